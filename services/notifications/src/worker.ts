import { startRelay, watchQueue } from '@techbourse/db';
import { smtpTransport, startMailSender } from '@techbourse/mail';
import { startSweep } from '@techbourse/platform';
import { startWorker } from '@techbourse/queue';
import { compareSubjects } from './change/compare.ts';
import { noteChange } from './change/note.ts';
import { startReleasing } from './change/release.ts';
import type { Composed } from './compose.ts';
import { forgetLapsed, remindOfDates } from './deadline/remind.ts';
import { makeDigests } from './digest/make.ts';
import { makeNotifications } from './ingest/make.ts';
import { forgetOld } from './notification/tidy.ts';
import { tellDeadLetters } from './operator/look.ts';
import { followRecipient } from './recipient/follow.ts';
import { lookForNew } from './saved-search/look.ts';
import { startWatching } from './watch/watching.ts';
import { startSending } from './webhook/sending.ts';

const REMIND_EVERY_MS = 60_000;
/** How late mail that somebody wants at once is at most. */
const DIGEST_EVERY_MS = 5000;
const LOOK_EVERY_MS = 5000;
const DEAD_LETTERS_EVERY_MS = 60_000;
const TIDY_EVERY_MS = 600_000;

/** All background work: the relay, and the jobs that take in what other services tell. */
export function buildWorker(whole: Composed): { stop(): Promise<void> } {
  // Jobs have connections and limits of their own: none keeps a request waiting.
  const ctx = { ...whole, db: whole.jobs };
  const { db, log, metrics, queue } = ctx;
  const relay = startRelay({
    db,
    schema: 'notifications',
    publish: queue.publish,
    log,
    metrics,
    retention: ctx.config,
  });
  const watching = watchQueue({ db, schema: 'notifications', mark: queue.publishedMark('notifications'), log });
  const following = startWorker(queue.settings, {
    job: 'recipient.follow',
    concurrency: 4,
    handle: (envelope) => followRecipient(ctx, envelope),
  });
  const making = startWorker(queue.settings, {
    job: 'notification.make',
    concurrency: 4,
    handle: (envelope) => makeNotifications(ctx, envelope),
  });
  const reminding = startSweep({ name: 'reminders', everyMs: REMIND_EVERY_MS, log, pass: () => remindOfDates(ctx) });
  const lapsing = startSweep({
    name: 'lapsed reminders',
    everyMs: REMIND_EVERY_MS,
    log,
    pass: () => forgetLapsed(ctx),
  });
  const tidying = startSweep({ name: 'old notifications', everyMs: TIDY_EVERY_MS, log, pass: () => forgetOld(ctx) });
  const noting = startWorker(queue.settings, {
    job: 'change.note',
    concurrency: 8,
    handle: (envelope) => noteChange(ctx, envelope),
  });
  const comparing = startWorker(queue.settings, {
    job: 'change.compare',
    concurrency: 2,
    handle: (envelope) => compareSubjects(ctx, envelope),
  });
  const digests = startSweep({ name: 'digests', everyMs: DIGEST_EVERY_MS, log, pass: () => makeDigests(ctx) });
  const { SMTP_URL, MAIL_FROM, MAIL_KEEP_DAYS: keepDays } = ctx.config;
  const transport = SMTP_URL === undefined ? undefined : smtpTransport(SMTP_URL, MAIL_FROM);
  const mailing = startMailSender({ db, schema: 'notifications', transport, log, metrics, keepDays });
  const counting = startSweep({
    name: 'dead letters',
    everyMs: DEAD_LETTERS_EVERY_MS,
    log,
    pass: async () => {
      await tellDeadLetters(ctx);
      return false;
    },
  });
  const releasing = startReleasing(ctx);
  const sending = startSending(ctx);
  const tellingWatchers = startWatching(ctx);
  const looking = startSweep({ name: 'saved searches', everyMs: LOOK_EVERY_MS, log, pass: () => lookForNew(ctx) });
  return {
    stop: async () => {
      await watching.stop();
      await comparing.stop();
      await noting.stop();
      await releasing.stop();
      await sending.stop();
      await tellingWatchers.stop();
      await counting.stop();
      await digests.stop();
      await mailing.stop();
      await looking.stop();
      await reminding.stop();
      await lapsing.stop();
      await tidying.stop();
      await making.stop();
      await following.stop();
      await relay.stop();
    },
  };
}
