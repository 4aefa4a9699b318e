import { startRelay, watchQueue } from '@techbourse/db';
import { smtpTransport, startMailSender } from '@techbourse/mail';
import { startSweep } from '@techbourse/platform';
import type { Context } from './context.ts';
import { deleteDuePeople } from './identity/privacy/delete.ts';

const DELETION_MS = 60_000;

/** Publishes the events of identity to the queue, also lost ones, and sends its mail. Several gateways share the rows. */
export function buildWorker(ctx: Context): { stop(): Promise<void> } {
  const { config, jobs: db, log, metrics, queue } = ctx;
  const relay = startRelay({ db, schema: 'identity', publish: queue.publish, log, metrics, retention: config });
  const lost = watchQueue({ db, schema: 'identity', mark: queue.publishedMark('identity'), log });
  const transport = config.SMTP_URL === undefined ? undefined : smtpTransport(config.SMTP_URL, config.MAIL_FROM);
  const mail = startMailSender({ db, schema: 'identity', transport, log, metrics });
  const deleting = startSweep({
    name: 'deletion of people',
    everyMs: DELETION_MS,
    log,
    pass: () => deleteDuePeople(ctx),
  });
  return {
    stop: async () => {
      await deleting.stop();
      await mail.stop();
      await lost.stop();
      await relay.stop();
    },
  };
}
