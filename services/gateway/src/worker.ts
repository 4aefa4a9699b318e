import { startRelay, watchQueue } from '@techbourse/db';
import { smtpTransport, startMailSender } from '@techbourse/mail';
import { startSweep } from '@techbourse/platform';
import type { Context } from './context.ts';
import { deleteDuePeople } from './identity/privacy/delete.ts';
import { startRetention } from './identity/retention/sweep.ts';
import { expireVerifications } from './identity/verification/expire.ts';

const SWEEP_MS = 60_000;

/**
 * Publishes the events of identity to the queue, also lost ones, sends its mail, and does what days bring: deletions of people
 * and ends of verifications. Several gateways share the rows.
 */
export function buildWorker(ctx: Context): { stop(): Promise<void> } {
  const { config, jobs: db, log, metrics, queue } = ctx;
  const relay = startRelay({ db, schema: 'identity', publish: queue.publish, log, metrics, retention: config });
  const lost = watchQueue({ db, schema: 'identity', mark: queue.publishedMark('identity'), log });
  const transport = config.SMTP_URL === undefined ? undefined : smtpTransport(config.SMTP_URL, config.MAIL_FROM);
  const mail = startMailSender({ db, schema: 'identity', transport, log, metrics, keepDays: config.MAIL_KEEP_DAYS });
  const sweep = (name: string, pass: () => Promise<boolean>) => startSweep({ name, everyMs: SWEEP_MS, log, pass });
  const deleting = sweep('deletion of people', () => deleteDuePeople(ctx));
  const ending = sweep('verifications that have run out', () => expireVerifications(ctx));
  const retention = startRetention(ctx);
  return {
    stop: async () => {
      await deleting.stop();
      await ending.stop();
      await retention.stop();
      await mail.stop();
      await lost.stop();
      await relay.stop();
    },
  };
}
