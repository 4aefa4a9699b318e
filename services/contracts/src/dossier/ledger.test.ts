import { testOperator } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movableClock, signedContract, testContext } from '../../test/exchange.ts';
import { confirmPayment, disputePayment } from '../payment/answer.ts';
import { recordPayment } from '../payment/record.ts';
import { walkLedger } from '../recorded.ts';
import { confirmRegistration } from '../registration/confirm.ts';
import { registerContract } from '../registration/record.ts';
import { voidRegistration } from '../registration/void.ts';

const ctx = await testContext(movableClock());
afterAll(() => ctx.close());

/** Entries: 1 signed, 2 paid, 3 disputed, 4 confirmed, 5 paid, 6 registered, 7 confirmed, 8 voided, 9 registered. */
beforeAll(async () => {
  const { id, seller, buyer } = await signedContract(ctx);
  const operator = testOperator();
  const pay = (over: object) =>
    recordPayment(ctx, buyer, id, { amount: '400.00', currency: 'CNY', paidOn: '2026-11-22', ...over }, {});
  const first = await pay({ scheduleLine: 1 });
  await disputePayment(ctx, seller, { id, paymentId: first.id }, { reason: 'not seen yet' }, {});
  await confirmPayment(ctx, seller, { id, paymentId: first.id }, {});
  await pay({ paidOn: '2026-11-21', earlyReason: 'on account', confirmDuplicate: true });
  const register = (number: string) =>
    registerContract(ctx, seller, id, { authority: 'Bureau', number, registeredOn: '2026-11-22' }, {});
  const wrong = await register('1');
  await confirmRegistration(ctx, operator, { id, registrationId: wrong.id }, {});
  await voidRegistration(ctx, operator, { id, registrationId: wrong.id }, { reason: 'another contract' }, {});
  await register('2');
});

/** The first fault after statements that run with the triggers off, as the database's owner could run it; undone. */
async function faultAfter(statement: string): Promise<unknown> {
  let fault: unknown;
  const undo = new Error('undo');
  const run = ctx.jobs.orm.transaction(async (tx) => {
    await tx.execute('set local session_replication_role = replica');
    for (const one of statement.split(';')) await tx.execute(one);
    fault = (await walkLedger(tx)).fault;
    throw undo;
  });
  await expect(run).rejects.toBe(undo);
  return fault;
}

describe('the ledger', () => {
  it('verifies answers to payments and what became of registrations', async () => {
    expect(await ctx.jobs.orm.transaction((tx) => walkLedger(tx))).toMatchObject({ ok: true, entries: 9 });
  });

  it.each([
    [
      'what a payment settles',
      `update contracts.payment set settles = '[{"line":2,"amount":"400.00"}]' where ledger_seq = 2`,
      2,
    ],
    [
      'lines as if they had been named',
      'update contracts.payment set allocated = not allocated where ledger_seq = 5',
      5,
    ],
    ['a reason', 'update contracts.payment set early_reason = null where ledger_seq = 5', 5],
    ['a reason put in', `update contracts.payment set unusual_reason = 'x' where ledger_seq = 2`, 2],
    ['what it was told from', 'update contracts.payment set duplicate_of = id where ledger_seq = 2', 2],
    ['a dispute', `update contracts.payment_answer set reason = 'x' where ledger_seq = 3`, 3],
    ['who confirmed', 'update contracts.payment_answer set recorded_by = gen_random_uuid() where ledger_seq = 4', 4],
    ['a confirmation gone', 'delete from contracts.payment_answer where ledger_seq = 4', 4],
    [
      'a confirmation put in',
      `insert into contracts.payment_answer select id, 'confirmed', contract_id, null, contract_id, 10 from contracts.payment where ledger_seq = 5`,
      10,
    ],
    [
      'who confirmed a registration',
      'update contracts.registration set confirmed_by = contract_id where ledger_seq = 6',
      7,
    ],
    [
      'a confirmed registration',
      'update contracts.registration set confirmed_by = contract_id, confirmed_seq = 10 where ledger_seq = 9',
      10,
    ],
    [
      'a void taken away',
      `delete from contracts.registration where ledger_seq = 9;
        update contracts.registration set voided_by = null, void_reason = null, voided_seq = null where ledger_seq = 6`,
      8,
    ],
    [
      'a void put in',
      `update contracts.registration set voided_by = contract_id, void_reason = 'x', voided_seq = 10 where ledger_seq = 9`,
      10,
    ],
    ['the reason of a void', `update contracts.registration set void_reason = 'x' where ledger_seq = 6`, 8],
    ['a difference', `update contracts.registration set value_difference = '[]' where ledger_seq = 9`, 9],
  ])('finds a change behind it: %s', async (_what, statement, seq) => {
    expect(await faultAfter(statement)).toMatchObject({ seq });
  });

  it.each([
    ['an answer', `update contracts.payment_answer set reason = 'x' where answer = 'disputed'`],
    ['an answer gone', 'delete from contracts.payment_answer'],
    [
      'an answer to one’s own payment',
      `insert into contracts.payment_answer select id, 'confirmed', contract_id, null, recorded_by, 10 from contracts.payment where ledger_seq = 5`,
    ],
    [
      'a dispute after the confirmation',
      `insert into contracts.payment_answer select payment_id, 'disputed', contract_id, 'x', recorded_by, 10 from contracts.payment_answer where answer = 'confirmed'`,
    ],
    [
      'the value of a registration',
      'update contracts.registration set value_minor = value_minor - 1 where ledger_seq = 9',
    ],
    ['a registration gone', 'delete from contracts.registration'],
    [
      'a void undone',
      'update contracts.registration set voided_by = null, void_reason = null, voided_seq = null where ledger_seq = 6',
    ],
  ])('needs no verification where the database refuses: %s', async (_what, statement) => {
    await expect(ctx.jobs.sql.unsafe(statement)).rejects.toThrow(/append-only|cannot be/);
  });
});
