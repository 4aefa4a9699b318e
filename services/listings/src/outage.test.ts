import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrateSchema } from '@techbourse/db';
import { asAppError, createLogger, newId } from '@techbourse/platform';
import { createQueue } from '@techbourse/queue';
import { actorHeaders, testActor, waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Engines, startEngines } from '../../../infra/local/engines.mjs';
import { readyContent } from '../test/listings.ts';
import { type Composed, createContext } from './compose.ts';
import { readListingsConfig } from './config.ts';
import { importListings } from './listing/import.ts';
import { searchListings } from './search/search.ts';
import { indexListing } from './search/sync.ts';
import { buildServer } from './server.ts';
import { buildWorker } from './worker.ts';

const owner = testActor();
const LONG = { deadlineMs: 60_000 };
const said: string[] = [];
let engines: Engines;
let ctx: Composed;
let worker: ReturnType<typeof buildWorker>;

beforeAll(async () => {
  engines = await startEngines({ ephemeral: true });
  await migrateSchema(engines.databaseUrl, {
    schema: 'listings',
    folder: join(import.meta.dirname, 'db/migrations'),
  });
  ctx = createContext(
    readListingsConfig({
      DATABASE_URL: engines.databaseUrl,
      REDIS_URL: engines.redisUrl,
      MEILI_URL: engines.meiliUrl,
      MEILI_KEY: engines.meiliKey,
      LOG_LEVEL: 'silent',
      ACTOR_PUBLIC_KEY: inject('engines').actorPublicKey,
    }),
  );
  // All tries of a job are over in a moment: what is done after an outage was not saved by them.
  const log = createLogger({ name: 'listings', level: 'debug' }, { write: (line) => void said.push(line) });
  const queue = createQueue({ ...ctx.queue.settings, log, retry: { attempts: 2, backoffMs: () => 5 } });
  ctx = { ...ctx, queue };
  worker = buildWorker(ctx);
});
afterAll(async () => {
  await worker.stop();
  await ctx.queue.close();
  await ctx.close();
  await engines.stop();
});

const rowsOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    source: name,
    externalId: String(index),
    publish: true,
    ...readyContent({ keywords: [name] }),
  }));
const publish = (name: string, count = 1) => importListings(ctx, owner, rowsOf(name, count), {});
const countFound = async (q: string) => (await searchListings(ctx, { q, limit: 1 })).total;

