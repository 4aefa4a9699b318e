import { afterAll, describe, expect, it } from 'vitest';
import { movableClock, signedContract, testContext } from '../../test/exchange.ts';
import { cny, entryFee, issueOf, payments, ROYALTY } from '../../test/payments.ts';
import { confirmChange } from '../change/confirm.ts';
import { proposeChange } from '../change/propose.ts';
import { getContract } from '../dossier/queries.ts';

const ctx = await testContext(movableClock());
afterAll(() => ctx.close());

const { record, dispute, balanceOfDeal } = payments(ctx);

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
