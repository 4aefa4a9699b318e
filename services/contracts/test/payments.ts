import type { Member } from '@techbourse/policy';
import { expect } from 'vitest';
import type { RecordPaymentRequest } from '../src/api/index.ts';
import type { Context } from '../src/context.ts';
import { getContract } from '../src/dossier/queries.ts';
import { confirmPayment, disputePayment } from '../src/payment/answer.ts';
import { recordPayment } from '../src/payment/record.ts';
import { voidPayment } from '../src/payment/void.ts';

export type PaidDeal = { id: string; seller: Member; buyer: Member };
export type Over = Partial<RecordPaymentRequest>;

export const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** What the parties of a contract do about its payments; the buyer records and takes back, the seller answers. */
export function payments(ctx: Context) {
  return {
    record: (deal: PaidDeal, amount: string, over: Over = {}, actor = deal.buyer) =>
      recordPayment(ctx, actor, deal.id, { ...cny(amount), paidOn: '2026-11-22', ...over }, {}),
    confirm: (deal: PaidDeal, id: string, actor = deal.seller) =>
      confirmPayment(ctx, actor, { id: deal.id, paymentId: id }, {}),
    dispute: (deal: PaidDeal, id: string, actor = deal.seller) =>
      disputePayment(ctx, actor, { id: deal.id, paymentId: id }, { reason: 'it never came' }, {}),
    takeBack: (deal: PaidDeal, id: string, actor = deal.buyer) =>
      voidPayment(ctx, actor, { id: deal.id, paymentId: id }, { reason: 'wrong contract' }, {}),
    balanceOfDeal: async (deal: PaidDeal) => {
      const { balance } = await getContract(ctx, deal.seller, deal.id);
      if (!balance) throw new Error('a signed contract has a balance');
      return balance;
    },
  };
}

export const notParty = { kind: 'FORBIDDEN', reason: 'contract.not_party' };
export const issueOf = (rule: string, over: object = {}) => ({ issues: [expect.objectContaining({ rule, ...over })] });

export const ROYALTY = { ratePercent: 4.125, base: 'net_sales' as const };
export const lump = (amount: string) => ({
  value: cny(amount),
  technologyValue: cny(amount),
  otherItems: [],
  payment: { kind: 'lump_sum' as const, schedule: [{ dueOn: '2027-01-31', amount: cny(amount) }] },
});
export const entryFee = (dueOn: string) => ({
  payment: {
    kind: 'entry_fee_and_royalty' as const,
    entryFee: cny('300000.00'),
    royalty: ROYALTY,
    schedule: [{ dueOn, amount: cny('300000.00') }],
  },
});
