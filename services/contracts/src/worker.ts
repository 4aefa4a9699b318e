import { startRelay } from '@techbourse/db';
import { startWorker } from '@techbourse/queue';
import type { Context } from './context.ts';
import { copyRecord } from './copy/jobs.ts';

/** Tells this service's events, and takes in those of listings and demands. */
export function buildWorker(ctx: Context): { stop(): Promise<void> } {
  const relay = startRelay({ db: ctx.db, schema: 'contracts', publish: ctx.queue.publish, log: ctx.log });
  const copies = startWorker(ctx.queue.settings, {
    job: 'deal.copy',
    // Each job is one small statement; the pool of connections is what bounds them.
    concurrency: 16,
    handle: (envelope) => copyRecord(ctx, envelope),
  });
  return {
    stop: async () => {
      await copies.stop();
      await relay.stop();
    },
  };
}
