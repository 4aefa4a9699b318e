import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { migrateSchema } from '@techbourse/db';
import { actorHeaders, testSettings, waitFor } from '@techbourse/testkit';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { type Engines, startEngines } from '../../../infra/local/engines.mjs';
import { exampleDemand, testCompany } from '../test/demands.ts';
import { searchDemandsSchema } from './api/search.ts';
import { createContext } from './compose.ts';
import { readDemandsConfig } from './config.ts';
import { demand, outbox } from './db/schema.ts';
import { createDemand } from './demand/create.ts';
import { importDemands } from './demand/import.ts';
import { searchDemands } from './search/search.ts';
import { buildServer } from './server.ts';
import { buildWorker } from './worker.ts';

const engines: Engines = await startEngines({ ephemeral: true });
const settings = {
  ...(await testSettings()),
  DATABASE_URL: engines.databaseUrl,
  REDIS_URL: engines.redisUrl,
  MEILI_URL: engines.meiliUrl,
  MEILI_KEY: engines.meiliKey,
};
await migrateSchema(settings.DATABASE_URL, { schema: 'demands', folder: join(import.meta.dirname, 'db/migrations') });
const ctx = createContext(readDemandsConfig(settings));
afterAll(async () => {
  await ctx.close();
  await engines.stop();
});

const rows = (name: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    source: name,
    externalId: `${n}`,
    open: true,
    ...exampleDemand({ keywords: [name] }),
  }));
async function countFound(name: string): Promise<number | null> {
  return (await searchDemands(ctx, searchDemandsSchema.parse({ q: name, limit: 1 }))).total;
}
const found = (name: string, count: number) =>
  waitFor(async () => (await countFound(name)) === count, { what: `${count} of ${name} found` });
const countKept = (organisationId: string) => ctx.db.orm.$count(demand, eq(demand.organisationId, organisationId));

describe('bad luck', () => {
  it('a service starts and takes writes while Meilisearch is away, and the search has them when it is back', async () => {
    await engines.meilisearch.kill9();
    const worker = buildWorker(ctx);
    const app = await buildServer(ctx);
    try {
      const answer = await importDemands(ctx, testCompany(), rows('lostsearch', 50), {});
      expect(answer.counts.created).toBe(50);
      expect((await app.inject('/health/ready')).statusCode).toBe(503);
      const search = await app.inject({ url: '/demands/search', headers: await actorHeaders() });
      expect([search.statusCode, search.json().reason]).toEqual([503, 'search.unavailable']);
      await engines.meilisearch.start();
      await found('lostsearch', 50);
      // Health is answered from the last second, and what was lost while the engine was away may still be brought.
      await waitFor(async () => (await app.inject('/health/ready')).statusCode === 200, { what: 'a ready service' });
    } finally {
      await worker.stop();
      await app.close();
    }
  });

  it('an import goes on while Redis is killed, and every event is delivered when it is back', async () => {
    const worker = buildWorker(ctx);
    try {
      const owner = testCompany();
      const all = rows('lostqueue', 300);
      await importDemands(ctx, owner, all.slice(0, 100), {});
      await engines.redis.kill9();
      await importDemands(ctx, owner, all.slice(100, 200), {});
      await engines.redis.start();
      await importDemands(ctx, owner, all.slice(200), {});
      await found('lostqueue', 300);
      expect(await ctx.db.orm.$count(outbox, eq(outbox.sent, false))).toBe(0);
    } finally {
      await worker.stop();
    }
  });

  it('a request that meets a restart of Postgres fails cleanly, and its repeat makes one demand', async () => {
    const app = await buildServer(ctx);
    try {
      const owner = testCompany();
      const headers = { ...(await actorHeaders(owner)), 'idempotency-key': 'through-the-restart' };
      const send = () => app.inject({ method: 'POST', url: '/demands', headers, payload: exampleDemand() });
      const [first] = await Promise.all([send(), engines.postgres.restart()]);
      expect([201, 503]).toContain(first.statusCode);
      const second = await waitFor(async () => {
        const answer = await send();
        return answer.statusCode === 201 ? answer : undefined;
      });
      if (first.statusCode === 201) expect(second.json()).toEqual(first.json());
      expect(await countKept(owner.organisation.id)).toBe(1);
      await expect(createDemand(ctx, owner, exampleDemand(), {})).resolves.toMatchObject({ state: 'draft' });
    } finally {
      await app.close();
    }
  });

  it('a process killed in the middle of its work loses nothing and doubles nothing', async () => {
    const owner = testCompany();
    const first = await startProcess();
    const all = rows('lostprocess', 400);
    const send = async (port: number, part: unknown[]) =>
      fetch(`http://127.0.0.1:${port}/demands/import`, {
        method: 'POST',
        headers: { ...(await actorHeaders(owner)), 'content-type': 'application/json' },
        body: JSON.stringify({ rows: part }),
      });
    expect((await send(first.port, all.slice(0, 200))).status).toBe(200);
    const cut = send(first.port, all.slice(200)).catch(() => undefined);
    first.process.kill('SIGKILL');
    await cut;
    const second = await startProcess();
    try {
      const again = await send(second.port, all.slice(200));
      expect(again.status).toBe(200);
      expect(await countKept(owner.organisation.id)).toBe(400);
      await found('lostprocess', 400);
    } finally {
      second.process.kill('SIGTERM');
      const [code] = await once(second.process, 'exit');
      expect(code).toBe(0);
    }
  });
});

/** The service as its own process, as the supervisor would start it. */
async function startProcess(): Promise<{ process: ChildProcess; port: number }> {
  const main = join(import.meta.dirname, 'main.ts');
  const env = { PATH: process.env['PATH'], ...settings, LOG_LEVEL: 'info' };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const entry = JSON.parse(line) as { msg?: string; port?: number };
    if (entry.msg !== 'ready' || !entry.port) continue;
    child.stdout.resume();
    return { process: child, port: entry.port };
  }
  throw new Error('the process ended before it was ready');
}
