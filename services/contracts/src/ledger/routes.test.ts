import { type Actor, ANONYMOUS } from '@techbourse/policy';
import { actorHeaders, testOperator } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { company, movableClock, signedContract, testContext } from '../../test/exchange.ts';
import { ledgerKey } from '../../test/keys.ts';
import { readContractsConfig } from '../config.ts';
import { recordPayment } from '../payment/record.ts';
import { buildServer } from '../server.ts';
import { signTreeHeads } from './sign-tree-heads.ts';

const key = ledgerKey();
const clock = movableClock();
const ctx = await testContext(clock, { LEDGER_PRIVATE_KEY: key.privateKey });
const app = await buildServer(ctx);
const operator = testOperator();
afterAll(async () => {
  await app.close();
  await ctx.close();
});

async function send(actor: Actor, method: 'GET' | 'POST', url: string, payload?: unknown) {
  const headers = await actorHeaders(actor);
  const answer = await app.inject({ method, url, headers, ...(payload ? { payload: payload as object } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

let contract: Awaited<ReturnType<typeof signedContract>>;
beforeAll(async () => {
  contract = await signedContract(ctx);
  clock.set('2026-11-25T00:10:00.000Z');
  await signTreeHeads(ctx, key.privateKey);
});

async function pay(amount: string): Promise<void> {
  const payment = { amount, currency: 'CNY', paidOn: '2026-11-23', scheduleLine: 1 };
  await recordPayment(ctx, contract.buyer, contract.id, payment, {});
}

describe('heads', () => {
  it('are read by anybody, in pages, newest first', async () => {
    const first = await send(ANONYMOUS, 'GET', '/ledger/heads?limit=2');
    expect(first.body.items.map((head: { number: number }) => head.number)).toEqual([3, 2]);
    const rest = await send(ANONYMOUS, 'GET', `/ledger/heads?limit=2&cursor=${first.body.nextCursor}`);
    expect(rest.body).toMatchObject({ items: [{ number: 1, day: '2026-11-22' }], nextCursor: null });
    expect(first.body.items[1].previousHash).toBe(rest.body.items[0].hash);
    expect((await send(ANONYMOUS, 'GET', '/ledger/heads?limit=1000')).status).toBe(400);
  });

  it('are signed on demand by the operator and nobody else', async () => {
    expect((await send(company(), 'POST', '/ledger/heads')).status).toBe(403);
    expect((await send(operator, 'POST', '/ledger/heads')).body).toEqual({ items: [] });
    await pay('1.00');
    expect((await send(operator, 'POST', '/ledger/heads')).body).toMatchObject({ items: [{ number: 4, size: 2 }] });
  });
});

describe('the verification', () => {
  it('is read anew for the operator; others are told the last result and when it was made', async () => {
    const party = contract.buyer;
    const made = await send(operator, 'GET', '/ledger/verify');
    expect(made.body).toMatchObject({ ok: true, entries: 2, at: clock.now().toISOString() });
    await pay('2.00');
    clock.set('2026-11-25T00:20:00.000Z');
    const told = await send(party, 'GET', '/ledger/verify');
    expect(told.body).toEqual(made.body);
    expect((await send(operator, 'GET', '/ledger/verify')).body).toMatchObject({ entries: 3 });
    expect((await send(party, 'GET', '/ledger/verify')).body).toMatchObject({ entries: 3 });
    expect((await send(party, 'POST', '/ledger/verify', { heads: [] })).status).toBe(403);
    expect((await send(ANONYMOUS, 'GET', '/ledger/verify')).status).toBe(401);
  });

  it('compares with heads kept elsewhere, and names those that are gone, others or not given by the entries', async () => {
    const { items } = (await send(ANONYMOUS, 'GET', '/ledger/heads')).body;
    expect((await send(operator, 'POST', '/ledger/verify', { heads: items })).body).toMatchObject({
      ok: true,
      kept: { compared: 4, faults: [] },
    });
    const [newest, , , oldest] = items;
    const heads = [
      { ...newest, number: 9 },
      { ...oldest, rootHash: '0'.repeat(64) },
      { ...newest, size: 50 },
    ];
    const { body } = await send(operator, 'POST', '/ledger/verify', { heads });
    expect(body).toMatchObject({ ok: false, fault: { problem: 'kept_head', head: 9 } });
    expect(body.kept.faults.map(({ message }: { message: string }) => message)).toEqual([
      expect.stringMatching(/^Head 9 .* no longer shows it$/),
      expect.stringMatching(/^Head 1 .* shows it differently; the first 1 entries do not give it/),
      expect.stringMatching(/^Head 4 .* differently; only 3 entries were found good, it covers 50$/),
    ]);
  });
});

it('nothing is signed without a key, and that is said', async () => {
  const bare = { ...ctx, config: readContractsConfig({ ...process.env, ...stringsOf(ctx.config) }) };
  const other = await buildServer(bare);
  const answer = await other.inject({ method: 'POST', url: '/ledger/heads', headers: await actorHeaders(operator) });
  expect(answer.json()).toMatchObject({ status: 422, reason: 'ledger.no_key' });
  await other.close();
});

/** The settings of a context again, without its ledger key. */
function stringsOf(config: Record<string, unknown>): Record<string, string | undefined> {
  const strings = Object.entries(config).map(([name, value]) => [name, Array.isArray(value) ? '' : String(value)]);
  return { ...Object.fromEntries(strings), LEDGER_PRIVATE_KEY: undefined };
}
