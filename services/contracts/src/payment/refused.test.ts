import { testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { company, movableClock, signedContract, startContract, testContext } from '../../test/exchange.ts';
import { cny, issueOf, notParty, type Over, payments } from '../../test/payments.ts';
import { loseDeal } from '../deal/lose.ts';
import { getContract } from '../dossier/queries.ts';
import { recordPayment } from './record.ts';

const ctx = await testContext(movableClock());
afterAll(() => ctx.close());

const { record, takeBack } = payments(ctx);

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
