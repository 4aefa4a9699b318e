import { startRelay, watchQueue } from '@techbourse/db';
import { startSweep } from '@techbourse/platform';
import { startWorker } from '@techbourse/queue';
import type { Context } from './context.ts';
import { expireListings } from './listing/expire.ts';
import { indexListing } from './listing/jobs.ts';
import { digestListings, tellListings } from './listing/tell.ts';

/** Writes to the index are gathered: the more jobs wait together, the fewer tasks Meilisearch gets (1000 at most). */
const INDEX_CONCURRENCY = 1000;

/** Everything that runs without being asked: the relay, the index and its job, the end of listings. */
export function buildWorker(whole: Context): { stop(): Promise<void> } {
  // Jobs have connections and limits of their own: none keeps a request waiting.
  const ctx = { ...whole, db: whole.jobs };
  const { config, db, log, queue } = ctx;
  const watching = ctx.watch.start();
  const relay = startRelay({ db, schema: 'listings', publish: queue.publish, log });
  const indexing = startWorker(queue.settings, {
    job: 'listing.index',
    concurrency: INDEX_CONCURRENCY,
    handle: (envelope) => indexListing(ctx, envelope),
  });
  const expiry = startSweep({
    name: 'listing expiry',
    everyMs: config.EXPIRY_SWEEP_SECONDS * 1000,
    log,
    pass: () => expireListings(ctx),
  });
  const telling = startWorker(queue.settings, {
    job: 'listing.tell',
    concurrency: 1,
    handle: (envelope) => tellListings(ctx, envelope),
  });
  const lost = watchQueue({ db, schema: 'listings', mark: queue.toldMark('listings'), log });
  const digesting = startSweep({
    name: 'listing digest',
    everyMs: config.DIGEST_SECONDS * 1000,
    log,
    pass: () => digestListings(ctx),
  });
  return {
    stop: async () => {
      await Promise.all([lost.stop(), digesting.stop(), telling.stop()]);
      await Promise.all([expiry.stop(), relay.stop(), indexing.stop(), watching.stop()]);
    },
  };
}
