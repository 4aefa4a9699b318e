import { testActor, testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { readyContent, testContext } from '../../test/listings.ts';
import type { ListingContent } from '../api/content.ts';
import type { Listing } from '../api/listing.ts';
import { listListingConflicts } from './conflicts.ts';
import { createListing } from './create.ts';
import { patentHoldKeys } from './patent-holds.ts';
import { publishListing } from './publish.ts';
import { renewListing } from './renew.ts';
import { settleConflict } from './settle.ts';
import { transitionListing } from './transition.ts';
import { updateListing } from './update.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

let serial = 110_000_000;
/** A Chinese publication number that no other test uses. */
const freshNumber = () => `CN${serial++}A`;
const patent = (fields: ListingContent['patent'], more: Partial<ListingContent> = {}) =>
  readyContent({ kind: 'patent', patent: fields, ...more });
const create = (owner: ReturnType<typeof testActor>, content: ListingContent) => createListing(ctx, owner, content, {});
const publish = (owner: ReturnType<typeof testActor>, id: string, expectedVersion = 1) =>
  publishListing(ctx, owner, id, { expectedVersion }, {});

describe('claimKeys', () => {
  it('takes a publication without its kind code, an application with its check digit, and the family', () => {
    const keys = patentHoldKeys(
      patent({ publicationNumber: 'CN110569471B', applicationNumber: 'CN201910823456.0', familyId: 'ep-123' }),
    );
    expect(keys).toEqual(['family:EP-123', 'application:CN201910823456.0', 'publication:CN110569471']);
    expect(patentHoldKeys(readyContent())).toEqual([]);
  });
});

describe('one family is listed once', () => {
  it('refuses a second draft of the owner, whatever the kind code, and names the first', async () => {
    const owner = testActor();
    const number = freshNumber();
    const first = await create(owner, patent({ publicationNumber: number }));
    await expect(create(owner, patent({ publicationNumber: number.replace('A', 'B') }))).rejects.toMatchObject({
      kind: 'CONFLICT',
      reason: 'listing.same_family',
      details: { listingId: first.id },
    });
  });

  it('refuses another organisation once the first is public', async () => {
    const [owner, other] = [testActor(), testActor()];
    const familyId = `F-${freshNumber()}`;
    const first = await create(owner, patent({ publicationNumber: freshNumber(), familyId }));
    // A draft that nobody else can see blocks nobody else.
    const rival = await create(other, patent({ publicationNumber: freshNumber(), familyId }));
    await publish(owner, first.id);
    await expect(publish(other, rival.id)).rejects.toMatchObject({ details: { listingId: first.id } });
    await transitionListing(ctx, owner, first.id, { step: 'withdraw', reason: 'sold elsewhere' }, {});
    await expect(publish(other, rival.id)).resolves.toMatchObject({ state: 'published' });
  });

  it('takes a second listing whose owner says how it differs, and lets the first go on', async () => {
    const owner = testActor();
    const publicationNumber = freshNumber();
    const first = await create(owner, patent({ publicationNumber }));
    const differsFrom = { listing: first.id, reason: 'Only for use in food, with support' };
    const second = await create(owner, patent({ publicationNumber }, { differsFrom }));
    await publish(owner, second.id);
    await publish(owner, first.id);
    await expect(create(owner, patent({ publicationNumber }))).rejects.toMatchObject({ kind: 'CONFLICT' });
    // Naming something else than what is in the way does not help.
    const elsewhere = await create(owner, patent({ publicationNumber: freshNumber() }));
    const wrong = { listing: elsewhere.id, reason: 'It differs from something else' };
    await expect(create(owner, patent({ publicationNumber }, { differsFrom: wrong }))).rejects.toMatchObject({
      kind: 'CONFLICT',
    });
  });

  it('is checked again when the number changes and when an expired listing is revived', async () => {
    const owner = testActor();
    const [taken, free] = [freshNumber(), freshNumber()];
    const first = await create(owner, patent({ publicationNumber: taken }));
    const second = await create(owner, patent({ publicationNumber: free }));
    const change = { patent: { publicationNumber: taken }, expectedVersion: 1 };
    await expect(updateListing(ctx, owner, second.id, change, {})).rejects.toMatchObject({ kind: 'CONFLICT' });

    await publish(owner, first.id);
    await ctx.db.sql`update listings.listing set state = 'expired' where id = ${first.id}`;
    await ctx.db.sql`delete from listings.claim where listing_id = ${first.id}`;
    await updateListing(ctx, owner, second.id, change, {});
    await expect(renewListing(ctx, owner, first.id, {}, {})).rejects.toMatchObject({
      kind: 'CONFLICT',
      details: { listingId: second.id },
    });
  });

  it('holds when many come at the same moment', async () => {
    const owners = Array.from({ length: 8 }, () => testActor());
    const familyId = `F-${freshNumber()}`;
    const drafts = await Promise.all(
      owners.map((owner) => create(owner, patent({ publicationNumber: freshNumber(), familyId }))),
    );
    const results = await Promise.allSettled(
      drafts.map((draft, index) => publish(owners[index] ?? testActor(), draft.id)),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ reason: 'listing.same_family' });
    }
  });

  it('is the last word of the database too', async () => {
    const owner = testActor();
    const familyId = `F-${freshNumber()}`;
    const first = await create(owner, patent({ publicationNumber: freshNumber(), familyId }));
    const slipped = ctx.db.sql`insert into listings.claim (listing_id, key, organisation_id, state)
      select ${crypto.randomUUID()}, key, organisation_id, state from listings.claim where listing_id = ${first.id}`;
    await expect(slipped).rejects.toMatchObject({ code: '23505' });
  });
});

