import type { Member } from '@techbourse/policy';
import { testOperator } from '@techbourse/testkit';
import { confirmChange } from '../src/change/confirm.ts';
import { proposeChange } from '../src/change/propose.ts';
import type { Context } from '../src/context.ts';
import { confirmContract } from '../src/contract/confirm.ts';
import { editContract } from '../src/contract/edit.ts';
import { getContract } from '../src/dossier/queries.ts';
import { signTreeHeads } from '../src/ledger/sign-tree-heads.ts';
import { confirmPayment, disputePayment } from '../src/payment/answer.ts';
import { recordPayment } from '../src/payment/record.ts';
import { voidPayment } from '../src/payment/void.ts';
import { confirmRegistration } from '../src/registration/confirm.ts';
import { registerContract } from '../src/registration/record.ts';
import { voidRegistration } from '../src/registration/void.ts';
import { agency, type movableClock, signedContract, startContract } from './exchange.ts';
import { licenceDraft } from './records.ts';

type Contract = { id: string; dealId: string; seller: Member; buyer: Member };
export type LedgerWorld = { first: Contract; second: Contract };

/**
 * A ledger with every kind of entry there is, over three days of November 2026, each of which has its head.
 * First contract: 1 signed, 2 paid, 3 disputed, 4 paid, 5 voided, 6 registered, 7 confirmed, 8 voided, 9 registered,
 * 10 amended, 12 confirmed; second, edited once before it was signed: 11 signed, 13 paid, 14 terminated.
 * Heads: 1 of the 22nd (5 entries), 2 of the 23rd (10), 3 within the 24th (12), 4 of the 24th (14).
 */
export async function ledgerWorld(
  ctx: Context,
  clock: ReturnType<typeof movableClock>,
  privateKey: string,
): Promise<LedgerWorld> {
  const operator = testOperator();
  const north = agency('North Transfer');
  const agencies = [{ organisationId: north.organisation.id, name: 'North', side: 'seller' as const }];
  clock.set('2026-11-22T08:00:00.125Z');
  const first = await signedContract(ctx, { draft: { agencies }, agencies: [north] });
  const { id, seller, buyer } = first;
  const pay = (of: Contract, amount: string, line?: number) =>
    recordPayment(
      ctx,
      of.buyer,
      of.id,
      { amount, currency: 'CNY', paidOn: '2026-11-22', ...(line ? { scheduleLine: line } : {}) },
      {},
    );
  const paid = await pay(first, '400000.00', 1);
  await disputePayment(ctx, seller, { id, paymentId: paid.id }, { reason: 'not seen yet' }, {});
  const mistaken = await pay(first, '5.00', 2);
  await voidPayment(ctx, buyer, { id, paymentId: mistaken.id }, { reason: 'paid to another account' }, {});

  clock.set('2026-11-23T08:00:00.250Z');
  await signTreeHeads(ctx, privateKey);
  const register = (number: string) =>
    registerContract(ctx, seller, id, { authority: 'Bureau', number, registeredOn: '2026-11-23' }, {});
  const wrong = await register('2026-1');
  await confirmRegistration(ctx, operator, { id, registrationId: wrong.id }, {});
  await voidRegistration(ctx, operator, { id, registrationId: wrong.id }, { reason: 'another contract' }, {});
  await register('2026-2');
  await change(ctx, first, 'amendment');

  clock.set('2026-11-24T08:00:00.375Z');
  await signTreeHeads(ctx, privateKey);
  const second = await startContract(ctx);
  const title = 'Licence of a fluoride sorbent, as agreed';
  await editContract(ctx, second.seller, second.id, { ...licenceDraft({ title }), expectedVersion: 1 } as never, {});
  const { version, hash } = await getContract(ctx, second.seller, second.id);
  for (const party of [second.seller, second.buyer])
    await confirmContract(ctx, party, second.id, { version, hash }, {});
  await confirmPayment(ctx, seller, { id, paymentId: paid.id }, {});
  await signTreeHeads(ctx, privateKey, { anyway: true });
  clock.set('2026-11-24T09:00:00.500Z');
  const late = { amount: '7.00', currency: 'CNY', paidOn: '2026-11-24', scheduleLine: 1 };
  await recordPayment(ctx, second.buyer, second.id, late, {});
  await change(ctx, second, 'termination');
  clock.set('2026-11-25T00:05:00.000Z');
  await signTreeHeads(ctx, privateKey);
  clock.set('2026-11-25T01:05:00.000Z'); // late enough that a head of yesterday would be missed
  await startContract(ctx); // a draft, of which the ledger knows nothing
  return { first, second };
}

async function change(ctx: Context, contract: Contract, kind: 'amendment' | 'termination'): Promise<void> {
  const input = { kind, text: 'As agreed at the meeting.', effectiveOn: '2027-06-30' };
  const { id, hash } = await proposeChange(ctx, contract.seller, contract.id, input, {});
  await confirmChange(ctx, contract.buyer, { id: contract.id, changeId: id }, { hash }, {});
}
