import type { ContractStanding } from '@techbourse/api-schema';
import { newId } from '@techbourse/platform';
import { testActor, testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { exampleDemand, testCompany, testContext } from '../../test/demands.ts';
import { closeDemand } from './close.ts';
import { createDemand } from './create.ts';
import { followContract } from './follow-contract.ts';
import { openDemand } from './open.ts';
import { getDemand, listDemandEvents } from './queries.ts';
import { renewDemand } from './renew.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const owner = testCompany();
const opened = async () => {
  const { id } = await createDemand(ctx, owner, exampleDemand(), {});
  await openDemand(ctx, owner, id, { expectedVersion: 1 }, {});
  return id;
};
function standing(demandId: string | null, over: Partial<ContractStanding> = {}, version = 5) {
  const signer = { personId: null, agencyId: null, mandateId: null };
  const signedAt = '2026-05-04T09:00:00.000Z';
  const payload: ContractStanding = {
    ...{ contractId: newId(), dealId: newId(), demandId, signedAt, until: '2031-12-31', endedOn: null },
    listings: [{ listingId: newId(), effect: 'none' }],
    seller: { organisationId: newId(), ...signer },
    buyer: { organisationId: owner.organisation.id, ...signer },
    ...over,
  };
  const key = payload.contractId;
  return { eventId: newId(), type: 'contract.standing', key, version, occurredAt: signedAt, payload };
}
const later = (told: ReturnType<typeof standing>, endedOn: string) => ({
  ...told,
  version: 9,
  payload: { ...told.payload, endedOn },
});

describe('a signed contract', () => {
  it('closes the demand of its deal as solved, and its owner reads by what', async () => {
    const id = await opened();
    const told = standing(id);
    const { contractId, dealId, listings } = told.payload;
    await followContract(ctx, told);
    const solvedBy = [{ contractId, dealId, listingId: listings[0]?.listingId, endedOn: null }];
    expect(await getDemand(ctx, owner, id)).toMatchObject({ state: 'closed', outcome: 'solved', solvedBy });
    expect(await getDemand(ctx, testOperator(), id)).toMatchObject({ solvedBy });
    await expect(getDemand(ctx, testActor(), id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    const sent = await ctx.db.sql`select type, payload from demands.outbox where key = ${id} order by seq desc limit 1`;
    expect(sent).toMatchObject([{ type: 'demand.closed', payload: { outcome: 'solved' } }]);
  });

  it('acts as the owner’s agency signed it, in history and audit', async () => {
    const id = await opened();
    const [agencyId, mandateId, personId] = [newId(), newId(), newId()];
    const buyer = { organisationId: owner.organisation.id, personId, agencyId, mandateId };
    await followContract(ctx, standing(id, { buyer }));
    const { items } = await listDemandEvents(ctx, owner, id, { limit: 10 });
    const actor = { kind: 'system', id: 'contract', organisationId: owner.organisation.id, agencyId, personId };
    expect(items.at(-1)).toMatchObject({ action: 'close', from: 'open', to: 'closed', actor });
    const audit = await ctx.db.sql`
      select action, organisation_id, agency_id from demands.audit where subject = ${id} order by at desc limit 1`;
    expect(audit).toMatchObject([
      { action: 'demand.close', organisation_id: owner.organisation.id, agency_id: agencyId },
    ]);
  });

  it('changes a demand once, however often, late and out of order it is told', async () => {
    const id = await opened();
    const told = standing(id);
    for (const each of [later(told, '2026-06-30'), told, later(told, '2026-06-30'), told]) {
      await followContract(ctx, each);
    }
    const demand = await getDemand(ctx, owner, id);
    expect(demand).toMatchObject({ version: 3, outcome: 'solved', solvedBy: [{ endedOn: '2026-06-30' }] });
  });

  it('leaves alone what its owner closed before, and adds itself to what another solved', async () => {
    const [withdrawn, twice] = [await opened(), await opened()];
    await closeDemand(ctx, owner, withdrawn, { outcome: 'withdrawn' }, {});
    await followContract(ctx, standing(withdrawn));
    expect(await getDemand(ctx, owner, withdrawn)).toMatchObject({ outcome: 'withdrawn', version: 3 });
    await followContract(ctx, standing(twice));
    await followContract(ctx, standing(twice));
    expect(await getDemand(ctx, owner, twice)).toMatchObject({ version: 3, solvedBy: [{}, {}] });
  });

  it('concerns no demand when its deal began without one, or the demand is not there', async () => {
    const id = await opened();
    await followContract(ctx, standing(null));
    await followContract(ctx, standing(newId()));
    expect(await getDemand(ctx, owner, id)).toMatchObject({ state: 'open', version: 2 });
  });

  it('keeps the demand closed until it ends early; then its owner may post it again, and no late word closes it', async () => {
    const id = await opened();
    const told = standing(id);
    await followContract(ctx, told);
    await expect(renewDemand(ctx, owner, id, {}, {})).rejects.toMatchObject({ reason: 'demand.renew.solved' });
    await followContract(ctx, later(told, '2026-06-30'));
    expect(await renewDemand(ctx, owner, id, {}, {})).toMatchObject({ state: 'open', outcome: null });
    for (const each of [told, later(told, '2026-06-30')]) await followContract(ctx, each);
    expect(await getDemand(ctx, owner, id)).toMatchObject({ state: 'open' });
  });
});