describe('a patent of a listing that one may not see', () => {
  const operator = testOperator();
  const conflicts = async () => (await listListingConflicts(ctx, operator, { limit: 100 })).items;
  const conflictOf = async (id: string) => (await conflicts()).find((each) => each.listing.id === id);

  it.each([
    ['an unpublished invention', { unpublishedInvention: true }, false, testActor()],
    ['numbers for verified organisations', { tiers: { patent: 'T1' as const } }, false, testActor({ verified: false })],
    [
      'numbers that this key may not read',
      { tiers: { patent: 'T1' as const } },
      false,
      testActor({ scopes: ['listings:write'] }),
    ],
    ['a reserved listing', {}, true, testActor()],
  ])(
    '%s: writing and publishing answer as if the number were free, and the operator settles it',
    async (_what, more, isReserved, other) => {
      const owner = testActor();
      const hidden = { applicationNumber: 'CN202010765433', familyId: `F-${freshNumber()}` };
      const first = await create(owner, patent(hidden, more));
      await publish(owner, first.id);
      if (isReserved) await transitionListing(ctx, owner, first.id, { step: 'reserve', reason: 'talks' }, {});
      const free = await create(other, patent({ familyId: `F-${freshNumber()}`, publicationNumber: freshNumber() }));
      const rival = await create(other, patent({ familyId: hidden.familyId, publicationNumber: freshNumber() }));
      const told = (listing: Listing) => ({
        ...listing,
        id: '',
        createdAt: '',
        updatedAt: '',
        publishedAt: '',
        patent: {},
      });
      expect(told(rival)).toEqual(told(free));
      expect(told(await publish(other, rival.id))).toEqual(told(await publish(other, free.id)));
      expect(await conflictOf(free.id)).toBeUndefined();
      expect(await conflictOf(rival.id)).toMatchObject({
        key: `family:${hidden.familyId}`,
        conflictsWith: { id: first.id },
        listing: { organisation: { id: other.organisation.id } },
      });
      await expect(listListingConflicts(ctx, other, { limit: 5 })).rejects.toMatchObject({ kind: 'FORBIDDEN' });
      // The first keeps its place whatever came after it.
      if (isReserved) await transitionListing(ctx, owner, first.id, { step: 'release', reason: 'no deal' }, {});
      await updateListing(ctx, owner, first.id, { keywords: ['changed'], expectedVersion: isReserved ? 4 : 2 }, {});
      await settleConflict(ctx, operator, rival.id, { reason: 'Both own half of it' }, {});
      expect(await conflictOf(rival.id)).toBeUndefined();
      const again = settleConflict(ctx, operator, rival.id, { reason: 'Both own half of it' }, {});
      await expect(again).rejects.toMatchObject({ reason: 'listing.settle.no_conflict' });
      await transitionListing(ctx, owner, first.id, { step: 'withdraw', reason: 'end' }, {});
    },
  );

  it('is reported only to a verified organisation that may read numbers of tier T1', async () => {
    const [owner, other] = [testActor(), testActor()];
    const publicationNumber = freshNumber();
    const first = await create(owner, patent({ publicationNumber }, { tiers: { patent: 'T1' } }));
    await publish(owner, first.id);
    await expect(create(other, patent({ publicationNumber }))).rejects.toMatchObject({
      details: { listingId: first.id },
    });
  });

  it('leaves the list of the operator when one of the two is gone', async () => {
    const [owner, other] = [testActor(), testActor()];
    const publicationNumber = freshNumber();
    const first = await create(
      owner,
      patent({ applicationNumber: 'CN202010765433', familyId: publicationNumber }, { unpublishedInvention: true }),
    );
    await publish(owner, first.id);
    const rival = await create(other, patent({ publicationNumber: freshNumber(), familyId: publicationNumber }));
    await publish(other, rival.id);
    expect(await conflictOf(rival.id)).toBeDefined();
    await transitionListing(ctx, operator, rival.id, { step: 'withdraw', reason: 'Not yours' }, {});
    expect(await conflictOf(rival.id)).toBeUndefined();
  });
});