describe('while an engine is away', () => {
  it('Meilisearch: publishing goes on, searching says to try again, and all is found once it is back', async () => {
    await publish('aluminium', 3);
    await waitFor(async () => (await countFound('aluminium')) === 3, LONG);
    await engines.meilisearch.kill9();

    expect((await publish('beryllium', 3)).counts.created).toBe(3);
    await expect(countFound('aluminium')).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
    const app = await buildServer(ctx);
    const ready = await app.inject({ method: 'GET', url: '/health/ready' });
    await app.close();
    expect([ready.statusCode, ready.json().checks.filter((check: { ok: boolean }) => !check.ok)]).toMatchObject([
      503,
      [{ name: 'meilisearch' }],
    ]);

    await engines.meilisearch.start();
    await waitFor(async () => (await countFound('beryllium')) === 3, LONG);
    expect(await countFound('aluminium')).toBe(3);
  });

  it('Meilisearch with all its data: no search answers wrongly, and the index is rebuilt automatically', async () => {
    const all = (await searchListings(ctx, { limit: 1 })).total;
    await engines.meilisearch.kill9();
    rmSync(join(engines.dir, 'meilisearch', 'db'), { recursive: true });
    const app = await buildServer(ctx);
    const seen: (number | string | null)[] = [];
    let looking = true;
    const watching = (async () => {
      while (looking) {
        const headers = await actorHeaders();
        const answer = await app.inject({ url: '/listings/search?limit=1', headers });
        if (answer.statusCode === 200) seen.push(answer.json().degraded ? 'degraded' : answer.json().total);
        else expect([answer.statusCode, answer.json().reason]).toEqual([503, expect.stringMatching(/^search\./)]);
      }
    })();
    await engines.meilisearch.start();
    await publish('europium');
    const ready = await waitFor(async () => {
      const answer = await app.inject('/health/ready');
      return answer.statusCode === 200 ? answer.json().status : undefined;
    }, LONG);
    expect(['ready', 'degraded']).toContain(ready);
    await waitFor(async () => (await countFound('europium')) === 1, LONG);
    looking = false;
    await watching;
    expect((await searchListings(ctx, { limit: 1 })).total).toBe((all ?? 0) + 1);
    // Of what was published before nothing was ever missing from an answer that did not say so.
    for (const total of seen) expect(['degraded', all, (all ?? 0) + 1]).toContain(total);
    await waitFor(async () => (await app.inject('/health/ready')).json().status === 'ready', LONG);
    await app.close();
  });

  it('Meilisearch with all its data, and the service restarts: what it publishes first makes no index of one', async () => {
    const all = (await searchListings(ctx, { limit: 1 })).total;
    await worker.stop();
    await engines.meilisearch.kill9();
    rmSync(join(engines.dir, 'meilisearch', 'db'), { recursive: true });
    await engines.meilisearch.start();
    await publish('gallium');
    await expect(indexListing(ctx, { key: newId() })).rejects.toMatchObject({ reason: 'search.being_set_up' });
    const app = await buildServer(ctx);
    await expect(searchListings(ctx, { limit: 1 })).rejects.toMatchObject({ reason: 'search.being_set_up' });
    expect((await app.inject('/health/ready')).json()).toMatchObject({
      status: 'degraded',
      degraded: [{ name: 'search', reason: 'listings: there is no index' }],
    });
    worker = buildWorker(ctx);
    await waitFor(async () => (await countFound('gallium')) === 1, LONG);
    expect((await searchListings(ctx, { limit: 1 })).total).toBe((all ?? 0) + 1);
    await waitFor(async () => (await app.inject('/health/ready')).json().status === 'ready', LONG);
    await app.close();
  });

  it('Redis: an import is taken and its jobs run once it is back', async () => {
    await engines.redis.kill9();
    expect((await publish('caesium', 50)).counts.created).toBe(50);
    await engines.redis.start();
    await waitFor(async () => (await countFound('caesium')) === 50, LONG);
  });

  it('Redis with all its data: pending events are published again automatically', async () => {
    await publish('rubidium', 150);
    await waitFor(
      async () => (await ctx.db.sql`select 1 from listings.outbox where not sent limit 1`).length === 0,
      LONG,
    );
    const told = ctx.queue.publishedMark('listings');
    const forgotten = await told.read();
    await engines.redis.kill9();
    rmSync(join(engines.dir, 'redis'), { recursive: true });
    await engines.redis.start();
    await waitFor(async () => ((await told.read()) ?? 0) >= (forgotten ?? 0), LONG);
    await waitFor(async () => (await countFound('rubidium')) === 150, LONG);
    // Told again to whoever else listens as well.
    const waiting = await waitFor(async () => (await ctx.queue.counts(['profile.build']))['profile.build']?.waiting);
    expect(waiting).toBeGreaterThanOrEqual(150);
  });

  it('Postgres: an import that it fell away under is refused as a whole or was taken, and repeating it doubles nothing', async () => {
    const attempts = Array.from({ length: 4 }, (_, index) => publish(`dysprosium-${index}`, 50));
    const [outcomes] = await Promise.all([Promise.allSettled(attempts), engines.postgres.restart()]);
    for (const attempt of outcomes) {
      if (attempt.status === 'rejected') expect(asAppError(attempt.reason).kind).toBe('UNAVAILABLE');
    }
    for (let index = 0; index < 4; index++) {
      await waitFor(async () => (await publish(`dysprosium-${index}`, 50)).counts.unchanged === 50, LONG);
    }
    const [row] = await ctx.db.sql`select count(*)::int as count from listings.listing where source like 'dysprosium%'`;
    expect(row?.count).toBe(200);
    await waitFor(async () => (await countFound('dysprosium')) === 200, LONG);
  });

  it('each of them longer than all tries of a job together: no job is lost, and none becomes a dead letter', async () => {
    const putBack = () => said.filter((line) => line.includes('job put back')).length;
    // More of them than a job has tries, with fewer jobs that look than that: none could have tries left.
    const outlasted = (before: number) => waitFor(() => putBack() >= before + 6, LONG);

    await engines.meilisearch.kill9();
    let before = putBack();
    await publish('europium', 200);
    await outlasted(before);

    // The jobs wait for Meilisearch; now Postgres goes under them.
    await engines.postgres.kill9();
    before = putBack();
    await engines.meilisearch.start();
    await outlasted(before);
    await engines.postgres.start();
    await waitFor(async () => (await countFound('europium')) === 200, LONG);

    await engines.redis.kill9();
    await publish('fermium', 200);
    await engines.redis.start();
    await waitFor(async () => (await countFound('fermium')) === 200, LONG);

    await waitFor(async () => {
      const {
        waiting = 1,
        active = 1,
        delayed = 1,
      } = (await ctx.queue.counts(['listing.index']))['listing.index'] ?? {};
      return waiting + active + delayed === 0;
    }, LONG);
    expect(await ctx.queue.deadLetters(['listing.index'])).toEqual([]);
  }, 180_000);
});
