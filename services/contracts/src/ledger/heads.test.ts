import { testOperator } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movableClock, signedContract, testContext } from '../../test/exchange.ts';
import { ledgerKey } from '../../test/keys.ts';
import { oldLedger } from '../../test/old-ledger.ts';
import { faultsAfter } from '../../test/tampering.ts';
import { readContractsConfig } from '../config.ts';
import { type Context, createContext } from '../context.ts';
import { recordPayment } from '../payment/record.ts';
import { verifyLedger } from '../recorded.ts';
import { correctClock } from './correct-clock.ts';
import { signTreeHeads } from './sign-tree-heads.ts';
import { signHead } from './tree-head.ts';

const [key, foreign] = [ledgerKey(), ledgerKey()];
const settings = { LEDGER_PRIVATE_KEY: key.privateKey };
const YEARS = { LEDGER_CLOCK_TOLERANCE_SECONDS: '3000000000' };
const contexts: Context[] = [];
afterAll(async () => {
  for (const ctx of contexts) await ctx.close();
});

async function exchange(start: string, more: Record<string, string> = {}) {
  const clock = movableClock(start);
  const ctx = await testContext(clock, { ...settings, ...more });
  contexts.push(ctx);
  const contract = await signedContract(ctx);
  let paid = 0; // no two alike: the second would be asked back
  const pay = (paidOn = '2026-11-22') =>
    recordPayment(
      ctx,
      contract.buyer,
      contract.id,
      { amount: `${++paid}.00`, currency: 'CNY', paidOn, scheduleLine: 1 },
      {},
    );
  return { ctx, clock, contract, pay };
}

const close = (ctx: Context) => signTreeHeads(ctx, key.privateKey);
const daysAndSizes = (heads: { day: string | null; size: number }[]) => heads.map(({ day, size }) => [day, size]);

describe('heads of days', () => {
  it('each day that is over gets one, once, in order, however late and quiet it was', async () => {
    const { ctx, clock, pay } = await exchange('2026-11-22T08:00:00.000Z');
    expect(await close(ctx)).toEqual([]);
    clock.set('2026-11-24T23:00:00.000Z');
    await pay(); // nothing was running at the end of two days
    clock.set('2026-11-26T00:00:30.000Z');
    const made = await Promise.all([close(ctx), close(ctx)]);
    expect(daysAndSizes(made.flat())).toEqual([
      ...[
        ['2026-11-22', 1],
        ['2026-11-23', 1],
        ['2026-11-24', 2],
        ['2026-11-25', 2],
      ],
    ]);
    expect(made.flat().map(({ number, at }) => [number, at.toISOString()])).toEqual(
      [1, 2, 3, 4].map((number) => [number, '2026-11-26T00:00:30.000Z']),
    );
    expect(await close(ctx)).toEqual([]);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true, heads: { count: 4, covered: 2 }, warnings: [] });
  });

  it('a day without one is a fault once the time to make it is over', async () => {
    const { ctx, clock } = await exchange('2026-11-22T08:00:00.000Z');
    clock.set('2026-11-23T00:30:00.000Z');
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
    clock.set('2026-11-23T01:00:00.000Z');
    expect(await verifyLedger(ctx)).toMatchObject({
      ok: false,
      fault: { problem: 'head_missing', message: expect.stringContaining('2026-11-22') },
    });
    await close(ctx);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('none is made over a last head that is not ours, and it is named', async () => {
    const { ctx, clock } = await exchange('2026-11-22T08:00:00.000Z');
    clock.set('2026-11-24T00:00:00.000Z');
    await signTreeHeads(ctx, foreign.privateKey);
    clock.set('2026-11-25T00:00:00.000Z');
    await expect(close(ctx)).rejects.toThrow('Head 2 of 2026-11-23 (1 entries) is signed by a key that is not trusted');
    expect(await verifyLedger(ctx)).toMatchObject({ ok: false, fault: { head: 1, problem: 'tree_head' } });
  });
});

