import { afterAll, describe, expect, it } from 'vitest';
import { company, movableClock, signedContract, testContext } from '../../test/exchange.ts';
import { getContract } from '../dossier/queries.ts';
import { confirmChange } from './confirm.ts';
import { declineChange } from './decline.ts';
import { proposeChange } from './propose.ts';
import { withdrawChange } from './withdraw.ts';

const START = '2026-11-22T08:00:00.000Z';
const clock = movableClock(START);
const ctx = await testContext(clock);
afterAll(() => ctx.close());

const amendment = { kind: 'amendment' as const, text: 'The price falls to 900,000', effectiveOn: '2027-06-30' };

async function proposed() {
  clock.set(START);
  const contract = await signedContract(ctx);
  const { id: changeId, hash } = await proposeChange(ctx, contract.seller, contract.id, amendment, {});
  const { id, seller, buyer } = contract;
  return {
    id,
    seller,
    buyer,
    changeId,
    hash,
    confirm: () => confirmChange(ctx, buyer, { id, changeId }, { hash }, {}),
    withdraw: (actor = seller) => withdrawChange(ctx, actor, { id, changeId }, {}),
    decline: (actor = buyer) => declineChange(ctx, actor, { id, changeId }, { reason: 'We agreed on the price' }, {}),
    state: async () => (await getContract(ctx, buyer, id)).changes[0],
  };
}

describe('a proposed change', () => {
  it('is withdrawn by the party that proposed it, and by nobody else', async () => {
    const { id, seller, changeId, confirm, withdraw, decline, state, buyer } = await proposed();
    await expect(withdraw(buyer)).rejects.toMatchObject({ kind: 'FORBIDDEN', reason: 'change.not_own' });
    await expect(withdraw(company())).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    expect(await withdraw()).toEqual({ id: changeId, state: 'withdrawn' });
    for (const late of [confirm, withdraw, decline]) {
      await expect(late()).rejects.toMatchObject({ kind: 'INVALID_STATE', reason: 'change.withdrawn' });
    }
    expect(await state()).toMatchObject({ state: 'withdrawn', closed: { by: seller.organisation.id, reason: null } });
    const rows = await ctx.jobs.sql`select action from contracts.audit where subject = ${id} order by at desc limit 1`;
    expect(rows).toMatchObject([{ action: 'contract.withdraw_change' }]);
  });

  it('is declined by the other party with a reason that both read', async () => {
    const { seller, buyer, confirm, decline, state } = await proposed();
    await expect(decline(seller)).rejects.toMatchObject({ kind: 'FORBIDDEN', reason: 'change.own' });
    await decline();
    await expect(confirm()).rejects.toMatchObject({ kind: 'INVALID_STATE', reason: 'change.declined' });
    expect(await state()).toMatchObject({
      state: 'declined',
      closed: { by: buyer.organisation.id, reason: 'We agreed on the price' },
    });
  });

  it('lapses after 90 days to the millisecond', async () => {
    const { seller, confirm, withdraw, state, id } = await proposed();
    expect(await state()).toMatchObject({ state: 'proposed', lapsesAt: '2027-02-20T08:00:00.000Z' });
    clock.set('2027-02-20T08:00:00.000Z');
    expect(await state()).toMatchObject({ state: 'lapsed', closed: null });
    for (const late of [confirm, withdraw]) {
      await expect(late()).rejects.toMatchObject({ kind: 'INVALID_STATE', reason: 'change.lapsed' });
    }
    clock.set('2027-02-20T07:59:59.999Z');
    expect(await confirm()).toMatchObject({ ledger: { seq: expect.any(Number) } });
    expect(await getContract(ctx, seller, id)).toMatchObject({ changes: [{ state: 'made' }] });
  });

  it('is replaced by its own party in one write', async () => {
    const { id, seller, buyer, changeId, confirm } = await proposed();
    const again = (actor: typeof seller) =>
      proposeChange(ctx, actor, id, { ...amendment, text: 'The price falls to 950,000', replaces: changeId }, {});
    await expect(again(buyer)).rejects.toMatchObject({ kind: 'FORBIDDEN', reason: 'change.not_own' });
    const next = await again(seller);
    await expect(confirm()).rejects.toMatchObject({ reason: 'change.withdrawn' });
    await expect(again(seller)).rejects.toMatchObject({ reason: 'change.withdrawn' });
    await confirmChange(ctx, buyer, { id, changeId: next.id }, { hash: next.hash }, {});
    const { changes } = await getContract(ctx, seller, id);
    expect(changes.map((change) => change.state)).toEqual(['withdrawn', 'made']);
  });

  it('is open no more once the contract has been terminated', async () => {
    const { id, seller, buyer, confirm, state } = await proposed();
    const end = await proposeChange(ctx, buyer, id, { ...amendment, kind: 'termination' }, {});
    await confirmChange(ctx, seller, { id, changeId: end.id }, { hash: end.hash }, {});
    await expect(confirm()).rejects.toMatchObject({ reason: 'contract.terminated' });
    expect(await state()).toMatchObject({ state: 'lapsed' });
  });

  it('is confirmed, withdrawn or declined, exactly one of them, when they come at once', async () => {
    const outcomes = new Set<string | undefined>();
    for (let round = 0; round < 9; round++) {
      const { confirm, withdraw, decline, state } = await proposed();
      const asked = [confirm, withdraw, decline];
      const turned = [...asked.slice(round % 3), ...asked.slice(0, round % 3)];
      const results = await Promise.allSettled(turned.map((ask) => ask()));
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      outcomes.add((await state())?.state);
    }
    expect([...outcomes].every((state) => ['made', 'withdrawn', 'declined'].includes(state ?? ''))).toBe(true);
  });

  it('that was withdrawn cannot be brought back by SQL either', async () => {
    const { changeId, withdraw, buyer } = await proposed();
    await withdraw();
    const back = ctx.jobs.sql`update contracts.contract_change set closed_as = null, closed_by = null, closed_at = null
      where id = ${changeId}`;
    await expect(back).rejects.toThrow(/cannot be altered/);
    const made = ctx.jobs
      .sql`update contracts.contract_change set confirmed_by = ${buyer.organisation.id}, ledger_seq = 1
      where id = ${changeId}`;
    await expect(made).rejects.toThrow(/cannot be altered/);
  });
});
