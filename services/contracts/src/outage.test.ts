import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { migrateSchema } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { actorHeaders, testSettings, waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { type Engines, startEngines } from '../../../infra/local/engines.mjs';
import { company, publish, startContract, university } from '../test/exchange.ts';
import { listingOf } from '../test/records.ts';
import { readContractsConfig } from './config.ts';
import { createContext } from './context.ts';
import { confirmContract } from './contract/confirm.ts';
import { openDeal } from './deal/open.ts';
import { getContract } from './dossier/queries.ts';
import { findListing } from './projection/store.ts';
import { verifyLedger } from './recorded.ts';
import { buildServer } from './server.ts';
import { buildWorker } from './worker.ts';

const engines: Engines = await startEngines({ ephemeral: true });
const settings = { ...(await testSettings()), DATABASE_URL: engines.databaseUrl, REDIS_URL: engines.redisUrl };
await migrateSchema(settings.DATABASE_URL, { schema: 'contracts', folder: join(import.meta.dirname, 'db/migrations') });
const ctx = createContext(readContractsConfig(settings));
afterAll(async () => {
  await ctx.close();
  await engines.stop();
});

const signedEntries = async (contractId: string) => {
  const rows = await ctx.jobs.sql`
    select seq from contracts.ledger_entry where contract_id = ${contractId} and kind = 'contract.signed'`;
  return rows.length;
};

describe('bad luck', () => {
  it('Redis killed: deals go on, and every event is told when it is back', async () => {
    const worker = buildWorker(ctx);
    try {
      await engines.redis.kill9();
      const listing = await publish(ctx, university());
      const { id } = await openDeal(ctx, company(), { listingId: listing.id }, {});
      await engines.redis.start();
      const told = async () => {
        const [row] = await ctx.jobs.sql`select sent from contracts.outbox where key = ${id}`;
        return row?.sent === true;
      };
      await waitFor(told, { what: 'the event to be told' });
      const late = listingOf(university());
      const event = { eventId: newId(), type: 'listing.published', key: late.id, version: 2, payload: late };
      await waitFor(() => ctx.queue.publish([{ ...event, occurredAt: new Date().toISOString() }]).then(() => true));
      await waitFor(() => findListing(ctx.jobs.orm, late.id), { what: 'the copy of the listing' });
    } finally {
      await worker.stop();
    }
  });

  it('Postgres restarted during the last confirmation: signed once or not at all, and the repeat signs', async () => {
    const app = await buildServer(ctx);
    try {
      const { id, seller, buyer, text } = await startContract(ctx);
      await confirmContract(ctx, seller, id, text, {});
      const headers = { ...(await actorHeaders(buyer)), 'idempotency-key': 'through-the-restart' };
      const send = () => app.inject({ method: 'POST', url: `/contracts/${id}/confirm`, headers, payload: text });
      const [first] = await Promise.all([send(), engines.postgres.restart()]);
      expect([200, 503]).toContain(first.statusCode);
      const last = await waitFor(async () => {
        const answer = await send();
        return answer.statusCode === 200 ? answer : undefined;
      });
      expect(last.json()).toMatchObject({ state: 'signed' });
      expect(await signedEntries(id)).toBe(1);
      expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
    } finally {
      await app.close();
    }
  });

  it('the process killed while signing leaves nothing half done, and the repeat signs once', async () => {
    const contracts = [await startContract(ctx), await startContract(ctx), await startContract(ctx)];
    for (const { id, seller, text } of contracts) await confirmContract(ctx, seller, id, text, {});
    const confirm = async (port: number, { id, buyer, text }: (typeof contracts)[number]) =>
      fetch(`http://127.0.0.1:${port}/contracts/${id}/confirm`, {
        method: 'POST',
        headers: { ...(await actorHeaders(buyer)), 'content-type': 'application/json', 'idempotency-key': id },
        body: JSON.stringify(text),
      });
    const first = await startProcess();
    const cut = contracts.map((contract) => confirm(first.port, contract).catch(() => undefined));
    first.process.kill('SIGKILL');
    await Promise.all(cut);
    const second = await startProcess();
    try {
      for (const contract of contracts) {
        expect((await confirm(second.port, contract)).status).toBe(200);
        expect(await getContract(ctx, contract.seller, contract.id)).toMatchObject({ state: 'signed' });
        expect(await signedEntries(contract.id)).toBe(1);
      }
      expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
    } finally {
      second.process.kill('SIGTERM');
      const [code] = await once(second.process, 'exit');
      expect(code).toBe(0);
    }
  });
});

async function startProcess(): Promise<{ process: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env.PATH, ...settings, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, port } = JSON.parse(line);
    if (msg === 'ready') {
      child.stdout.resume();
      return { process: child, port };
    }
  }
  throw new Error('the process ended before it was ready');
}
