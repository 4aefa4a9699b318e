import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { migrateSchema } from '@techbourse/db';
import { asAppError } from '@techbourse/platform';
import { testActor, waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engines, startEngines } from '../../../infra/local/engines.mjs';
import { readListingsConfig } from './config.ts';
import { type Context, createContext } from './context.ts';
import { importListings } from './listing/import.ts';
import { searchListings } from './search/search.ts';
import { buildServer } from './server.ts';
import { readyContent } from './testing.ts';
import { buildWorker } from './worker.ts';

const owner = testActor();
const LONG = { deadlineMs: 60_000 };
let engines: Engines;
let ctx: Context;
let worker: ReturnType<typeof buildWorker>;

beforeAll(async () => {
  engines = await startEngines({ ephemeral: true });
  const { publicKey } = generateKeyPairSync('ed25519');
  await migrateSchema(engines.databaseUrl, {
    schema: 'listings',
    folder: join(import.meta.dirname, 'db/migrations'),
  });
  ctx = createContext(
    readListingsConfig({
      ...{ DATABASE_URL: engines.databaseUrl, REDIS_URL: engines.redisUrl },
      ...{ MEILI_URL: engines.meiliUrl, MEILI_KEY: engines.meiliKey, LOG_LEVEL: 'silent' },
      ACTOR_PUBLIC_KEY: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    }),
  );
  worker = buildWorker(ctx);
});
afterAll(async () => {
  await worker.stop();
  await ctx.close();
  await engines.stop();
});

const rowsOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ source: name, externalId: String(index), publish: true },
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

  it('Redis: an import is taken and its jobs run once it is back', async () => {
    await engines.redis.kill9();
    expect((await publish('caesium', 50)).counts.created).toBe(50);
    await engines.redis.start();
    await waitFor(async () => (await countFound('caesium')) === 50, LONG);
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
});
