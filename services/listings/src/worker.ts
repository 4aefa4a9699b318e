import { startRelay } from '@techbourse/db';
import { startWorker } from '@techbourse/queue';
import type { Context } from './context.ts';
import { expireListings } from './listing/expire.ts';
import { indexListing } from './listing/jobs.ts';
import { listingsIndex } from './search/settings.ts';

/** Jobs wait for their batch to be written, so many at once make large batches. */
const INDEX_CONCURRENCY = 200;
const RETRY_MS = 2000;

/** What runs beside the requests: the relay of events, the index jobs, the expiry sweep, the index settings. */
export function buildWorker(ctx: Context): { stop(): Promise<void> } {
  const relay = startRelay({ db: ctx.db, schema: 'listings', publish: ctx.queue.publish, log: ctx.log });
  const indexer = startWorker(ctx.queue.settings, {
    job: 'listing.index',
    concurrency: INDEX_CONCURRENCY,
    handle: (envelope) => indexListing(ctx, envelope),
  });
  const sweep = repeat(ctx, 'expiry sweep', ctx.config.EXPIRY_SWEEP_SECONDS * 1000, async () => {
    await expireListings(ctx);
    return 'again';
  });
  // Not awaited at start: a service must come up while Meilisearch is away.
  const settings = repeat(ctx, 'index settings', RETRY_MS, async () => {
    await ctx.search.apply(listingsIndex);
    return 'done';
  });
  return {
    stop: async () => {
      await Promise.all([relay.stop(), indexer.stop(), sweep.stop(), settings.stop()]);
    },
  };
}

/** Runs `work` now and every `everyMs` until it says that it is done; one that fails is tried again. */
function repeat(ctx: Context, name: string, everyMs: number, work: () => Promise<'again' | 'done'>) {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const run = async (): Promise<void> => {
    const outcome = await work().catch((error: unknown) => {
      ctx.log.warn({ err: error }, `${name}: will try again`);
      return 'again' as const;
    });
    if (outcome === 'again' && !stopped) timer = setTimeout(start, everyMs);
  };
  let running: Promise<void> = Promise.resolve();
  const start = () => {
    running = run();
  };
  start();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
