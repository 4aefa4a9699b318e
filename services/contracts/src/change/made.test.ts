import { testActor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { company, movableClock, publish, signedContract, testContext, university } from '../../test/exchange.ts';
import { licenceDraft } from '../../test/records.ts';
import { getContract } from '../dossier/queries.ts';
import { confirmChange } from './confirm.ts';
import { declineChange } from './decline.ts';
import { proposeChange } from './propose.ts';

const clock = movableClock();
const ctx = await testContext(clock);
afterAll(() => ctx.close());

describe('changes of a signed contract', () => {
  const change = (kind: 'amendment' | 'termination', effectiveOn = '2027-06-30') => ({
    kind,
    text: 'As agreed.',
    effectiveOn,
  });

  it('are made by both parties over one hash', async () => {
    const { id, seller, buyer } = await signedContract(ctx);
    const proposed = await proposeChange(ctx, seller, id, change('amendment'), {});
    const confirm = (actor: typeof seller, hash = proposed.hash) =>
      confirmChange(ctx, actor, { id, changeId: proposed.id }, { hash }, {});
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

  it('bind whoever the operator knows; another declines or takes back, and asks to be verified', async () => {
    const { id, seller, buyer } = await signedContract(ctx);
    const unverified = (one: typeof seller) => ({ ...one, organisation: { ...one.organisation, verified: false } });
    const refused = { kind: 'FORBIDDEN', reason: 'organisation.not_verified' };
    await expect(proposeChange(ctx, unverified(buyer), id, change('amendment'), {})).rejects.toMatchObject(refused);
    const { id: changeId, hash } = await proposeChange(ctx, seller, id, change('amendment'), {});
    const confirm = confirmChange(ctx, unverified(buyer), { id, changeId }, { hash }, {});
    await expect(confirm).rejects.toMatchObject(refused);
    const declined = await declineChange(ctx, unverified(buyer), { id, changeId }, { reason: 'Not now' }, {});
    expect(declined).toMatchObject({ state: 'declined' });
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
    await confirmChange(ctx, seller, { id, changeId }, { hash }, {});
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
