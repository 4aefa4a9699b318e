import type { Member } from '@techbourse/policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agency, movableClock, signedContract, testContext } from '../../test/exchange.ts';
import { faultsAfter as faultsOf } from '../../test/tampering.ts';
import { confirmChange } from '../change/confirm.ts';
import { proposeChange } from '../change/propose.ts';
import { recordPayment } from '../payment/record.ts';
import { voidPayment } from '../payment/void.ts';
import { verifyLedger } from '../recorded.ts';
import { registerContract } from '../registration/record.ts';

const clock = movableClock();
const ctx = await testContext(clock);
afterAll(() => ctx.close());

let contract: { id: string; seller: Member; buyer: Member };

/** Entries: 1 signed, 2 paid, 3 voided, 4 registered, 5 amended, 6 signed (another), 7 paid, 8 terminated. */
beforeAll(async () => {
  const north = agency('North Transfer');
  const agencies = [{ organisationId: north.organisation.id, name: 'North', side: 'seller' as const }];
  contract = await signedContract(ctx, { draft: { agencies }, agencies: [north] });
  const { id, seller, buyer } = contract;
  const pay = (of: { id: string; buyer: Member }, amount: string) =>
    recordPayment(ctx, of.buyer, of.id, { amount, currency: 'CNY', paidOn: '2026-11-22', scheduleLine: 1 }, {});
  const mistaken = await pay(contract, '400000.00');
  await voidPayment(ctx, buyer, { id, paymentId: mistaken.id }, { reason: 'paid to another account' }, {});
  const registration = { authority: 'Science bureau', number: '2026-1', registeredOn: '2026-11-22' };
  await registerContract(ctx, seller, id, registration, {});
  await change('amendment');
  await pay(await signedContract(ctx), '1.00');
  await change('termination');
});

async function change(kind: 'amendment' | 'termination'): Promise<void> {
  const input = { kind, text: 'As agreed at the meeting.', effectiveOn: '2027-06-30' };
  const { id, hash } = await proposeChange(ctx, contract.seller, contract.id, input, {});
  await confirmChange(ctx, contract.buyer, { id: contract.id, changeId: id }, { hash }, {});
}

const faultsAfter = (...statements: string[]) =>
  faultsOf(ctx, ...statements.map((statement) => statement.replaceAll('$ID', `'${contract.id}'`)));

