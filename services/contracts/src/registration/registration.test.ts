import { testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { company, movableClock, signedContract, testContext } from '../../test/exchange.ts';
import type { RegisterContractRequest } from '../api/index.ts';
import { getContract, listContracts } from '../dossier/queries.ts';
import { walkLedger } from '../recorded.ts';
import { groupValues } from '../statistics/store.ts';
import { confirmRegistration } from './confirm.ts';
import { registerContract } from './record.ts';
import { voidRegistration } from './void.ts';

const clock = movableClock();
const ctx = await testContext(clock);
afterAll(() => ctx.close());

type Deal = Awaited<ReturnType<typeof signedContract>>;

const operator = testOperator();
const cny = (amount: string) => ({ amount, currency: 'CNY' });
let numbers = 0;
const register = (deal: Deal, over: Partial<RegisterContractRequest> = {}, actor = deal.seller) => {
  const input = { authority: 'Science bureau', number: `N-${++numbers}`, registeredOn: '2026-11-22', ...over };
  return registerContract(ctx, actor, deal.id, input, {});
};
const confirm = (deal: Deal, id: string, actor = operator) =>
  confirmRegistration(ctx, actor, { id: deal.id, registrationId: id }, {});
const takeBack = (deal: Deal, id: string, actor = deal.seller) =>
  voidRegistration(ctx, actor, { id: deal.id, registrationId: id }, { reason: 'wrong figures' }, {});
const shown = (deal: Deal) => getContract(ctx, deal.buyer, deal.id);
const issueOf = (rule: string, over: object = {}) => ({ issues: [expect.objectContaining({ rule, ...over })] });

async function publicFigure(): Promise<[number, bigint]> {
  const asked = { by: 'type', kind: 'registered', currency: undefined, from: undefined, to: undefined } as const;
  const [row] = await groupValues(ctx.jobs.orm, asked, 'UTC');
  return [row?.count ?? 0, row?.sum ?? 0n];
}

describe('a registration', () => {
  it('of a party is its own word and in no public figure, until the operator confirms it', async () => {
    const deal = await signedContract(ctx);
    const before = await publicFigure();
    const { id, ledger } = await register(deal, { technologyValue: cny('700000.00') });
    expect(ledger.kind).toBe('contract.registered');
    expect((await shown(deal)).registration).toMatchObject({
      id,
      state: 'self_recorded',
      value: cny('1000000.00'),
      technologyValue: cny('700000.00'),
    });
    expect(await publicFigure()).toEqual(before);
    for (const actor of [deal.seller, deal.buyer, company()]) {
      await expect(confirm(deal, id, actor)).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    }
    expect((await confirm(deal, id)).ledger.kind).toBe('registration.confirmed');
    expect((await shown(deal)).registration).toMatchObject({
      state: 'confirmed',
      confirmed: { by: expect.anything() },
    });
    expect(await publicFigure()).toEqual([before[0] + 1, before[1] + 1_000_000_00n]);
    await expect(confirm(deal, id)).rejects.toMatchObject({ reason: 'registration.confirmed' });
  });

  it('of the operator needs no second word', async () => {
    const deal = await signedContract(ctx);
    const [count] = await publicFigure();
    const { id } = await register(deal, {}, operator);
    expect((await shown(deal)).registration).toMatchObject({ id, state: 'confirmed', confirmed: null });
    expect((await publicFigure())[0]).toBe(count + 1);
    await expect(takeBack(deal, id)).rejects.toMatchObject({ reason: 'registration.not_yours' });
  });

  it('stays within the contract, or says to the minor unit what the authority counted beyond it', async () => {
    const deal = await signedContract(ctx);
    const huge = register(deal, { value: cny('53000000000.00'), technologyValue: cny('53000000000.00') });
    await expect(huge).rejects.toMatchObject({
      issues: [
        { pointer: '/value', rule: 'registration.above_contract', message: expect.stringContaining('52999000000.00') },
        { pointer: '/technologyValue', rule: 'registration.above_contract' },
      ],
    });
    const above = { value: cny('1060000.00') };
    const items = (amount: string) => ({
      ...above,
      valueDifference: [{ description: 'turnover tax', amount: cny(amount) }],
    });
    await expect(register(deal, above)).rejects.toMatchObject(issueOf('registration.above_contract'));
    await expect(register(deal, items('59999.99'))).rejects.toMatchObject(
      issueOf('registration.difference_sum', {
        pointer: '/valueDifference',
        message: expect.stringContaining('60000.00'),
      }),
    );
    const within = { valueDifference: [{ description: 'turnover tax', amount: cny('1.00') }] };
    await expect(register(deal, within)).rejects.toMatchObject(issueOf('registration.difference_sum'));
    const zero = { valueDifference: [{ description: 'nothing', amount: cny('0.00') }] };
    await expect(register(deal, zero)).rejects.toMatchObject(issueOf('registration.item_zero'));
    const foreign = { valueDifference: [{ description: 'turnover tax', amount: { amount: '1.00', currency: 'USD' } }] };
    await expect(register(deal, foreign)).rejects.toMatchObject(
      issueOf('registration.currency', { pointer: '/valueDifference/0/amount/currency' }),
    );
    const technology = {
      technologyValue: cny('850000.00'),
      technologyDifference: [{ description: 'a rig that was counted as technology', amount: cny('50000.00') }],
    };
    await register(deal, { ...items('60000.00'), ...technology });
    expect((await shown(deal)).registration).toMatchObject({ ...items('60000.00'), ...technology });
  });

  it('lies between the signing and today, with no more technology than value', async () => {
    const deal = await signedContract(ctx);
    const wrong = { registeredOn: '2026-11-21', value: cny('700000.00'), technologyValue: cny('700000.01') };
    await expect(register(deal, wrong)).rejects.toMatchObject({
      issues: [{ rule: 'registration.technology_value' }, { rule: 'registration.day' }],
    });
    await expect(register(deal, { registeredOn: '2026-11-23' })).rejects.toMatchObject(issueOf('registration.day'));
    await expect(register(deal, {}, company())).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });

  it('that was wrong is taken back and recorded anew: by who recorded it, or by the operator once confirmed', async () => {
    const deal = await signedContract(ctx);
    const number = 'W-1';
    const first = await register(deal, { number });
    const again = register(deal);
    await expect(again).rejects.toMatchObject({
      reason: 'registration.exists',
      details: { registrationId: first.id },
    });
    await expect(takeBack(deal, first.id, deal.buyer)).rejects.toMatchObject({ reason: 'registration.not_yours' });
    await expect(takeBack(deal, first.id, company())).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    expect((await takeBack(deal, first.id)).ledger.kind).toBe('registration.voided');
    expect(await shown(deal)).toMatchObject({
      registration: null,
      registrations: [{ state: 'voided', voided: { reason: 'wrong figures' } }],
    });
    const second = await register(deal, { number });
    await confirm(deal, second.id);
    await expect(takeBack(deal, second.id)).rejects.toMatchObject({ reason: 'registration.confirmed' });
    const [count] = await publicFigure();
    await takeBack(deal, second.id, operator);
    expect((await publicFigure())[0]).toBe(count - 1);
    for (const late of [() => confirm(deal, second.id), () => takeBack(deal, first.id)]) {
      await expect(late()).rejects.toMatchObject({ reason: 'registration.voided' });
    }
    await register(deal, { number });
    expect((await shown(deal)).registrations.map((one) => one.state)).toEqual(['voided', 'voided', 'self_recorded']);
  });

  it('has a number that no other standing one has, however spelt', async () => {
    const [deal, other] = [await signedContract(ctx), await signedContract(ctx)];
    await register(deal, { number: 'JS-2026 0042' });
    for (const number of ['JS-2026 0042', 'js20260042', 'ＪＳ-2026-0042']) {
      const taken = register(other, { number, authority: 'science  bureau' });
      await expect(taken).rejects.toMatchObject({
        kind: 'CONFLICT',
        reason: 'registration.number_taken',
        details: {},
      });
    }
    const told = register(other, { number: 'JS-2026 0042' }, operator);
    await expect(told).rejects.toMatchObject({ details: { contractId: deal.id } });
    await register(other, { number: 'JS-2026 0042', authority: 'Patent office' });
  });
});

describe('at the same instant', () => {
  it('one number is given to one contract, and one contract one registration', async () => {
    const deals = await Promise.all(Array.from({ length: 4 }, () => signedContract(ctx)));
    const race = await Promise.allSettled(deals.map((deal) => register(deal, { number: 'R-1' })));
    const lost = race.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(3);
    for (const { reason } of lost) expect(reason).toMatchObject({ reason: 'registration.number_taken' });
    const deal = await signedContract(ctx);
    const own = await Promise.allSettled([register(deal), register(deal, {}, deal.buyer)]);
    expect(own.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { reason: 'registration.exists' },
    });
  });

  it('a confirmation and a withdrawal come to one end', async () => {
    for (let round = 0; round < 5; round++) {
      const deal = await signedContract(ctx);
      const { id } = await register(deal);
      const results = await Promise.allSettled([confirm(deal, id), takeBack(deal, id)]);
      expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
      const state = results[0]?.status === 'fulfilled' ? 'confirmed' : 'voided';
      expect((await shown(deal)).registrations).toMatchObject([{ state }]);
    }
  });
});

it('those that wait for the operator are listed, and nobody sees contracts of others by asking', async () => {
  const deal = await signedContract(ctx);
  const list = async (state: 'self_recorded' | 'confirmed' | 'voided', actor = operator) => {
    const { items } = await listContracts(ctx, actor, { registration: state, limit: 200 });
    return items.map((item) => item.id);
  };
  expect(await list('self_recorded')).not.toContain(deal.id);
  const { id } = await register(deal);
  expect(await list('self_recorded', deal.buyer)).toEqual([deal.id]);
  expect(await list('self_recorded', company())).toEqual([]);
  expect(await list('confirmed')).not.toContain(deal.id);
  await confirm(deal, id);
  expect([await list('self_recorded', deal.buyer), await list('confirmed', deal.buyer)]).toEqual([[], [deal.id]]);
  await takeBack(deal, id, operator);
  expect([await list('confirmed', deal.buyer), await list('voided', deal.buyer)]).toEqual([[], [deal.id]]);
});

it('the ledger of all this verifies', async () => {
  expect(await ctx.jobs.orm.transaction((tx) => walkLedger(tx))).toMatchObject({ ok: true, fault: null });
});
