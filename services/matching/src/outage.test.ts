import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { migrateSchema } from '@techbourse/db';
import { testActor, testSettings, waitFor } from '@techbourse/testkit';
import { afterAll, expect, test } from 'vitest';
import { type Engines, startEngines } from '../../../infra/local/engines.mjs';
import { demandSnapshotOf, listingSnapshotOf, opened, published, withdrawn } from '../test/records.ts';
import { createContext } from './compose.ts';
import { readMatchingConfig } from './config.ts';
import { MATCHING_JOBS } from './pair/read-progress.ts';
import { readCorpus, recountCorpus } from './profile/corpus-store.ts';
import { pairsIndex } from './search/settings.ts';

const engines: Engines = await startEngines({ ephemeral: true });
const settings = {
  ...(await testSettings()),
  DATABASE_URL: engines.databaseUrl,
  REDIS_URL: engines.redisUrl,
  MEILI_URL: engines.meiliUrl,
  MEILI_KEY: engines.meiliKey,
  MATCHING_EMBED_THREADS: '1',
  MATCHING_SCORE_MIN: '0.1',
};
await migrateSchema(settings.DATABASE_URL, { schema: 'matching', folder: join(import.meta.dirname, 'db/migrations') });
const ctx = createContext(readMatchingConfig(settings));
const processes: ChildProcess[] = [];
afterAll(async () => {
  for (const child of processes) child.kill('SIGKILL');
  await ctx.close();
  await engines.stop();
});

const TOPICS = [
  'azo dyes in wastewater',
  'lithium electrolytes',
  'bearing faults',
  'apple harvest',
  'gallium nitride drivers',
];
const university = testActor({ kind: 'university' });
const company = testActor({ kind: 'company' });
const listings = Array.from({ length: 60 }, (_, i) => {
  const topic = TOPICS[i % TOPICS.length] ?? '';
  return listingSnapshotOf(university, {
    title: `Method ${i} for ${topic}`,
    abstract: `Our laboratory has a tested apparatus, number ${i}, for ${topic}. It was shown on the problem of ${topic}.`,
  });
});
const demands = TOPICS.map((topic) =>
  demandSnapshotOf(company, {
    title: `Wanted: ${topic}`,
    problem: `We look for an apparatus for ${topic}, shown on ${topic}.`,
  }),
);

test('after kills of engines and worker and a restart, no event is lost and none counts twice', async () => {
  const first = await startWorkerProcess();
  await ctx.queue.publish(listings.slice(0, 30).map(published));
  await profiled(5);
  first.kill('SIGKILL');

  await engines.meilisearch.kill9();
  await engines.redis.kill9();
  const second = await startWorkerProcess();
  await engines.redis.start();
  await waitFor(() => ctx.queue.ping().then(() => true));
  await ctx.queue.publish([...listings.slice(30).map(published), ...demands.map(opened)]);
  await profiled(35);
  await engines.postgres.restart();
  await profiled(40);
  await engines.meilisearch.start();
  // The same events again, as a relay sends them that died before it noted that they were sent, and one that is late.
  const [early] = listings;
  if (!early) throw new Error('there are listings');
  await ctx.queue.publish([...listings.slice(0, 10).map(published), withdrawn(early), published(early)]);

  await idle();
  const open = await ctx.db
    .sql`select side, count(*)::int as n from matching.profiles where open group by side order by side`;
  expect([...open]).toEqual([
    { side: 'demand', n: 5 },
    { side: 'listing', n: 59 },
  ]);
  expect(await readCorpus(ctx.db.orm)).toEqual(await recountCorpus(ctx.db.orm));
  const perDemand = await ctx.db.sql<{ n: number }[]>`
    select count(*) filter (where kept_by_demand)::int as n from matching.pairs group by demand_id`;
  expect(perDemand.map((row) => row.n).sort()).toEqual([11, 12, 12, 12, 12]);
  expect(await indexed()).toEqual(await shown());

  second.kill('SIGTERM');
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
}, 180_000);

test('a queue that is emptied while a hundred records are under way loses none of them', async () => {
  const worker = await startWorkerProcess();
  const more = Array.from({ length: 120 }, (_, i) => {
    const topic = TOPICS[i % TOPICS.length] ?? '';
    return demandSnapshotOf(company, { title: `Also wanted: ${topic}`, problem: `Number ${i}: we look for ${topic}.` });
  });
  await ctx.queue.publish(more.map(opened));
  await profiled(65 + 40);
  await engines.redis.kill9();
  rmSync(join(engines.dir, 'redis'), { recursive: true });
  await engines.redis.start();
  await waitFor(() => ctx.queue.ping().then(() => true), { deadlineMs: 60_000, what: 'an empty Redis' });
  // Whose event never came to a profile is told again by its owner, when a digest has shown that it is missing.
  const isKnown = new Set((await ctx.db.sql`select id from matching.profiles`).map((row) => row['id']));
  await ctx.queue.publish(more.filter(({ id }) => !isKnown.has(id)).map(opened));
  await idle();
  const due = async () => (await ctx.db.sql`select id from matching.profiles where due_in is not null`).length;
  await waitFor(async () => (await due()) === 0, { deadlineMs: 120_000, what: 'every record paired' });
  await idle();
  const [row] = await ctx.db.sql<{ n: number }[]>`
    select count(distinct demand_id)::int as n from matching.pairs where demand_id = any(${more.map(({ id }) => id)})`;
  expect(row?.n).toBe(more.length);
  await waitFor(async () => (await indexed()).length === (await shown()).length, { deadlineMs: 60_000 });
  expect(await indexed()).toEqual(await shown());
  worker.kill('SIGTERM');
  await once(worker, 'exit');
}, 300_000);

/** The worker as its own process, as the supervisor would start it. */
async function startWorkerProcess(): Promise<ChildProcess> {
  const main = join(import.meta.dirname, 'worker-main.ts');
  const env = { PATH: process.env.PATH, ...settings, LOG_LEVEL: 'info' };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  processes.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    if ((JSON.parse(line) as { msg?: string }).msg !== 'ready') continue;
    child.stdout.resume();
    return child;
  }
  throw new Error('the worker ended before it was ready');
}

function profiled(count: number): Promise<true> {
  const enough = async () => {
    const [row] = await ctx.db.sql<{ n: number }[]>`select count(*)::int as n from matching.profiles`;
    return (row?.n ?? 0) >= count || undefined;
  };
  return waitFor(enough, { deadlineMs: 90_000, what: `${count} profiles` });
}

async function idle(): Promise<void> {
  const quiet = async () => {
    const counts = Object.values(await ctx.queue.counts(MATCHING_JOBS));
    if (counts.some((job) => job.waiting + job.active + job.delayed > 0)) return undefined;
    const [row] = await ctx.db.sql<{ n: number }[]>`select count(*)::int as n from matching.outbox where not sent`;
    if (row?.n !== 0) return undefined;
    expect(counts.map((job) => job.failed)).toEqual(MATCHING_JOBS.map(() => 0));
    return true;
  };
  await waitFor(quiet, { deadlineMs: 120_000, everyMs: 200, what: 'an idle queue' });
}

async function indexed(): Promise<string[]> {
  const index = ctx.search.client.index<{ id: string }>(ctx.search.uidOf(pairsIndex));
  return (await index.getDocuments({ limit: 10_000, fields: ['id'] })).results.map(({ id }) => id).sort();
}

async function shown(): Promise<string[]> {
  const rows = await ctx.db.sql<{ id: string }[]>`
    select listing_id || '_' || demand_id as id from matching.pairs where shown`;
  return rows.map(({ id }) => id).sort();
}
