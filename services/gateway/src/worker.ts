import { startRelay, watchQueue } from '@techbourse/db';
import type { Context } from './context.ts';

/** Carries what identity tells to the queue, also what the queue lost. Several gateways may do it: they share the rows. */
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
