import { afterAll, describe, expect, it } from 'vitest';
import { oldLedger } from '../../test/old-ledger.ts';
import { faultsAfter } from '../../test/tampering.ts';
import { readContractsConfig } from '../config.ts';
import { createContext } from '../context.ts';
import { verifyLedger } from '../recorded.ts';

const ctx = createContext(readContractsConfig(await oldLedger()));
afterAll(() => ctx.close());

describe('entries of the first form', () => {
  it('verify after every later migration as they did when they were written', async () => {
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true, entries: 9, fault: null });
    const rows = await ctx.jobs.sql`select distinct kind from contracts.ledger_entry where text not like '%"form":%'`;
    expect(rows.map((row) => row.kind).sort()).toEqual([
      ...['contract.amended', 'contract.registered', 'contract.signed', 'contract.terminated'],
      ...['payment.recorded', 'payment.voided'],
    ]);
  });

  it.each([
    ['a payment', 'update contracts.payment set amount_minor = amount_minor - 1 where ledger_seq = 4', 4],
    ['a contract', `update contracts.contract set type = 'service' where ledger_seq = 7`, 7],
    ['a termination', `update contracts.contract_change set proposed_by = confirmed_by where ledger_seq = 9`, 9],
  ])('still tell what was changed behind them: %s', async (_what, statement, seq) => {
    expect(await faultsAfter(ctx, statement)).toMatchObject([{ seq, problem: 'record_changed' }]);
  });

  it('a form that nobody knows is a fault, not an entry without facts', async () => {
    const rewrite = `update contracts.ledger_entry set text = t, hash = encode(sha256(convert_to(t, 'UTF8')), 'hex')
      from (select seq s, regexp_replace(text, '"body":\\{.*\\},"contractId"', '"body":{"form":99},"contractId"') t
        from contracts.ledger_entry) x where seq = s and seq = 9`;
    expect(await faultsAfter(ctx, rewrite)).toMatchObject([{ seq: 9, message: expect.stringContaining('form 99') }]);
  });
});
