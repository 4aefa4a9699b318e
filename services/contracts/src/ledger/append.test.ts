import { testOperator, watchTransactions } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { company, movableClock, publish, signedContract, testContext, university } from '../../test/exchange.ts';
import { ledgerKey } from '../../test/keys.ts';
import { ledgerWorld } from '../../test/ledger-world.ts';
import { consentedSublicence, disputedTitle, joinedAssets, licence } from '../../test/rights.ts';
import { ledgerKindsSchema } from '../api/index.ts';
import { rejectDispute } from '../dispute/decide.ts';
import { openDispute } from '../dispute/open.ts';
import { recordPayment } from '../payment/record.ts';
import { RECORDED, verifyLedger } from '../recorded.ts';
import { correctClock } from './correct-clock.ts';

const key = ledgerKey();
const clock = movableClock();
const ctx = await testContext(clock, { LEDGER_PRIVATE_KEY: key.privateKey });
afterAll(() => ctx.close());

const ENTRY = /^insert into "contracts"\."ledger_entry"/i;
const CHAIN = /contracts\.ledger/;
let transactions: readonly (readonly string[])[] = [];

/** A dispute that is rejected over two contracts: two entries of one transaction. */
async function rejectedDispute(): Promise<void> {
  const [seller, other] = [university(), university()];
  const number = 'CN119000021A';
  for (const field of ['A01', 'B01']) {
    const listing = await publish(ctx, seller, { patent: { publicationNumber: number } });
    const fieldOfUse = { kind: 'ipc' as const, codes: [field] };
    await signedContract(ctx, { seller, buyer: company(), listing, draft: licence({ fieldOfUse }) });
  }
  const { id } = await openDispute(ctx, other, { number, statement: 'It is ours.' }, {});
  await rejectDispute(ctx, testOperator(), id, { reason: 'it is not' }, {});
}

beforeAll(async () => {
  transactions = watchTransactions(ctx.db);
  await ledgerWorld(ctx, clock, key.privateKey);
  await disputedTitle(ctx);
  await rejectedDispute();
  await joinedAssets(ctx);
  await consentedSublicence(ctx);
  clock.set('2026-11-28T08:00:00.000Z');
  const { id, buyer } = await signedContract(ctx);
  const input = { amount: '1.00', currency: 'CNY', paidOn: '2026-11-25', scheduleLine: 1, earlyReason: 'a deposit' };
  await recordPayment(ctx, buyer, id, input, { idempotencyKey: 'once-only' });
  clock.set('2026-11-25T02:00:00.000Z');
  await correctClock(ctx, testOperator(), { reason: 'the clock ran ahead' }, {});
}, 120_000);

describe('entries', () => {
  it('of every kind were appended here', async () => {
    const rows = await ctx.jobs.sql`select distinct kind from contracts.ledger_entry`;
    expect(rows.map((row) => row.kind).sort()).toEqual([...ledgerKindsSchema.options].sort());
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('are the last statement of their transaction, whatever it does, and one statement however many there are', () => {
    const appending = transactions.filter((statements) => statements.some((text) => ENTRY.test(text)));
    expect(appending.length).toBeGreaterThan(25);
    for (const statements of appending) {
      const at = statements.findIndex((text) => ENTRY.test(text));
      expect(statements.slice(at + 1)).toEqual([]);
    }
    expect(appending.some((statements) => /\$8/.test(statements.at(-1) ?? ''))).toBe(true);
  });

  it('are read for, where the chain ends, only once: by who is about to append', () => {
    for (const statements of transactions) {
      const locks = statements.filter((text) => CHAIN.test(text) && /advisory/.test(text));
      expect(locks.length).toBeLessThanOrEqual(1);
    }
  });
});

describe('recorders', () => {
  it('there is one of each kind', () => {
    const kinds = RECORDED.flatMap(({ readers }) => readers.map(({ kind }) => kind));
    expect(kinds.sort()).toEqual([...ledgerKindsSchema.options].sort());
  });
});
