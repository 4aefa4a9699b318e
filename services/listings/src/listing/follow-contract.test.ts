import type { ContractStanding } from '@techbourse/api-schema';
import { newId } from '@techbourse/platform';
import { testActor, testOperator } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { handClock, readyContent, testContext } from '../../test/listings.ts';
import { createListing } from './create.ts';
import { followContract, giveBackListings } from './follow-contract.ts';
import { publishListing } from './publish.ts';
import { getListing, listListingEvents } from './queries.ts';
import { renewListing } from './renew.ts';
import { transitionListing } from './transition.ts';

const START = '2026-05-04T09:00:00.000Z';
const clock = handClock(START);
const ctx = await testContext({ clock });
afterAll(() => ctx.close());

const owner = testActor({ kind: 'university' });
const published = async (changes: Parameters<typeof readyContent>[0] = {}) => {
  clock.set(START);
  const { id } = await createListing(ctx, owner, readyContent({ validUntil: '2028-05-04', ...changes }), {});
  await publishListing(ctx, owner, id, { expectedVersion: 1 }, {});
  return id;
};

type Told = Partial<ContractStanding> & { effect: 'none' | 'reserve' | 'transfer' };
function standing(listingId: string, { effect, ...over }: Told, version = 5) {
  const signer = { personId: null, agencyId: null, mandateId: null };
  const payload: ContractStanding = {
    ...{ contractId: newId(), dealId: newId(), demandId: newId(), signedAt: START, until: null, endedOn: null },
    listings: [{ listingId, effect }],
    seller: { organisationId: owner.organisation.id, ...signer },
    buyer: { organisationId: newId(), ...signer },
    ...over,
  };
  const key = payload.contractId;
  return { eventId: newId(), type: 'contract.standing', key, version, occurredAt: START, payload };
}
const stateOf = async (id: string) => (await getListing(ctx, owner, id)).state;

