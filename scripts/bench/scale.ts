import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect, type Database, migrateSchema } from '@techbourse/db';
import { startEngines } from '../../infra/local/engines.mjs';
import { silentLogger } from '../../packages/platform/src/index.ts';
import { createQueue, type JobQueue } from '../../packages/queue/src/index.ts';
import { createSearch } from '../../packages/search/src/index.ts';
import { percentile } from './metrics.ts';
import { baseProfiles } from './scale/base-profiles.ts';
import { fillProfiles } from './scale/fill.ts';
import { type Indexed, indexPairs } from './scale/index-pairs.ts';
import { rematchAll } from './scale/rematch.ts';
import { variedProfiles } from './scale/varied-profiles.ts';
import { type BenchWorker, type Loaded, startBenchWorker } from './scale/workers.ts';
import { printTable } from './table.ts';

export type ScaleOptions = {
  listings: number;
  demands: number;
  /** Texts of either side that are embedded for real; all others are varied from them. */
  base: number;
  data?: string;
  rematch: boolean;
};

type Spread = { p50: number; p95: number; n: number };
type Rate = { records: number; perSecond: number; pairsPerRecord: number; workerMs: number; load: number };

export type ScaleFigures = {
  listings: number;
  demands: number;
  base: number;
  loaded: Loaded;
  bytesPerProfile: number;
  memory: { residentMb: number; peakMb: number }[];
  single: { few: Spread; all: Spread };
  steady: { few: Rate; all: Rate };
  growth: number;
  /** Whether lists were full when refreshes were measured, as in a long run, or empty. */
  lists: 'full' | 'empty';
  rematch: { seconds: number; pairs: number; databaseMb: number; memory: { peakMb: number }[] } | undefined;
  index: Indexed | undefined;
};

const SINGLE = 100;
const STEADY = 5000;
const SERVICE = join(import.meta.dirname, '../../services/matching/src/db/migrations');

