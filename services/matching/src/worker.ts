import { startRelay, watchQueue } from '@techbourse/db';
import { startSweep } from '@techbourse/platform';
import { startWorker, type WorkerOptions } from '@techbourse/queue';
import type { Context, WorkerContext } from './context.ts';
import { buildProfile } from './ingest/build.ts';
import { compareProfiles } from './ingest/compare.ts';
import { progressPair } from './pair/progress.ts';
import { batchRefreshes, WAITING_MAX } from './pairing/batch.ts';
import { republishOverdue } from './pairing/overdue.ts';
import { workRematch } from './rematch/work.ts';
import { pairsIndex } from './search/settings.ts';
import { indexPairs } from './search/sync.ts';

export type Running = {
  stop(): Promise<void>;
};

/** Carries this service's events to the queue, also those that the queue lost. Several may run: they share the rows. */
export function startOutbox(ctx: Context): Running {
  const { db, log, queue } = ctx;
  const relay = startRelay({
    db,
    schema: 'matching',
    publish: queue.publish,
    log,
    metrics: ctx.metrics,
    retention: ctx.config,
  });
  const watching = watchQueue({ db, schema: 'matching', mark: queue.publishedMark('matching'), log });
  return {
    stop: async () => {
      await watching.stop();
      await relay.stop();
    },
  };
}

/** Interval of the search for records whose job was lost. */
const OVERDUE_EVERY_MS = 60_000;

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
    { job: 'profile.compare', concurrency: 2, handle: (envelope) => compareProfiles(ctx, envelope) },
    { job: 'pairs.refresh', concurrency: WAITING_MAX, handle: batchRefreshes(ctx) },
    {
      job: 'pairs.index',
      // The writer merges waiting documents into one task of Meilisearch, so many jobs make few tasks.
      concurrency: 100,
      handle: (envelope) => indexPairs(ctx, writer, envelope),
    },
    // One chunk at a time, so that newly published records get their turn in between.
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
  const overdue = startSweep({
    name: 'records that wait to be paired',
    everyMs: OVERDUE_EVERY_MS,
    log: ctx.log,
    pass: () => republishOverdue(ctx),
  });
  return {
    stop: async () => {
      await overdue.stop();
      await Promise.all(running.map((worker) => worker.stop()));
    },
  };
}