describe('a signed contract', () => {
  it.each([
    ['that shuts others out reserves its listing', 'reserve', 'reserved'],
    ['that assigns it transfers its listing', 'transfer', 'transferred'],
    ['that leaves it to others too changes nothing of its listing', 'none', 'published'],
  ] as const)('%s, and its owner reads which contract', async (_what, effect, state) => {
    const id = await published();
    const told = standing(id, { effect });
    await followContract(ctx, told);
    const listing = await getListing(ctx, owner, id);
    const { contractId, dealId, demandId } = told.payload;
    expect(listing).toMatchObject({ state, contracts: [{ contractId, dealId, demandId, effect, until: null }] });
    expect((await getListing(ctx, testOperator(), id)).contracts).toHaveLength(1);
    if (effect === 'none') expect((await getListing(ctx, testActor(), id)).contracts).toBeUndefined();
    else await expect(getListing(ctx, testActor(), id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    const sent = await ctx.db
      .sql`select type, payload from listings.outbox where key = ${id} order by seq desc limit 1`;
    expect(sent).toMatchObject([
      effect === 'none' ? { type: 'listing.published' } : { type: 'listing.withdrawn', payload: { reason: state } },
    ]);
  });

  it('acts as the owner’s agency signed it, in history and audit', async () => {
    const id = await published();
    const [agencyId, mandateId, personId] = [newId(), newId(), newId()];
    const seller = { organisationId: owner.organisation.id, personId, agencyId, mandateId };
    await followContract(ctx, standing(id, { effect: 'reserve', seller }));
    const { items } = await listListingEvents(ctx, owner, id, { limit: 10 });
    const actor = { kind: 'system', id: 'contract', organisationId: owner.organisation.id, agencyId, personId };
    expect(items.at(-1)).toMatchObject({ action: 'reserve', from: 'published', to: 'reserved', actor });
    const audit = await ctx.db.sql`
      select action, organisation_id, agency_id from listings.audit where subject = ${id} order by at desc limit 1`;
    expect(audit).toMatchObject([
      { action: 'listing.reserve', organisation_id: owner.organisation.id, agency_id: agencyId },
    ]);
  });

  it('gives its listing back the day after its term, or after it ended early', async () => {
    const [byTerm, early, assigned] = [await published(), await published(), await published()];
    const until = '2026-12-31';
    await followContract(ctx, standing(byTerm, { effect: 'reserve', until }));
    const ended = standing(early, { effect: 'reserve', until });
    await followContract(ctx, ended);
    const sold = standing(assigned, { effect: 'transfer' });
    await followContract(ctx, sold);
    const end = (told: typeof ended, endedOn: string) =>
      followContract(ctx, { ...told, version: 9, payload: { ...told.payload, endedOn } });
    await end(ended, '2026-06-30');
    await end(sold, '2026-05-03');
    expect([await stateOf(early), await stateOf(assigned)]).toEqual(['reserved', 'published']);
    clock.set('2026-06-30T23:00:00.000Z');
    await giveBackListings(ctx);
    expect(await stateOf(early)).toBe('reserved');
    clock.set('2026-07-01T01:00:00.000Z');
    expect(await giveBackListings(ctx)).toBe(true);
    expect(await giveBackListings(ctx)).toBe(false);
    expect([await stateOf(early), await stateOf(byTerm)]).toEqual(['published', 'reserved']);
    clock.set('2027-01-01T01:00:00.000Z');
    await giveBackListings(ctx);
    expect(await stateOf(byTerm)).toBe('published');
    const { items } = await listListingEvents(ctx, owner, byTerm, { limit: 10 });
    expect(items.at(-1)).toMatchObject({ action: 'give_back', actor: { kind: 'system', organisationId: null } });
  });

  it('keeps the listing while another contract does', async () => {
    const id = await published();
    const first = standing(id, { effect: 'reserve' });
    await followContract(ctx, first);
    await followContract(ctx, standing(id, { effect: 'reserve', until: '2026-12-31' }));
    await followContract(ctx, { ...first, version: 9, payload: { ...first.payload, endedOn: '2026-05-01' } });
    expect(await stateOf(id)).toBe('reserved');
    clock.set('2027-01-01T01:00:00.000Z');
    await giveBackListings(ctx);
    expect(await stateOf(id)).toBe('published');
  });

  it('gives nothing back that could not be published: its owner mends and renews it', async () => {
    const id = await published({ validUntil: '2026-08-01' });
    await followContract(ctx, standing(id, { effect: 'transfer', until: '2026-12-31' }));
    clock.set('2027-01-01T01:00:00.000Z');
    await giveBackListings(ctx);
    expect(await stateOf(id)).toBe('expired');
    await renewListing(ctx, owner, id, {}, {});
    expect(await stateOf(id)).toBe('published');
  });

  it('keeps an expired listing from being renewed for others while it runs', async () => {
    const id = await published();
    await followContract(ctx, standing(id, { effect: 'reserve', until: '2026-12-31' }));
    await ctx.db.sql`update listings.listing set state = 'expired' where id = ${id}`;
    await expect(renewListing(ctx, owner, id, {}, {})).rejects.toMatchObject({ reason: 'listing.renew.contract' });
  });

  it('leaves alone what its owner withdrew before, or put back by hand after', async () => {
    const [gone, back] = [await published(), await published()];
    await transitionListing(ctx, owner, gone, { step: 'withdraw', reason: 'sold elsewhere' }, {});
    await followContract(ctx, standing(gone, { effect: 'reserve' }));
    expect(await stateOf(gone)).toBe('withdrawn');
    const told = standing(back, { effect: 'reserve' });
    await followContract(ctx, told);
    await transitionListing(ctx, owner, back, { step: 'release', reason: 'joint development stays open' }, {});
    await followContract(ctx, told);
    expect(await stateOf(back)).toBe('published');
    await transitionListing(ctx, owner, back, { step: 'reserve', reason: 'another taker' }, {});
    await followContract(ctx, { ...told, version: 9, payload: { ...told.payload, endedOn: '2026-05-01' } });
    await giveBackListings(ctx);
    expect(await stateOf(back)).toBe('published');
  });

  it('ends in the same state however often, late and out of order it is told', async () => {
    const order = fc.shuffledSubarray([0, 1, 0, 1, 0, 1], { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(order, fc.constantFrom('reserve', 'transfer'), async (turns, effect) => {
        const id = await published();
        const signed = standing(id, { effect });
        const ended = { ...signed, version: 9, payload: { ...signed.payload, endedOn: '2026-05-03' } };
        for (const turn of [...turns, 1]) await followContract(ctx, turn === 0 ? signed : ended);
        expect(await getListing(ctx, owner, id)).toMatchObject({
          state: 'published',
          contracts: [{ endedOn: '2026-05-03' }],
        });
      }),
      { numRuns: 12 },
    );
  });
});
