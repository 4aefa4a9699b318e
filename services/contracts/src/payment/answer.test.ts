import { testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { company, movableClock, signedContract, testContext } from '../../test/exchange.ts';
import { notParty, type PaidDeal, payments } from '../../test/payments.ts';
import { getContract, listContracts } from '../dossier/queries.ts';

const ctx = await testContext(movableClock());
afterAll(() => ctx.close());

const { record, confirm, dispute, takeBack, balanceOfDeal } = payments(ctx);

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
    const asOperator = (of: PaidDeal, paymentId: string) => takeBack(of, paymentId, testOperator());
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
