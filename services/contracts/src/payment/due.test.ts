import { afterAll, describe, expect, it } from 'vitest';
import { movableClock, signedContract, testContext } from '../../test/exchange.ts';
import { cny, issueOf, lump, type Over, payments } from '../../test/payments.ts';
import { getContract } from '../dossier/queries.ts';

const ctx = await testContext(movableClock());
afterAll(() => ctx.close());

const { record, confirm, dispute, balanceOfDeal } = payments(ctx);

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