describe('verification', () => {
  it('finds nothing in a ledger as it was written', async () => {
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true, entries: 8, head: { seq: 8 }, fault: null });
  });

  it('finds an edited text, and one whose hash was made to fit', async () => {
    const faults = await faultsAfter(
      `update contracts.ledger_entry set text = replace(text, '"400000.00"', '"300000.00"') where seq = 2`,
      `update contracts.ledger_entry set hash = encode(sha256(convert_to(text, 'UTF8')), 'hex') where seq = 2`,
      `update contracts.payment set amount_minor = 30000000, settles = '[{"line": 1, "amount": "300000.00"}]'
        where ledger_seq = 2`,
    );
    expect(faults).toMatchObject([
      { seq: 2, problem: 'hash' },
      { seq: 2, problem: 'record_changed' },
      { seq: 3, problem: 'previous_hash' },
    ]);
  });

  it('finds an edited column', async () => {
    const edit = `update contracts.ledger_entry set at = at + interval '1 day' where seq = 4`;
    expect(await faultsAfter(edit)).toMatchObject([{ seq: 4, problem: 'content' }]);
  });

  it('finds a deleted entry, at the end, in the middle and at the start', async () => {
    const faults = await faultsAfter(
      ...[8, 5, 1].map((seq) => `delete from contracts.ledger_entry where seq = ${seq}`),
    );
    expect(faults).toMatchObject([8, 5, 1].map((seq) => ({ seq, problem: 'entry_missing' })));
  });

  it('finds two entries that changed places', async () => {
    const faults = await faultsAfter(
      'update contracts.ledger_entry set seq = -seq where seq in (3, 4)',
      'update contracts.ledger_entry set seq = 7 + seq where seq < 0',
    );
    expect(faults).toMatchObject([{}, { seq: 3, problem: 'previous_hash' }]);
  });

  it('finds an entry put in for nothing, which the database itself lets nobody else do', async () => {
    const forged = `insert into contracts.ledger_entry
      select 9, encode(sha256(convert_to(t, 'UTF8')), 'hex'), last, kind, contract_id, at, t
      from (select e.*, l.hash last, replace(replace(e.text, '"seq":2', '"seq":9'), e.previous_hash, l.hash) t
        from contracts.ledger_entry e, contracts.ledger_entry l where e.seq = 2 and l.seq = 8) x`;
    expect(await faultsAfter(forged)).toMatchObject([{ seq: 9, problem: 'record_missing' }]);
    const unlinked = forged.replace("'hex'), last", "'hex'), repeat('0', 64)");
    await expect(ctx.jobs.sql.unsafe(unlinked)).rejects.toThrow('does not follow');
  });

  it.each([
    ['the value of a contract', 'update contracts.contract set value_minor = value_minor + 1 where id = $ID', 1],
    ['the technology value', 'update contracts.contract set technology_minor = 1 where id = $ID', 1],
    [
      'the text of a contract',
      `update contracts.contract set terms = jsonb_set(terms, '{title}', '"x"') where id = $ID`,
      1,
    ],
    ['the type of a contract', `update contracts.contract set type = 'service' where id = $ID`, 1],
    [
      'the day of signing',
      `update contracts.contract set signed_at = signed_at - interval '1 month' where id = $ID`,
      1,
    ],
    ['a party', 'update contracts.contract set buyer_id = gen_random_uuid() where id = $ID', 1],
    ['a confirmation', `update contracts.confirmation set actor_id = 'somebody' where contract_id = $ID`, 1],
    ['an agency', `update contracts.contract_agency set name = 'South Transfer' where contract_id = $ID`, 1],
    ['an agency added', `insert into contracts.contract_agency values ($ID, gen_random_uuid(), 'x', 'buyer')`, 1],
    ['the term of a grant', `update contracts.title_grant set to_day = '2027-01-02' where contract_id = $ID`, 1],
    ['the kind of a grant', `update contracts.title_grant set kind = 'simple' where contract_id = $ID`, 1],
    ['where a grant comes from', `update contracts.title_grant set original = false where contract_id = $ID`, 1],
    ['the order of grants', 'update contracts.title_grant set ledger_seq = 99 where contract_id = $ID', 1],
    ['a grant gone', 'delete from contracts.title_grant where contract_id = $ID', 1],
    ['the end of a grant', `update contracts.title_grant set ended_on = '2027-01-02' where contract_id = $ID`, 8],
    ['a grant that was not ended', 'update contracts.title_grant set ended_on = null where contract_id = $ID', 8],
    [
      'a grant ended that was not terminated',
      `update contracts.title_grant set ended_on = '2027-01-02' where contract_id <> $ID`,
      6,
    ],
    [
      'a contract unsigned',
      `update contracts.contract set state = 'draft', signed_at = null, ledger_seq = null where id = $ID`,
      1,
    ],
    ['a payment', `update contracts.payment set paid_on = '2026-11-19' where contract_id = $ID`, 2],
    ['a payment gone', 'delete from contracts.payment where contract_id = $ID', 2],
    ['a void gone', 'delete from contracts.payment_void where contract_id = $ID', 3],
    ['a registration', `update contracts.registration set value_minor = value_minor * 2 where contract_id = $ID`, 4],
    [
      'an amendment',
      `update contracts.contract_change set body = jsonb_set(body, '{text}', '"x"') where kind = 'amendment'`,
      5,
    ],
    [
      'a termination',
      `update contracts.contract_change set ledger_seq = null, confirmed_by = null where kind = 'termination'`,
      8,
    ],
  ])('finds a change behind the ledger: %s', async (_what, statement, seq) => {
    expect(await faultsAfter(statement)).toMatchObject([{ seq }]);
  });

  it('finds a record without an entry', async () => {
    const payment = `insert into contracts.payment
      values (gen_random_uuid(), $ID, 100, 'CNY', '2026-11-20', null, null, gen_random_uuid(), 9)`;
    expect(await faultsAfter(payment)).toMatchObject([{ seq: 9, problem: 'entry_missing' }]);
  });
});
