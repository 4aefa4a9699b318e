import { startRelay, watchQueue } from '@techbourse/db';
import type { Context } from './context.ts';

/** Publishes the events of identity to the queue, also lost ones. Several gateways share the rows. */
export function buildWorker({ jobs: db, log, metrics, queue }: Context): { stop(): Promise<void> } {
  const relay = startRelay({ db, schema: 'identity', publish: queue.publish, log, metrics });
  const lost = watchQueue({ db, schema: 'identity', mark: queue.publishedMark('identity'), log });
  return {
    stop: async () => {
      await lost.stop();
      await relay.stop();
    },
  };
}