describe('heads within a day', () => {
  it('no entry waits longer than the setting says; none is made when nothing is new', async () => {
    const { ctx, clock, pay } = await exchange('2026-11-22T08:00:00.000Z', { LEDGER_HEAD_MINUTES: '30' });
    clock.set('2026-11-22T08:29:59.000Z');
    await pay();
    expect(await close(ctx)).toEqual([]);
    expect((await verifyLedger(ctx)).warnings).toEqual([expect.stringContaining('last 2 of 2 entries')]);
    clock.set('2026-11-22T08:30:00.000Z');
    expect(daysAndSizes(await close(ctx))).toEqual([[null, 2]]);
    clock.set('2026-11-22T12:00:00.000Z');
    expect(await close(ctx)).toEqual([]);
    expect(await signTreeHeads(ctx, key.privateKey, { anyway: true })).toEqual([]);
    await pay();
    expect(daysAndSizes(await signTreeHeads(ctx, key.privateKey, { anyway: true }))).toEqual([[null, 3]]);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true, heads: { count: 2, covered: 3 }, warnings: [] });
  });

  it('grow from the edge that the one before kept, and from the entries when the edge is wrong', async () => {
    const { ctx, clock, pay } = await exchange('2026-11-22T08:00:00.000Z');
    for (let i = 0; i < 4; i++) await pay();
    await signTreeHeads(ctx, key.privateKey, { anyway: true });
    await pay();
    await signTreeHeads(ctx, key.privateKey, { anyway: true });
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true, heads: { covered: 6 } });
    await ctx.jobs.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update contracts.tree_head set edge = '["00"]'`;
    });
    clock.set('2026-11-22T08:00:01.000Z');
    await pay();
    await signTreeHeads(ctx, key.privateKey, { anyway: true });
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true, heads: { covered: 7 } });
  });
});

describe('keys', () => {
  it('after a rotation the old heads are believed by the key in the settings, never by the one beside them', async () => {
    const { ctx, clock } = await exchange('2026-11-22T08:00:00.000Z');
    clock.set('2026-11-23T00:01:00.000Z');
    await close(ctx);
    const next = ledgerKey();
    const rotated = { ...ctx, config: { ...ctx.config, LEDGER_PRIVATE_KEY: next.privateKey } };
    expect(await verifyLedger(rotated)).toMatchObject({ ok: false, fault: { head: 1, problem: 'tree_head' } });
    const both = { ...rotated, config: { ...rotated.config, LEDGER_PUBLIC_KEYS: [key.publicKey] } };
    clock.set('2026-11-24T00:01:00.000Z');
    await signTreeHeads(both, next.privateKey);
    expect(await verifyLedger(both)).toMatchObject({ ok: true, heads: { count: 2 } });
    expect((await verifyLedger(both)).heads.keys).toHaveLength(2);
  });

  it('without a key the verification says that it checked no signature', async () => {
    const { ctx, clock } = await exchange('2026-11-22T08:00:00.000Z');
    clock.set('2026-11-23T05:00:00.000Z');
    const bare = { ...ctx, config: { ...ctx.config, LEDGER_PRIVATE_KEY: undefined } };
    expect(await verifyLedger(bare)).toMatchObject({ ok: true, heads: { keys: [] } });
    expect((await verifyLedger(bare)).warnings[0]).toContain('No key is trusted');
  });

  it('a setting that is no key is refused at the start', () => {
    const env = { DATABASE_URL: 'postgres://x', REDIS_URL: 'redis://x', ACTOR_PUBLIC_KEY: 'x'.repeat(44) };
    const read = (more: Record<string, string>) => () => readContractsConfig({ ...env, ...more });
    expect(read({ LEDGER_PRIVATE_KEY: key.publicKey })).toThrow('LEDGER_PRIVATE_KEY');
    expect(read({ LEDGER_PUBLIC_KEYS: `${key.publicKey},${key.privateKey}` })).toThrow('LEDGER_PUBLIC_KEYS');
    expect(read({ LEDGER_PUBLIC_KEYS: `${key.publicKey}, ${foreign.publicKey}` })().LEDGER_PUBLIC_KEYS).toHaveLength(2);
  });
});

describe('heads of the first version', () => {
  let ctx: Context;
  const clock = movableClock('2026-11-25T00:10:00.000Z');
  const oldKey = 'MCowBQYDK2VwAyEAUZuAtraJijlMuImPzdqcMMei3yhmQCPQMI0n49lAWjE=';
  beforeAll(async () => {
    const config = readContractsConfig({ ...(await oldLedger()), ...YEARS, ...settings, LEDGER_PUBLIC_KEYS: oldKey });
    ctx = createContext(config, { clock });
    contexts.push(ctx);
  });

  it('stay as they were signed, and the first of the new ones names the last of them', async () => {
    clock.set('2026-11-23T00:30:00.000Z');
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true, heads: { count: 3, covered: 9 } });
    clock.set('2026-11-25T00:10:00.000Z');
    expect(daysAndSizes(await close(ctx))).toEqual([
      ['2026-11-23', 9],
      ['2026-11-24', 9],
    ]);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true, heads: { count: 5, covered: 9 } });
  });

  it.each([
    ['the middle one taken out', 'delete from contracts.tree_head where number = 2', 2],
    ['the last one, before the chain', 'delete from contracts.tree_head where number = 3', 3],
    [
      'one taken out and the others numbered anew',
      'delete from contracts.tree_head where number = 2; update contracts.tree_head set number = -number where number > 2; update contracts.tree_head set number = -number - 1 where number < 0',
      3,
    ],
    ['a quiet day’s, of equal size', `update contracts.tree_head set root_hash = repeat('0', 64) where number = 2`, 2],
    ['its size set to nothing', 'update contracts.tree_head set size = 0 where number = 2', 2],
  ])('are walked all: %s', async (_what, statement, head) => {
    expect(await faultsAfter(ctx, statement)).toMatchObject([{ head }]);
  });
});

describe('a clock that is wrong', () => {
  it('the time of an entry never falls, nor goes back into a day that has its head', async () => {
    const { ctx, clock, pay } = await exchange('2026-11-22T08:00:00.000Z');
    clock.set('2026-11-22T07:00:00.000Z');
    await pay();
    clock.set('2026-11-23T00:00:10.000Z');
    await close(ctx);
    clock.set('2026-11-22T23:59:59.000Z');
    await pay();
    const rows = await ctx.jobs.orm.execute<{ at: string }>('select at from contracts.ledger_entry order by seq');
    expect(rows.map(({ at }) => new Date(at).toISOString())).toEqual([
      ...['2026-11-22T08:00:00.000Z', '2026-11-22T08:00:00.000Z', '2026-11-23T00:00:00.000Z'],
    ]);
    clock.set('2026-11-24T00:00:10.000Z');
    expect(daysAndSizes(await close(ctx))).toEqual([['2026-11-23', 3]]);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true, entries: 3 });
  });

  it('a process whose clock differs from the database’s writes no entry and no head', async () => {
    const clock = movableClock();
    const ctx = await testContext(clock, settings);
    contexts.push(ctx);
    const contract = await signedContract(ctx);
    const strict = { ...ctx, clock: { ...ctx.clock, toleranceMs: 300_000 } };
    const payment = { amount: '1.00', currency: 'CNY', paidOn: '2026-11-22', scheduleLine: 1 };
    for (const minutes of [400 * 1440, 10, -10]) {
      clock.set(new Date(Date.now() + minutes * 60_000).toISOString());
      const wrong = { kind: 'UNAVAILABLE', reason: 'ledger.clock' };
      await expect(recordPayment(strict, contract.buyer, contract.id, payment, {})).rejects.toMatchObject(wrong);
      await expect(signTreeHeads(strict, key.privateKey)).rejects.toMatchObject(wrong);
    }
  });

  it('a head of the future is a fault, and no reason not to close today', async () => {
    const { ctx, clock, pay } = await exchange('2026-11-22T08:00:00.000Z');
    clock.set('2027-01-01T00:00:00.000Z');
    await signTreeHeads(ctx, key.privateKey);
    clock.set('2026-11-23T00:10:00.000Z');
    const first = await verifyLedger(ctx);
    expect(first).toMatchObject({ ok: false, fault: { problem: 'time', head: 1 } });
    await pay();
    expect(daysAndSizes(await close(ctx))).toEqual([['2026-11-22', 1]]);
  });

  it('one that ran ahead is corrected by the operator, in the ledger, and binds it no longer', async () => {
    const { ctx, clock, pay } = await exchange('2026-11-22T08:00:00.000Z');
    clock.set('2027-01-03T10:00:00.000Z');
    await pay('2026-11-22');
    await close(ctx);
    clock.set('2026-11-23T09:00:00.000Z');
    expect(await verifyLedger(ctx)).toMatchObject({ ok: false, fault: { seq: 2, problem: 'time' } });
    const operator = testOperator();
    const made = await correctClock(ctx, operator, { reason: 'the time server was wrong' }, {});
    expect(made).toMatchObject({ seq: 3 });
    await pay('2026-11-22');
    await close(ctx);
    const rows = await ctx.jobs.orm.execute<{ at: string }>('select at from contracts.ledger_entry where seq > 2');
    expect(rows.map(({ at }) => new Date(at).toISOString())).toEqual(Array(2).fill('2026-11-23T09:00:00.000Z'));
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true, entries: 4, fault: null });
    await expect(correctClock(ctx, operator, { reason: 'once more' }, {})).rejects.toMatchObject({
      kind: 'INVALID_STATE',
      reason: 'ledger.clock_right',
    });
    await expect(
      correctClock(ctx, (await exchange('2026-11-22T08:00:00.000Z')).contract.seller, { reason: 'mine' }, {}),
    ).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    clock.set('2026-11-24T00:10:00.000Z');
    await close(ctx);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('a time that falls is a fault, also where the chain was made to fit', async () => {
    const { ctx, pay } = await exchange('2026-11-22T08:00:00.000Z');
    await pay();
    const earlier = `update contracts.ledger_entry set at = at - interval '1 second', text = t,
        hash = encode(sha256(convert_to(t, 'UTF8')), 'hex')
      from (select seq s, replace(text, '"at":"2026-11-22T08:00:00.000Z"', '"at":"2026-11-22T07:59:59.000Z"') t
        from contracts.ledger_entry) x where seq = s and seq = 2`;
    expect(await faultsAfter(ctx, earlier)).toMatchObject([{ seq: 2, problem: 'time' }]);
    await expect(
      ctx.jobs
        .sql`insert into contracts.ledger_entry select seq + 1, encode(sha256('x'), 'hex'), hash, kind, contract_id,
        at - interval '1 second', 'x' from contracts.ledger_entry where seq = 2`,
    ).rejects.toThrow('older than the one before');
  });
});

it('a head says in its signed text which one is before it', () => {
  const head = {
    number: 1,
    day: null,
    size: 1,
    rootHash: '0'.repeat(64),
    at: new Date(0),
    previousHash: 'a'.repeat(64),
  };
  const signatures = [head, { ...head, previousHash: 'b'.repeat(64) }, { ...head, number: 2 }].map(
    (one) => signHead(one, key.privateKey).signature,
  );
  expect(new Set(signatures).size).toBe(3);
});
