import { fromMinor } from '@techbourse/domain';
import { newId, today } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { testActor, testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { signedContract } from '../../test/exchange.ts';
import { oldLedger } from '../../test/old-ledger.ts';
import { readContractsConfig } from '../config.ts';
import { createContext } from '../context.ts';
import { getContract, listContracts } from '../dossier/queries.ts';
import { walkLedger } from '../recorded.ts';
import { confirmRegistration } from '../registration/confirm.ts';
import { groupValues } from '../statistics/store.ts';
import { confirmPayment, disputePayment } from './answer.ts';
import { recordPayment } from './record.ts';

const ctx = createContext(readContractsConfig(await oldLedger()));
afterAll(() => ctx.close());

const operator = testOperator();
function memberOf(id: string): Member {
  const member = testActor();
  return { ...member, organisation: { ...member.organisation, id } };
}

const publicFigures = async () => {
  const asked = { by: 'type', currency: undefined, from: undefined, to: undefined } as const;
  const [paid, registered] = [
    await groupValues(ctx.jobs.orm, { ...asked, kind: 'paid' }, 'UTC'),
    await groupValues(ctx.jobs.orm, { ...asked, kind: 'registered' }, 'UTC'),
  ];
  return [paid.length, registered.length];
};

describe('what a version without states recorded', () => {
  it('is one party’s word, and counts once the other party or the operator has spoken', async () => {
    expect(await publicFigures()).toEqual([0, 0]);
    const { items } = await listContracts(ctx, operator, { payment: 'reported', limit: 9 });
    for (const { id, parties } of items) {
      const { payments, balance } = await getContract(ctx, operator, id);
      expect(balance?.overpaid.amount).toBe('0.00');
      for (const payment of payments.filter((one) => one.state === 'reported')) {
        const [other] = parties.filter((party) => party.organisationId !== payment.recordedBy);
        if (!other) throw new Error('a contract has two parties');
        await confirmPayment(ctx, memberOf(other.organisationId), { id, paymentId: payment.id }, {});
      }
    }
    const waiting = await listContracts(ctx, operator, { registration: 'self_recorded', limit: 9 });
    for (const { id } of waiting.items) {
      const { registration } = await getContract(ctx, operator, id);
      await confirmRegistration(ctx, operator, { id, registrationId: registration?.id ?? '' }, {});
    }
    expect([items.length, waiting.items.length]).toEqual([2, 1]);
    expect(await publicFigures()).toEqual([1, 1]);
    expect(await ctx.jobs.orm.transaction((tx) => walkLedger(tx))).toMatchObject({ ok: true });
  });

  it('beyond what is due is shown as overpaid, answers no question with a fault, and is not confirmed in full', async () => {
    const deal = await signedContract(ctx);
    const old = async (minor: bigint, line: number | null) => {
      const id = newId();
      await ctx.jobs.sql`insert into contracts.payment
        (id, contract_id, amount_minor, currency, paid_on, schedule_line, recorded_by, ledger_seq)
        values (${id}, ${deal.id}, ${String(minor)}, 'CNY', '2026-01-01', ${line}, ${deal.buyer.organisation.id},
          (select 1000 + count(*) from contracts.payment))`;
      return id;
    };
    const [first, lump, second] = [await old(400_000_00n, 1), await old(500_000_00n, null), await old(600_000_00n, 2)];
    const balance = async () => (await getContract(ctx, deal.seller, deal.id)).balance;
    expect(await balance()).toMatchObject({
      reported: { amount: '1500000.00' },
      open: { amount: '0.00' },
      overpaid: { amount: '500000.00' },
      nextDue: null,
    });
    const input = { ...fromMinor(1n, 'CNY'), paidOn: today(ctx) };
    for (const over of [{}, { scheduleLine: 1 }]) {
      const more = recordPayment(ctx, deal.seller, deal.id, { ...input, ...over }, {});
      await expect(more).rejects.toMatchObject({ issues: [{ rule: 'payment.above_due' }] });
    }
    await confirmPayment(ctx, deal.seller, { id: deal.id, paymentId: first }, {});
    await confirmPayment(ctx, deal.seller, { id: deal.id, paymentId: lump }, {});
    const beyond = confirmPayment(ctx, deal.seller, { id: deal.id, paymentId: second }, {});
    await expect(beyond).rejects.toMatchObject({ reason: 'payment.above_due', details: { excess: '500000.00' } });
    await disputePayment(
      ctx,
      deal.seller,
      { id: deal.id, paymentId: second },
      { reason: 'it holds the sum without a line' },
      {},
    );
    expect(await balance()).toMatchObject({
      confirmed: { amount: '900000.00' },
      open: { amount: '100000.00' },
      overpaid: { amount: '0.00' },
      nextDue: { line: 2, open: { amount: '100000.00' } },
    });
  });
});
