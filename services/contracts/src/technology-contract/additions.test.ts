import { testActor, testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import {
  company,
  movableClock,
  publish,
  signedContract,
  startContract,
  testContext,
  university,
} from '../test/exchange.ts';
import { licenceDraft } from '../test/records.ts';
import { confirmChange, proposeChange } from './change.ts';
import { recordPayment, voidPayment } from './pay.ts';
import { getContract } from './queries.ts';
import { registerContract } from './register.ts';

const clock = movableClock();
const ctx = await testContext(clock);
afterAll(() => ctx.close());

const cny = (amount: string) => ({ amount, currency: 'CNY', paidOn: '2026-11-20' });

describe('payments', () => {
  it('are recorded against a line of the schedule, up to what is due there', async () => {
    const { id, seller, buyer } = await signedContract(ctx);
    const pay = (amount: string, scheduleLine?: number) =>
      recordPayment(ctx, buyer, id, { ...cny(amount), ...(scheduleLine ? { scheduleLine } : {}) }, {});
    const first = await pay('300000.00', 1);
    expect(first.ledger).toMatchObject({ kind: 'payment.recorded', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await expect(pay('100000.01', 1)).rejects.toMatchObject({
      issues: [{ rule: 'payment.above_due', message: expect.stringContaining('100000.00') }],
    });
    await pay('100000.00', 1);
    await pay('600000.00', 2);
    await expect(pay('0.01')).rejects.toMatchObject({ issues: [{ rule: 'payment.above_due' }] });
    expect(await getContract(ctx, seller, id)).toMatchObject({ paid: { amount: '1000000.00', currency: 'CNY' } });
  });

  it('are refused in another currency, as nothing, in the future, on no line, before signing, by strangers', async () => {
    const { id, buyer } = await signedContract(ctx);
    const pay = (over: object) => recordPayment(ctx, buyer, id, { ...cny('1.00'), scheduleLine: 1, ...over }, {});
    await expect(pay({ currency: 'USD' })).rejects.toMatchObject({ issues: [{ rule: 'payment.currency' }] });
    await expect(pay({ amount: '0.00' })).rejects.toMatchObject({ issues: [{ rule: 'payment.zero' }] });
    await expect(pay({ paidOn: '2026-11-23' })).rejects.toMatchObject({ issues: [{ rule: 'payment.day' }] });
    await expect(pay({ scheduleLine: 3 })).rejects.toMatchObject({ issues: [{ rule: 'payment.line' }] });
    const draft = await startContract(ctx);
    const early = recordPayment(ctx, draft.buyer, draft.id, cny('1.00'), {});
    await expect(early).rejects.toMatchObject({ reason: 'contract.not_signed' });
    for (const actor of [company(), testOperator()]) {
      const strange = recordPayment(ctx, actor, id, cny('1.00'), {});
      await expect(strange).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    }
  });

  it('of a running royalty have no limit', async () => {
    const payment = { kind: 'royalty' as const, royalty: { ratePercent: 4.2, base: 'net_sales' as const } };
    const { id, buyer } = await signedContract(ctx, { draft: { payment } });
    await recordPayment(ctx, buyer, id, cny('5000000.00'), {});
    expect(await getContract(ctx, buyer, id)).toMatchObject({ paid: { amount: '5000000.00' } });
  });

  it('recorded at the same instant are never more than is due together', async () => {
    const { id, seller, buyer } = await signedContract(ctx);
    const results = await Promise.allSettled(
      [seller, buyer, seller, buyer].map((actor) =>
        recordPayment(ctx, actor, id, { ...cny('400000.00'), scheduleLine: 1 }, {}),
      ),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  it('recorded by mistake are voided by who recorded them, and stay on record', async () => {
    const { id, seller, buyer } = await signedContract(ctx);
    const { id: paymentId } = await recordPayment(ctx, buyer, id, { ...cny('400000.00'), scheduleLine: 1 }, {});
    const input = { reason: 'wrong contract' };
    await expect(voidPayment(ctx, seller, id, paymentId, input, {})).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    await voidPayment(ctx, buyer, id, paymentId, input, {});
    await expect(voidPayment(ctx, buyer, id, paymentId, input, {})).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    const contract = await getContract(ctx, seller, id);
    expect(contract).toMatchObject({ paid: { amount: '0.00' }, payments: [{ id: paymentId, voided: input }] });
  });

  it('repeated with the idempotency key are recorded once', async () => {
    const { id, buyer } = await signedContract(ctx);
    const pay = () => recordPayment(ctx, buyer, id, { ...cny('1.00'), scheduleLine: 1 }, { key: 'payment-1' });
    expect(await pay()).toEqual(await pay());
    expect((await getContract(ctx, buyer, id)).payments).toHaveLength(1);
  });
});

describe('registration', () => {
  const input = { authority: 'Science bureau', registeredOn: '2026-11-22' };

  it('keeps the values that the authority recognised, once per contract and number', async () => {
    const { id, seller } = await signedContract(ctx);
    const technologyValue = { amount: '700000.00', currency: 'CNY' };
    await registerContract(ctx, testOperator(), id, { ...input, number: 'A-1', technologyValue }, {});
    expect((await getContract(ctx, seller, id)).registration).toMatchObject({
      ...{ number: 'A-1', value: { amount: '1000000.00', currency: 'CNY' }, technologyValue },
    });
    const again = registerContract(ctx, seller, id, { ...input, number: 'A-2' }, {});
    await expect(again).rejects.toMatchObject({ reason: 'registration.exists' });
    const other = await signedContract(ctx);
    const taken = registerContract(ctx, other.seller, other.id, { ...input, number: 'A-1' }, {});
    await expect(taken).rejects.toMatchObject({ reason: 'registration.number_taken' });
  });

  it('is refused before the signing and above the value', async () => {
    const { id, seller } = await signedContract(ctx);
    const technologyValue = { amount: '1000000.01', currency: 'CNY' };
    const wrong = { ...input, number: 'B-1', registeredOn: '2026-11-21', technologyValue };
    await expect(registerContract(ctx, seller, id, wrong, {})).rejects.toMatchObject({
      issues: [{ rule: 'registration.technology_value' }, { rule: 'registration.day' }],
    });
  });
});

describe('changes of a signed contract', () => {
  const change = (kind: 'amendment' | 'termination', effectiveOn = '2027-06-30') => ({
    ...{ kind, text: 'As agreed.', effectiveOn },
  });

  it('are made by both parties over one hash', async () => {
    const { id, seller, buyer } = await signedContract(ctx);
    const proposed = await proposeChange(ctx, seller, id, change('amendment'), {});
    const confirm = (actor: typeof seller, hash = proposed.hash) =>
      confirmChange(ctx, actor, id, proposed.id, { hash }, {});
    await expect(confirm(seller)).rejects.toMatchObject({ reason: 'change.own' });
    await expect(confirm(buyer, 'b'.repeat(64))).rejects.toMatchObject({ reason: 'change.hash' });
    await expect(confirm(company())).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    const unable = testActor({ scopes: ['deals:read', 'deals:write'] });
    await expect(confirm(unable)).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    const results = await Promise.allSettled([confirm(buyer), confirm(buyer)]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await getContract(ctx, seller, id)).changes).toMatchObject([
      { kind: 'amendment', proposedBy: seller.organisation.id, confirmedBy: buyer.organisation.id },
    ]);
  });

  it('end the exclusive right with the contract, so that another may follow', async () => {
    const seller = university();
    const listing = await publish(ctx, seller);
    const { id, buyer } = await signedContract(ctx, { seller, listing });
    const licence = licenceDraft().licence;
    if (!licence) throw new Error('a licence draft has licence terms');
    const next = { seller, listing, draft: { licence: { ...licence, from: '2027-07-01' } } };
    await expect(signedContract(ctx, next)).rejects.toMatchObject({ reason: 'contract.exclusive_conflict' });
    const { id: changeId, hash } = await proposeChange(ctx, buyer, id, change('termination'), {});
    await confirmChange(ctx, seller, id, changeId, { hash }, {});
    expect(await getContract(ctx, buyer, id)).toMatchObject({ state: 'signed', terminatedOn: '2027-06-30' });
    await expect(signedContract(ctx, next)).resolves.toMatchObject({ receipt: { state: 'signed' } });
    const late = proposeChange(ctx, seller, id, change('amendment'), {});
    await expect(late).rejects.toMatchObject({ reason: 'contract.terminated' });
  });

  it('take effect on the day of signing at the earliest', async () => {
    const { id, seller } = await signedContract(ctx);
    const early = proposeChange(ctx, seller, id, change('termination', '2026-11-21'), {});
    await expect(early).rejects.toMatchObject({ issues: [{ rule: 'change.day' }] });
  });
});
