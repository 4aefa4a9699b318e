import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect, type Database, migrateSchema } from '@techbourse/db';
import type { Engines } from '../../../infra/local/engines.mjs';
import { silentLogger } from '../../../packages/platform/src/index.ts';
import { createQueue, type JobEnvelope, type JobQueue } from '../../../packages/queue/src/index.ts';
import { type BenchWorker, processorOf, startBenchWorker } from '../scale/workers.ts';
import { type Waits, watchWaits } from './waits.ts';

export type Trial = {
  /** Root of the checkout whose workers run. */
  readonly root: string;
  readonly workers: number;
  readonly jobs: readonly ('profile.build' | 'pairs.refresh')[];
  /** Settings of the embedder. */
  readonly embedder: Readonly<Record<string, string>>;
  /** Built before the clock starts. */
  readonly before: readonly JobEnvelope[];
  readonly events: readonly JobEnvelope[];
};

export type Outcome = {
  readonly perSecond: number;
  /** Processor time for each record, milliseconds: of the workers, of the sessions of Postgres. */
  readonly workerMs: number;
  readonly postgresMs: number;
  readonly waits: Waits;
};

/** One measurement on a database, queue and index of its own. */
export async function runTrial(engines: Engines, trial: Trial): Promise<Outcome> {
  const name = `building_${randomUUID().slice(0, 8)}`;
  const admin = connect(engines.databaseUrl, { name: 'bench', max: 1 });
  await admin.sql`create database ${admin.sql(name)}`;
  const url = new URL(engines.databaseUrl);
  url.pathname = `/${name}`;
  const settings = {
    DATABASE_URL: url.href,
    REDIS_URL: engines.redisUrl,
    QUEUE_PREFIX: `{${name}}`,
    MEILI_URL: engines.meiliUrl,
    MEILI_KEY: engines.meiliKey,
    INDEX_PREFIX: `${name}_`,
    MATCHING_RETRIEVER: 'exact',
    MATCHING_JOBS: trial.jobs.join(','),
    TOOLS_DIR: join(trial.root, '.tools'),
    ...trial.embedder,
  };
  const folder = join(trial.root, 'services/matching/src/db/migrations');
  await migrateSchema(url.href, { schema: 'matching', folder });
  const db = connect(url.href, { name: 'bench', max: 3 });
  const queue = createQueue({ redisUrl: engines.redisUrl, prefix: `{${name}}`, log: silentLogger() });
  const workers: BenchWorker[] = [];
  try {
    for (let i = 0; i < trial.workers; i++) workers.push(await startBenchWorker(settings, trial.root));
    await queue.publish([...trial.before]);
    await done(db, queue, trial);
    await db.sql`analyze`;
    const processor = async () => ({
      workers: workers.reduce((sum, worker) => sum + worker.processor(), 0),
      postgres: (await sessions(db)).reduce((sum, pid) => sum + processorOf(pid), 0),
    });
    const from = await processor();
    const watching = watchWaits(db);
    const started = performance.now();
    await queue.publish([...trial.events]);
    await done(db, queue, trial);
    const seconds = (performance.now() - started) / 1000;
    const waits = await watching.stop();
    const to = await processor();
    const each = (total: number) => Number(((total / trial.events.length) * 1000).toFixed(1));
    return {
      perSecond: Number((trial.events.length / seconds).toFixed(1)),
      workerMs: each(to.workers - from.workers),
      postgresMs: each(to.postgres - from.postgres),
      waits,
    };
  } finally {
    await Promise.allSettled(workers.map((worker) => worker.stop()));
    await queue.close();
    await db.close();
    await admin.sql`drop database ${admin.sql(name)} with (force)`;
    await admin.close();
  }
}

async function sessions(db: Database): Promise<number[]> {
  const rows = await db.sql<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and application_name = 'matching-worker'`;
  return rows.map(({ pid }) => pid);
}

async function done(db: Database, queue: JobQueue, { jobs }: Trial): Promise<void> {
  for (;;) {
    const counts = Object.values(await queue.counts([...jobs]));
    if (counts.some(({ failed }) => failed > 0)) throw new Error('a job failed');
    const isIdle = counts.every(({ waiting, active, delayed }) => waiting + active + delayed === 0);
    // What is told next may be under way from here to the queue.
    const [told] = await db.sql`select from matching.outbox where not sent limit 1`;
    if (isIdle && !told && (await isStill(queue, jobs))) return;
    await wait(20);
  }
}

async function isStill(queue: JobQueue, jobs: Trial['jobs']): Promise<boolean> {
  const counts = Object.values(await queue.counts([...jobs]));
  return counts.every(({ waiting, active, delayed }) => waiting + active + delayed === 0);
}