/** `bench scale`: two real workers on private engines, first with a tenth of the demands, then with all. */
export async function runScale(options: ScaleOptions): Promise<ScaleFigures> {
  const say = (text: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
  say(`embedding ${options.base} listings and ${Math.ceil(options.base / 2)} demands; all others are varied from them`);
  const base = await baseProfiles({ data: options.data, listings: options.base, demands: Math.ceil(options.base / 2) });
  const engines = await startEngines({ ephemeral: true });
  const settings = {
    DATABASE_URL: engines.databaseUrl,
    REDIS_URL: engines.redisUrl,
    QUEUE_PREFIX: '{scale}',
    MEILI_URL: engines.meiliUrl,
    MEILI_KEY: engines.meiliKey,
    INDEX_PREFIX: 'scale_',
    // What is measured is pairs in Postgres; the index follows by itself and would take the processors meanwhile.
    // These workers embed nothing, so they need no second thread for it.
    MATCHING_RETRIEVER: 'exact',
    MATCHING_JOBS: 'pairs.refresh,matching.rematch',
    MATCHING_EMBED_THREADS: '1',
  };
  await migrateSchema(engines.databaseUrl, { schema: 'matching', folder: SERVICE });
  const db = connect(engines.databaseUrl, { name: 'bench' });
  const queue = createQueue({ redisUrl: engines.redisUrl, prefix: '{scale}', log: silentLogger() });
  const search = createSearch({ url: engines.meiliUrl, key: engines.meiliKey, prefix: 'scale_', log: silentLogger() });
  const workers: BenchWorker[] = [];
  try {
    say('writing listings and a tenth of the demands');
    const few = Math.ceil(options.demands / 10);
    const listings = await fillProfiles(
      db,
      'listing',
      variedProfiles(base.listings, base.listings, 1),
      options.listings,
      base.embedder,
    );
    const demands = variedProfiles(base.demands, base.listings, 2);
    await fillProfiles(db, 'demand', demands, few, base.embedder);
    await db.sql`analyze matching.profiles`;
    workers.push(await startBenchWorker(settings), await startBenchWorker(settings));
    const next = takeFrom(listings);
    const count = (most: number) => Math.min(most, Math.floor(listings.length / 12));
    await steady(db, queue, workers, next(count(200)));
    const measured = async (name: string) => {
      say(`${name}: one listing after the other, then many at once`);
      const spread = await single(db, queue, next(count(SINGLE)));
      const rate = await steady(db, queue, workers, next(count(STEADY)));
      say(`${name}: ${JSON.stringify({ spread, rate })}`);
      return { spread, rate };
    };
    // Lists that begin empty take in nearly everything: many times the rows of a long run.
    if (options.rematch) await rematchAll(db, say, ['demand']);
    const atFew = await measured(`${few} demands`);
    for (const worker of workers.splice(0)) await worker.stop();
    say('writing the other demands');
    await fillProfiles(db, 'demand', demands, options.demands - few, base.embedder);
    await db.sql`analyze matching.profiles`;
    const first = await startBenchWorker(settings);
    workers.push(first, await startBenchWorker(settings));
    say(`loaded: ${JSON.stringify(first.loaded)}, ${JSON.stringify(first.memory())}`);
    await steady(db, queue, workers, next(count(200)));
    if (options.rematch) say('full re-match');
    const rematch = options.rematch
      ? { ...(await rematchAll(db, say)), memory: workers.map((worker) => worker.memory()) }
      : undefined;
    if (rematch) say(JSON.stringify(rematch));
    const atAll = await measured(`${options.demands} demands`);
    const memory = workers.map((worker) => worker.memory());
    const held = Object.values(first.loaded.bytes).reduce((sum, bytes) => sum + bytes, 0);
    const figures: ScaleFigures = {
      listings: options.listings,
      demands: options.demands,
      base: options.base,
      loaded: first.loaded,
      bytesPerProfile: Math.round(held / (options.listings + options.demands)),
      memory,
      single: { few: atFew.spread, all: atAll.spread },
      steady: { few: atFew.rate, all: atAll.rate },
      growth: Number((atFew.rate.perSecond / atAll.rate.perSecond).toFixed(2)),
      lists: rematch ? 'full' : 'empty',
      rematch,
      index: undefined,
    };
    print(figures);
    if (!rematch) return figures;
    say('writing the pairs to the index');
    for (const worker of workers.splice(0)) await worker.stop();
    const whole = { ...figures, index: await indexPairs({ db, queue, search }, settings, say) };
    print(whole);
    return whole;
  } finally {
    await Promise.allSettled(workers.map((worker) => worker.stop()));
    await queue.close();
    await db.close();
    await engines.stop();
  }
}

function takeFrom(ids: readonly string[]): (count: number) => string[] {
  let at = 0;
  return (count) => {
    at += count;
    return ids.slice(at - count, at);
  };
}

const asked = (id: string) => ({
  eventId: randomUUID(),
  type: 'profile.built',
  key: id,
  version: 1,
  occurredAt: new Date().toISOString(),
  payload: { side: 'listing', id, cause: 'asked' },
});

/** From handing the event to the queue to the commit of the listing's pairs, which Postgres tells of, one by one. */
async function single(db: Database, queue: JobQueue, ids: readonly string[]): Promise<Spread> {
  let committed: () => void = () => {};
  const listening = await db.sql.listen('outbox_matching', () => committed());
  const times: number[] = [];
  for (const id of ids) {
    const { promise, resolve } = Promise.withResolvers<void>();
    committed = resolve;
    const started = performance.now();
    await queue.publish([asked(id)]);
    // A listing that meets nobody writes nothing: then the end of its job counts.
    await Promise.race([promise, idle(db, queue, 1)]);
    times.push(performance.now() - started);
    await idle(db, queue);
  }
  await listening.unlisten();
  times.sort((a, b) => a - b);
  const rounded = (share: number) => Number(percentile(times, share).toFixed(1));
  return { p50: rounded(0.5), p95: rounded(0.95), n: times.length };
}

async function steady(
  db: Database,
  queue: JobQueue,
  workers: readonly BenchWorker[],
  ids: readonly string[],
): Promise<Rate> {
  const pairs = async () => (await db.sql<{ n: number }[]>`select count(*)::int as n from matching.pairs`)[0]?.n ?? 0;
  const processor = () => workers.reduce((sum, worker) => sum + worker.processor(), 0);
  const [pairsBefore, processorBefore] = [await pairs(), processor()];
  const started = performance.now();
  await queue.publish(ids.map(asked));
  await idle(db, queue);
  const seconds = (performance.now() - started) / 1000;
  return {
    records: ids.length,
    perSecond: Number((ids.length / seconds).toFixed(1)),
    pairsPerRecord: Number((((await pairs()) - pairsBefore) / ids.length).toFixed(1)),
    workerMs: Number((((processor() - processorBefore) / ids.length) * 1000).toFixed(1)),
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
}

async function idle(db: Database, queue: JobQueue, everyMs = 20): Promise<void> {
  for (;;) {
    const { 'pairs.refresh': jobs } = await queue.counts(['pairs.refresh']);
    if (!jobs) throw new Error('the queue knows no refreshes');
    if (jobs.failed > 0) throw new Error(`${jobs.failed} refreshes failed`);
    const [row] = await db.sql`select 1 from matching.outbox where not sent and type = 'profile.built' limit 1`;
    if (jobs.waiting + jobs.active + jobs.delayed === 0 && !row) return;
    await wait(everyMs);
  }
}

function print({
  listings,
  demands,
  loaded,
  bytesPerProfile,
  memory,
  single: one,
  steady: many,
  growth,
  lists,
  rematch,
  index,
}: ScaleFigures): void {
  const n = listings + demands;
  const per = (bytes: number) => `${Math.round(bytes / n)} B`;
  const ms = ({ p50, p95 }: Spread) => `${p50} / ${p95} ms`;
  const rate = ({ perSecond, pairsPerRecord, workerMs, load }: Rate) => [
    `${perSecond} /s`,
    `${pairsPerRecord} new pairs and ${workerMs} ms of worker each, load ${load}`,
  ];
  const few = Math.ceil(demands / 10).toLocaleString('en');
  const all = demands.toLocaleString('en');
  printTable(
    `${listings.toLocaleString('en')} listings, ${all} demands, exact retrieval, two workers, lists ${lists}`,
    ['what', 'figure', ''],
    [
      ['a worker loads all profiles', `${(loaded.ms / 1000).toFixed(1)} s`, ''],
      ['worker, resident / peak', memory.map((m) => `${m.residentMb} / ${m.peakMb} MB`).join(', '), ''],
      [
        'profile outside the heap',
        `${bytesPerProfile} B`,
        Object.entries(loaded.bytes)
          .map(([name, b]) => `${name} ${per(b)}`)
          .join(', '),
      ],
      [`refresh of one listing, ${few} demands, p50 / p95`, ms(one.few), `n = ${one.few.n}`],
      [`refresh of one listing, ${all} demands, p50 / p95`, ms(one.all), `n = ${one.all.n}`],
      [`steady refreshes, ${few} demands`, ...rate(many.few)],
      [`steady refreshes, ${all} demands`, ...rate(many.all)],
      ['growth of that cost', `${growth} x`, ''],
      ...(rematch
        ? [
            [
              'full re-match to Postgres',
              `${(rematch.seconds / 60).toFixed(1)} min`,
              `${rematch.pairs.toLocaleString('en')} pairs, ${rematch.databaseMb} MB; worker peak ${rematch.memory.map((m) => m.peakMb).join(', ')} MB`,
            ],
          ]
        : []),
      ...(rematch && index
        ? [
            [
              'the same to Meilisearch',
              `${((rematch.seconds + index.seconds) / 60).toFixed(1)} min`,
              `${index.documents.toLocaleString('en')} pairs, in ${(index.seconds / 60).toFixed(1)} min after those of Postgres; worker peak ${index.memory.map((m) => m.peakMb).join(', ')} MB`,
            ],
          ]
        : []),
    ],
  );
}
