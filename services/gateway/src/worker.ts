import { startRelay, watchQueue } from '@techbourse/db';
import { smtpTransport, startMailSender } from '@techbourse/mail';
import type { Context } from './context.ts';

/** Publishes the events of identity to the queue, also lost ones, and sends its mail. Several gateways share the rows. */
export function buildWorker({ config, jobs: db, log, metrics, queue }: Context): { stop(): Promise<void> } {
  const relay = startRelay({ db, schema: 'identity', publish: queue.publish, log, metrics, retention: config });
  const lost = watchQueue({ db, schema: 'identity', mark: queue.publishedMark('identity'), log });
  const transport = config.SMTP_URL === undefined ? undefined : smtpTransport(config.SMTP_URL, config.MAIL_FROM);
  const mail = startMailSender({ db, schema: 'identity', transport, log, metrics });
  return {
    stop: async () => {
      await mail.stop();
      await lost.stop();
      await relay.stop();
    },
  };
}
