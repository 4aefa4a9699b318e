import { testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { company, movableClock, signedContract, startContract, testContext } from '../../test/exchange.ts';
import type { RecordPaymentRequest } from '../api/index.ts';
import { confirmChange } from '../change/confirm.ts';
import { proposeChange } from '../change/propose.ts';
import { loseDeal } from '../deal/lose.ts';
import { getContract, listContracts } from '../dossier/queries.ts';
import { confirmPayment, disputePayment } from './answer.ts';
import { recordPayment } from './record.ts';
import { voidPayment } from './void.ts';

const clock = movableClock();
const ctx = await testContext(clock);
afterAll(() => ctx.close());

type Deal = Awaited<ReturnType<typeof signedContract>>;
type Over = Partial<RecordPaymentRequest>;

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const record = (deal: Deal, amount: string, over: Over = {}, actor = deal.buyer) =>
  recordPayment(ctx, actor, deal.id, { ...cny(amount), paidOn: '2026-11-22', ...over }, {});
const confirm = (deal: Deal, id: string, actor = deal.seller) =>
  confirmPayment(ctx, actor, { id: deal.id, paymentId: id }, {});
const dispute = (deal: Deal, id: string, actor = deal.seller) =>
  disputePayment(ctx, actor, { id: deal.id, paymentId: id }, { reason: 'it never came' }, {});
const takeBack = (deal: Deal, id: string, actor = deal.buyer) =>
  voidPayment(ctx, actor, { id: deal.id, paymentId: id }, { reason: 'wrong contract' }, {});
const balanceOfDeal = async (deal: Deal) => {
  const { balance } = await getContract(ctx, deal.seller, deal.id);
  if (!balance) throw new Error('a signed contract has a balance');
  return balance;
};
const notParty = { kind: 'FORBIDDEN', reason: 'contract.not_party' };
const issueOf = (rule: string, over: object = {}) => ({ issues: [expect.objectContaining({ rule, ...over })] });

const ROYALTY = { ratePercent: 4.125, base: 'net_sales' as const };
const lump = (amount: string) => ({
  value: cny(amount),
  technologyValue: cny(amount),
  otherItems: [],
  payment: { kind: 'lump_sum' as const, schedule: [{ dueOn: '2027-01-31', amount: cny(amount) }] },
});
const entryFee = (dueOn: string) => ({
  payment: {
    kind: 'entry_fee_and_royalty' as const,
    entryFee: cny('300000.00'),
    royalty: ROYALTY,
    schedule: [{ dueOn, amount: cny('300000.00') }],
  },
});

describe('what is due and paid', () => {
  it('is one sum for payments with and without a line, in whatever order they come', async () => {
    const deal = await signedContract(ctx, { draft: lump('75000.00') });
    await record(deal, '75000.00');
    for (const over of [{ scheduleLine: 1 }, {}]) {
      const more = record(deal, '75000.00', { ...over, confirmDuplicate: true });
      await expect(more).rejects.toMatchObject(issueOf('payment.above_due'));
    }
    const other = await signedContract(ctx);
    await record(other, '400000.00', { scheduleLine: 1 });
    await record(other, '500000.00');
    await expect(record(other, '100000.01')).rejects.toMatchObject(
      issueOf('payment.above_due', { message: expect.stringContaining('100000.00') }),
    );
    await record(other, '100000.00', { scheduleLine: 2 });
    expect(await balanceOfDeal(other)).toMatchObject({ reported: { amount: '1000000.00' }, open: { amount: '0.00' } });
  });

  it('is shown line by line, apart by whose word it is, with what is due next', async () => {
    const deal = await signedContract(ctx);
    const first = await record(deal, '400000.00', { scheduleLine: 1 });
    await confirm(deal, first.id);
    await record(deal, '100000.00', { scheduleLine: 2 });
    await dispute(deal, (await record(deal, '200000.00', { scheduleLine: 2 })).id);
    const contract = await getContract(ctx, deal.buyer, deal.id);
    expect(contract).toMatchObject({
      paid: { amount: '400000.00' },
      payments: [
        { state: 'confirmed' },
        { state: 'reported' },
        { state: 'disputed', disputed: { reason: 'it never came' } },
      ],
      balance: {
        due: { amount: '1000000.00' },
        open: { amount: '500000.00' },
        overpaid: { amount: '0.00' },
        confirmed: { amount: '400000.00' },
        reported: { amount: '100000.00' },
        disputed: { amount: '200000.00' },
        lines: [
          { line: 1, open: { amount: '0.00' }, confirmed: { amount: '400000.00' } },
          { line: 2, open: { amount: '500000.00' }, reported: { amount: '100000.00' } },
        ],
        royalty: null,
        nextDue: { line: 2, dueOn: '2028-01-31', open: { amount: '500000.00' } },
      },
    });
  });

  it('a payment settles the lines it names, or the open ones that are due first', async () => {
    const deal = await signedContract(ctx);
    const split = {
      lines: [
        { line: 2, amount: '50000' },
        { line: 1, amount: '100000.00' },
      ],
    };
    expect(await record(deal, '150000.00', split)).toMatchObject({
      settles: [
        { line: 2, amount: cny('50000.00') },
        { line: 1, amount: cny('100000.00') },
      ],
    });
    expect(await record(deal, '350000.00')).toMatchObject({
      settles: [
        { line: 1, amount: cny('300000.00') },
        { line: 2, amount: cny('50000.00') },
      ],
    });
    const faults: [Over, string, string][] = [
      [{ lines: [{ line: 2, amount: '1.00' }] }, '/lines', 'payment.lines_sum'],
      [{ lines: [{ line: 3, amount: '2.00' }] }, '/lines/0/line', 'payment.line'],
      [
        {
          lines: [
            { line: 2, amount: '1.00' },
            { line: 2, amount: '1.00' },
          ],
        },
        '/lines/1/line',
        'payment.line_twice',
      ],
      [
        {
          lines: [
            { line: 2, amount: '2.00' },
            { line: 1, amount: '0.00' },
          ],
        },
        '/lines/1/amount',
        'payment.zero',
      ],
      [{ scheduleLine: 2, lines: [{ line: 2, amount: '2.00' }] }, '/scheduleLine', 'payment.line_twice'],
      [{ royalty: true }, '/royalty', 'payment.no_royalty'],
    ];
    for (const [over, pointer, rule] of faults) {
      await expect(record(deal, '2.00', over), rule).rejects.toMatchObject(issueOf(rule, { pointer }));
    }
    const above = {
      lines: [
        { line: 1, amount: '0.01' },
        { line: 2, amount: '1.99' },
      ],
    };
    await expect(record(deal, '2.00', above)).rejects.toMatchObject(
      issueOf('payment.above_due', { pointer: '/lines/0/amount' }),
    );
  });

  it('is nothing where the price is shares or nothing at all, and says so', async () => {
    const equity = { payment: { kind: 'equity' as const, company: 'Clear Water', sharePercent: 12.5, schedule: [] } };
    for (const draft of [equity, { ...lump('0.00'), payment: { kind: 'lump_sum' as const, schedule: [] } }]) {
      const deal = await signedContract(ctx, { draft });
      await expect(record(deal, '1.00')).rejects.toMatchObject(
        issueOf('payment.above_due', { message: expect.stringContaining('0.00') }),
      );
      await expect(record(deal, '1.00', { scheduleLine: 1 })).rejects.toMatchObject(issueOf('payment.line'));
    }
  });

  it('of recordings at the same instant never more than is due stands', async () => {
    const deal = await signedContract(ctx);
    const { seller, buyer } = deal;
    const results = await Promise.allSettled(
      [seller, buyer, seller, buyer].map((actor, at) =>
        record(
          deal,
          '400000.00',
          { confirmDuplicate: true, ...(at % 2 ? { scheduleLine: 1 } : { lines: [{ line: 1, amount: '400000.00' }] }) },
          actor,
        ),
      ),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a payment is refused', () => {
  it('in another currency, as nothing, in the future, on no line, before signing, to strangers', async () => {
    const deal = await signedContract(ctx);
    const pay = (over: Over) => record(deal, '1.00', { scheduleLine: 1, ...over });
    await expect(pay({ currency: 'USD' })).rejects.toMatchObject(issueOf('payment.currency'));
    await expect(pay({ amount: '0.00' })).rejects.toMatchObject(issueOf('payment.zero'));
    await expect(pay({ paidOn: '2026-11-23' })).rejects.toMatchObject(issueOf('payment.day'));
    await expect(pay({ scheduleLine: 3 })).rejects.toMatchObject(issueOf('payment.line'));
    const draft = await startContract(ctx);
    const early = recordPayment(ctx, draft.buyer, draft.id, { ...cny('1.00'), paidOn: '2026-11-22' }, {});
    await expect(early).rejects.toMatchObject({ reason: 'contract.not_signed' });
    await loseDeal(ctx, draft.seller, draft.dealId, { reason: 'price' }, {});
    const abandoned = recordPayment(ctx, draft.buyer, draft.id, { ...cny('1.00'), paidOn: '2026-11-22' }, {});
    await expect(abandoned).rejects.toMatchObject({ reason: 'contract.not_signed' });
    await expect(record(deal, '1.00', {}, company())).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await expect(record(deal, '1.00', {}, testOperator())).rejects.toMatchObject(notParty);
  });

  it('when it was made before the signing, unless it says why; never before a day that can be', async () => {
    const deal = await signedContract(ctx);
    const pay = (over: Over) => record(deal, '1.00', over);
    await expect(pay({ paidOn: '2026-11-21' })).rejects.toMatchObject(
      issueOf('payment.before_signing', { pointer: '/paidOn', message: expect.stringContaining('2026-11-22') }),
    );
    const earlyReason = 'a deposit under the letter of intent';
    await pay({ paidOn: '2026-11-21', earlyReason });
    await pay({ paidOn: '2026-11-22', earlyReason });
    await expect(pay({ paidOn: '1989-12-31', earlyReason })).rejects.toMatchObject(issueOf('payment.day'));
    const { payments } = await getContract(ctx, deal.seller, deal.id);
    expect(payments).toMatchObject([{ earlyReason }, { earlyReason: null }]);
  });
});

describe('the same payment again', () => {
  it('is asked back, whichever party records it, and stands when it is declared another', async () => {
    const deal = await signedContract(ctx);
    const { id } = await record(deal, '100.00', { scheduleLine: 1 });
    for (const actor of [deal.buyer, deal.seller]) {
      const ways = [{ scheduleLine: 1 }, { lines: [{ line: 1, amount: '100.00' }] }, {}, { confirmDuplicate: false }];
      for (const over of ways) {
        await expect(record(deal, '100', over, actor)).rejects.toMatchObject({
          kind: 'CONFLICT',
          reason: 'payment.duplicate',
          details: { paymentId: id, state: 'reported' },
          message: expect.stringContaining('The buyer'),
        });
      }
    }
    const second = await record(deal, '100.00', { scheduleLine: 1, confirmDuplicate: true });
    const { payments } = await getContract(ctx, deal.buyer, deal.id);
    expect(payments).toMatchObject([
      { id, duplicateOf: null },
      { id: second.id, duplicateOf: id },
    ]);
  });

  it('is not seen in another line, day or amount, nor in what was taken back', async () => {
    const deal = await signedContract(ctx);
    const { id } = await record(deal, '100.00', { scheduleLine: 1 });
    await record(deal, '100.00', { scheduleLine: 2 });
    await record(deal, '100.01', { scheduleLine: 1 });
    await record(deal, '100.00', { scheduleLine: 1, paidOn: '2026-11-21', earlyReason: 'on account' });
    await takeBack(deal, id);
    await record(deal, '100.00', { scheduleLine: 1 });
  });

  it('with the idempotency key is recorded once', async () => {
    const { id, buyer } = await signedContract(ctx);
    const input = { ...cny('1.00'), paidOn: '2026-11-22', scheduleLine: 1 };
    const pay = () => recordPayment(ctx, buyer, id, input, { idempotencyKey: 'payment-1' });
    expect(await pay()).toEqual(await pay());
    expect((await getContract(ctx, buyer, id)).payments).toHaveLength(1);
  });
});

describe('the word of the other party', () => {
  it('makes a payment count as paid; nobody confirms what is its own, or twice', async () => {
    const deal = await signedContract(ctx);
    const { id } = await record(deal, '400000.00', { scheduleLine: 1 });
    expect(await getContract(ctx, deal.seller, deal.id)).toMatchObject({ paid: { amount: '0.00' } });
    await expect(confirm(deal, id, deal.buyer)).rejects.toMatchObject({ reason: 'payment.own' });
    await expect(dispute(deal, id, deal.buyer)).rejects.toMatchObject({ reason: 'payment.own' });
    await expect(confirm(deal, id, company())).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await expect(confirm(deal, id, testOperator())).rejects.toMatchObject(notParty);
    expect((await confirm(deal, id)).ledger).toMatchObject({ kind: 'payment.confirmed' });
    expect(await getContract(ctx, deal.seller, deal.id)).toMatchObject({ paid: { amount: '400000.00' } });
    for (const again of [confirm, dispute]) {
      await expect(again(deal, id)).rejects.toMatchObject({ kind: 'INVALID_STATE', reason: 'payment.confirmed' });
    }
    await expect(takeBack(deal, id)).rejects.toMatchObject({ reason: 'payment.confirmed' });
    await takeBack(deal, id, testOperator());
    expect(await getContract(ctx, deal.seller, deal.id)).toMatchObject({ paid: { amount: '0.00' } });
  });

  it('against a payment leaves its line open; the payment is confirmed later only while there is room', async () => {
    const deal = await signedContract(ctx);
    const { id } = await record(deal, '400000.00', { scheduleLine: 1 });
    expect((await dispute(deal, id)).ledger).toMatchObject({ kind: 'payment.disputed' });
    await expect(dispute(deal, id)).rejects.toMatchObject({ reason: 'payment.disputed' });
    const real = await record(deal, '400000.00', { scheduleLine: 1, confirmDuplicate: true });
    await expect(confirm(deal, id)).rejects.toMatchObject({
      kind: 'CONFLICT',
      reason: 'payment.above_due',
      details: { excess: '400000.00' },
    });
    await takeBack(deal, real.id);
    await confirm(deal, id);
    expect(await balanceOfDeal(deal)).toMatchObject({
      confirmed: { amount: '400000.00' },
      disputed: { amount: '0.00' },
      overpaid: { amount: '0.00' },
    });
  });

  it('a payment recorded by mistake is taken back by who recorded it, and stays on record', async () => {
    const deal = await signedContract(ctx);
    const { id } = await record(deal, '400000.00', { scheduleLine: 1 });
    await expect(takeBack(deal, id, deal.seller)).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    await expect(takeBack(deal, id, company())).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await takeBack(deal, id);
    const asOperator = (of: Deal, paymentId: string) => takeBack(of, paymentId, testOperator());
    for (const late of [takeBack, confirm, dispute, asOperator]) {
      await expect(late(deal, id)).rejects.toMatchObject({ kind: 'INVALID_STATE', reason: 'payment.voided' });
    }
    expect(await getContract(ctx, deal.seller, deal.id)).toMatchObject({
      paid: { amount: '0.00' },
      payments: [{ id, state: 'voided', voided: { reason: 'wrong contract' } }],
    });
    await expect(takeBack(deal, deal.id)).rejects.toMatchObject({ reason: 'payment.not_found' });
  });

  it('and taking back at once come to exactly one end, and both sides at once to one payment', async () => {
    for (let round = 0; round < 5; round++) {
      const deal = await signedContract(ctx);
      const { id } = await record(deal, '400000.00', { scheduleLine: 1 });
      const [confirmed, ...others] = await Promise.allSettled([
        confirm(deal, id),
        takeBack(deal, id),
        takeBack(deal, id),
      ]);
      const won = [confirmed, ...others].filter((result) => result?.status === 'fulfilled');
      expect(won).toHaveLength(1);
      const state = confirmed?.status === 'fulfilled' ? 'confirmed' : 'voided';
      expect((await getContract(ctx, deal.seller, deal.id)).payments).toMatchObject([{ state }]);

      const other = await signedContract(ctx);
      const results = await Promise.allSettled(
        [other.seller, other.buyer].map((actor) => record(other, '250.00', {}, actor)),
      );
      expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(results.find((result) => result.status === 'rejected')).toMatchObject({
        reason: { reason: 'payment.duplicate' },
      });
    }
  });
});

it('contracts are found by the state of their payments', async () => {
  const deal = await signedContract(ctx);
  const found = async () => {
    const states = ['reported', 'confirmed', 'disputed', 'voided'] as const;
    const lists = await Promise.all(states.map((payment) => listContracts(ctx, deal.seller, { payment, limit: 9 })));
    return states.filter((_state, at) => lists[at]?.items.length === 1);
  };
  expect(await found()).toEqual([]);
  const { id } = await record(deal, '1.00');
  expect(await found()).toEqual(['reported']);
  await dispute(deal, id);
  expect(await found()).toEqual(['disputed']);
  await confirm(deal, id);
  expect(await found()).toEqual(['confirmed']);
  await takeBack(deal, id, testOperator());
  expect(await found()).toEqual(['voided']);
});

describe('running royalties', () => {
  const royalty = { payment: { kind: 'royalty' as const, royalty: ROYALTY } };

  it('have a ceiling that says what it is and how it was computed, and passes for a reason that is kept', async () => {
    const deal = await signedContract(ctx, { draft: royalty });
    await record(deal, '1500000.00');
    const above = '99999999999.00';
    await expect(record(deal, above)).rejects.toMatchObject(
      issueOf('payment.royalty_ceiling', {
        pointer: '/amount',
        message: expect.stringMatching(
          /5000000\.00: 5 times the value of the contract, 1000000\.00 CNY.*confirmUnusual/,
        ),
      }),
    );
    await expect(record(deal, '3500000.01')).rejects.toMatchObject(issueOf('payment.royalty_ceiling'));
    const unusualReason = 'sales grew tenfold';
    await record(deal, above, { confirmUnusual: unusualReason });
    const { payments, balance } = await getContract(ctx, deal.seller, deal.id);
    expect(payments).toMatchObject([{ unusualReason: null }, { unusualReason }]);
    expect(balance?.royalty).toMatchObject({ ceiling: cny('5000000.00'), reported: cny('100001499999.00') });
  });

  it('in dispute count to the ceiling, so that disputes make no room', async () => {
    const deal = await signedContract(ctx, { draft: royalty });
    await dispute(deal, (await record(deal, '5000000.00')).id);
    await expect(record(deal, '0.01')).rejects.toMatchObject(issueOf('payment.royalty_ceiling'));
  });

  it('of at least the minimum of every year are no surprise, and without any estimate each is asked back', async () => {
    const minimum = { ...ROYALTY, minimumPerYear: cny('1000000.00') };
    const deal = await signedContract(ctx, { draft: { payment: { kind: 'royalty', royalty: minimum } } });
    await record(deal, '25000000.00');
    await expect(record(deal, '0.01')).rejects.toMatchObject(
      issueOf('payment.royalty_ceiling', { message: expect.stringContaining('minimum royalties of 5 years') }),
    );
    const zero = { ...royalty, value: cny('0.00'), technologyValue: cny('0.00'), otherItems: [] };
    const free = await signedContract(ctx, { draft: zero });
    await expect(record(free, '0.01')).rejects.toMatchObject(issueOf('payment.royalty_ceiling'));
    await record(free, '0.01', { confirmUnusual: 'the parties estimated nothing' });
  });

  it('beside an entry fee are told from it: by name, or where nothing of the fee looks alike', async () => {
    const deal = await signedContract(ctx, { draft: entryFee('2027-01-31') });
    expect(await record(deal, '1000.00')).toMatchObject({ settles: [{ line: null }] });
    await expect(record(deal, '300000.00')).rejects.toMatchObject(
      issueOf('payment.line_needed', { message: expect.stringContaining('line 1 (300000.00 open)') }),
    );
    await record(deal, '300000.00', { royalty: true });
    const part = { lines: [{ line: 1, amount: '100000.00' }], royalty: true as const };
    expect(await record(deal, '150000.00', part)).toMatchObject({
      settles: [{ line: 1 }, { line: null, amount: cny('50000.00') }],
    });
    await expect(record(deal, '200000.01', { scheduleLine: 1 })).rejects.toMatchObject(issueOf('payment.above_due'));
    const nothingLeft = record(deal, '100.00', { lines: [{ line: 1, amount: '100.00' }], royalty: true });
    await expect(nothingLeft).rejects.toMatchObject(issueOf('payment.lines_sum'));
    expect(await balanceOfDeal(deal)).toMatchObject({
      royalty: { reported: cny('351000.00') },
      open: cny('200000.00'),
      reported: cny('451000.00'),
    });
    const due = await signedContract(ctx, { draft: entryFee('2026-11-22') });
    await expect(record(due, '1000.00')).rejects.toMatchObject(issueOf('payment.line_needed'));
    await expect(record(deal, '99999999999.00')).rejects.toMatchObject(issueOf('payment.royalty_ceiling'));
  });
});

describe('a contract that was terminated', () => {
  it('still owes what was due before its end; later lines are paid for a reason only', async () => {
    const deal = await signedContract(ctx);
    const input = { kind: 'termination' as const, text: 'As agreed.', effectiveOn: '2027-06-30' };
    const change = await proposeChange(ctx, deal.seller, deal.id, input, {});
    await confirmChange(ctx, deal.buyer, { id: deal.id, changeId: change.id }, { hash: change.hash }, {});
    await record(deal, '300000.00');
    await expect(record(deal, '100000.01')).rejects.toMatchObject(issueOf('payment.above_due'));
    await expect(record(deal, '600000.00', { scheduleLine: 2 })).rejects.toMatchObject(
      issueOf('payment.after_end', { message: expect.stringContaining('2027-06-30') }),
    );
    const confirmUnusual = 'agreed as settlement';
    await record(deal, '50000.00', { scheduleLine: 2, confirmUnusual });
    await expect(record(deal, '550000.01', { scheduleLine: 2, confirmUnusual })).rejects.toMatchObject(
      issueOf('payment.above_due'),
    );
    expect(await balanceOfDeal(deal)).toMatchObject({
      lines: [{ lapsed: false }, { lapsed: true }],
      nextDue: { line: 1, open: cny('100000.00') },
    });
  });
});
