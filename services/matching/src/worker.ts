import { startRelay } from '@techbourse/db';
import { startWorker, type WorkerOptions } from '@techbourse/queue';
import type { Context, WorkerContext } from './context.ts';
import { GATHERED_MAX, gatherRefreshes } from './pair/gather.ts';
import { progressPair } from './pair/progress.ts';
import { buildProfile } from './profile/build.ts';
import { workRematch } from './rematch/work.ts';
import { pairsIndex } from './search/settings.ts';
import { indexPairs } from './search/sync.ts';

export interface Running {
  stop(): Promise<void>;
}

/** Carries this service's events to the queue. Several may run: they share the rows. */
export function startOutbox(ctx: Context): Running {
  return startRelay({ db: ctx.db, schema: 'matching', publish: ctx.queue.publish, log: ctx.log });
}

/** The job handlers of matching. */
export function buildWorker(ctx: WorkerContext): Running {
  const { settings } = ctx.queue;
  const writer = ctx.search.writer(pairsIndex);
  const jobs: WorkerOptions[] = [
    // Two texts under way per embedding thread; one more record reads and writes Postgres meanwhile.
    {
      job: 'profile.build',
      concurrency: ctx.config.MATCHING_EMBED_THREADS + 2,
      handle: (envelope) => buildProfile(ctx, envelope),
    },
    { job: 'pairs.refresh', concurrency: GATHERED_MAX, handle: gatherRefreshes(ctx) },
    {
      job: 'pairs.index',
      // The writer puts what waits into one task of Meilisearch; the more wait together, the fewer tasks.
      concurrency: 100,
      handle: (envelope) => indexPairs(ctx, writer, envelope),
    },
    // One chunk at a time: what is published meanwhile has its turn between the records of it.
    {
      job: 'matching.rematch',
      concurrency: 1,
      handle: (envelope) => workRematch(ctx, envelope),
    },
    { job: 'pair.progress', concurrency: 5, handle: (envelope) => progressPair(ctx, envelope) },
  ];
  const wanted: readonly string[] = ctx.config.MATCHING_JOBS;
  const running = jobs
    .filter(({ job }) => wanted.length === 0 || wanted.includes(job))
    .map((options) => startWorker(settings, options));
  return {
    stop: async () => {
      await Promise.all(running.map((worker) => worker.stop()));
    },
  };
}
