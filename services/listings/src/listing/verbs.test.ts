import type { ReviewReason } from '@techbourse/domain';
import { newId } from '@techbourse/platform';
import { ANONYMOUS, type Member } from '@techbourse/policy';
import { testActor, testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { handClock, readyContent, testContext } from '../../test/listings.ts';
import { copyListing } from './copy.ts';
import { createListing } from './create.ts';
import { deleteListing } from './delete.ts';
import { expireListings } from './expire.ts';
import { publishListing } from './publish.ts';
import {
  getListing,
  getListingReadership,
  listListingEvents,
  listListingVersions,
  listOwnListings,
} from './queries.ts';
import { getUsage } from './quota.ts';
import { renewListing } from './renew.ts';
import { returnListing } from './return.ts';
import { type ListingTransition, transitionListing } from './transition.ts';
import { updateListing } from './update.ts';

const clock = handClock('2026-03-01T10:00:00Z');
const ctx = await testContext({ clock });
afterAll(() => ctx.close());

const outboxOf = (id: string) => ctx.db.sql`select * from listings.outbox where key = ${id} order by seq`;
const told = async (id: string) =>
  (await outboxOf(id)).map((row) => ({ type: row.type, version: row.version, reason: row.payload.reason }));

const published = async (owner = testActor(), content = readyContent()) => {
  const draft = await createListing(ctx, owner, content, {});
  return publishListing(ctx, owner, draft.id, { expectedVersion: 1 }, {});
};

describe('the way of a listing', () => {
  it('goes from draft to the public with one event, one audit row and one version', async () => {
    const owner = testActor({ name: 'Harbin University', region: 'CN-HL' });
    const draft = await createListing(ctx, owner, readyContent(), { requestId: 'req-1' });
    expect(draft).toMatchObject({ state: 'draft', version: 1, publishedAt: null, sight: 'owner' });
    expect(await told(draft.id)).toEqual([]);

    const listing = await publishListing(ctx, owner, draft.id, { expectedVersion: 1 }, { requestId: 'req-2' });
    expect(listing).toMatchObject({ state: 'published', version: 2, validUntil: '2027-03-01' });
    const [event] = await outboxOf(draft.id);
    expect(event).toMatchObject({ type: 'listing.published', version: 2, request_id: 'req-2' });
    expect(event?.payload).toMatchObject({
      id: draft.id,
      title: { en: { text: 'Membrane for fluoride removal' } },
      organisation: { id: owner.organisation.id, kind: 'university', country: 'CN', region: 'CN-HL' },
      field: 'environment',
    });
    const trail = await ctx.db.sql`select action from listings.audit where subject = ${draft.id}`;
    expect(trail.map((row) => row.action).sort()).toEqual(['listing.create', 'listing.publish']);
  });

  it('names every missing field when it is not ready', async () => {
    const owner = testActor();
    const { id } = await createListing(ctx, owner, { kind: 'patent' }, {});
    await expect(publishListing(ctx, owner, id, { expectedVersion: 1 }, {})).rejects.toMatchObject({
      kind: 'INVALID_STATE',
      reason: 'listing.publish.missing_title',
      issues: ['/title', '/abstract', '/offers', '/readiness', '/keywords', '/patent'].map((pointer) => ({ pointer })),
    });
  });

  it('stands in the list of an agency over its clients, drafts too, while the mandate lets it read them', async () => {
    const [client, other] = [testActor(), testActor()];
    const draft = await createListing(ctx, client, readyContent(), {});
    const shown = await published(other);
    const agency = testActor({ kind: 'agency' });
    const organisations = [client.organisation.id, other.organisation.id];
    const acting: Member = { ...agency, actsFor: [{ rights: ['listings:read'], organisations }] };
    const list = (actor: Member, whose: object) => listOwnListings(ctx, actor, { limit: 10, ...whose });
    const all = await list(acting, { owner: 'clients' });
    expect(all.items.map(({ id }) => id).toSorted()).toEqual([draft.id, shown.id].toSorted());
    expect(all.clients?.map(({ organisationId }) => organisationId).toSorted()).toEqual(organisations.toSorted());
    expect((await list(acting, { client: client.organisation.id })).items.map(({ id }) => id)).toEqual([draft.id]);
    expect((await list(acting, {})).items).toEqual([]);
    expect((await list(agency, { owner: 'clients' })).items).toEqual([]);
    const ended = list(agency, { client: client.organisation.id });
    await expect(ended).rejects.toMatchObject({ kind: 'FORBIDDEN', reason: 'mandate.none' });
  });

  it('an edit of a published listing is public as the next version; old ones stay readable to the owner', async () => {
    const owner = testActor();
    const { id } = await published(owner);
    await updateListing(ctx, owner, id, { keywords: ['fluoride'], expectedVersion: 2 }, {});
    const after = await updateListing(
      ctx,
      owner,
      id,
      { title: { en: { text: 'New title', origin: 'person' } }, keywords: null, expectedVersion: 3 },
      {},
    );
    expect(after).toMatchObject({ version: 4, title: { en: { text: 'New title' } } });
    expect(after.keywords).toBeUndefined();
    const versions = await listListingVersions(ctx, owner, id, { limit: 2 });
    expect(versions.items.map((item) => [item.version, item.content.keywords])).toEqual([
      [4, undefined],
      [3, ['fluoride']],
    ]);
    const older = await listListingVersions(ctx, owner, id, { limit: 2, cursor: versions.nextCursor ?? '' });
    expect(older).toMatchObject({ items: [{ version: 2 }], nextCursor: null });
    expect((await told(id)).map((event) => event.version)).toEqual([2, 3, 4]);
    await expect(listListingVersions(ctx, testActor(), id, { limit: 2 })).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });

  it('an edit that would leave a published listing incomplete is refused and changes nothing', async () => {
    const owner = testActor();
    const { id } = await published(owner);
    const emptied = updateListing(ctx, owner, id, { abstract: null, expectedVersion: 2 }, {});
    await expect(emptied).rejects.toMatchObject({ reason: 'listing.publish.missing_abstract' });
    expect(await getListing(ctx, owner, id)).toMatchObject({ version: 2, abstract: { en: {} } });
  });

  it('refuses an edit made on an older version', async () => {
    const owner = testActor();
    const { id } = await published(owner);
    const late = updateListing(ctx, owner, id, { keywords: ['x'], expectedVersion: 1 }, {});
    await expect(late).rejects.toMatchObject({ kind: 'CONFLICT', reason: 'listing.version', details: { version: 2 } });
    const two = await Promise.allSettled(
      ['a', 'b'].map((word) => updateListing(ctx, owner, id, { keywords: [word], expectedVersion: 2 }, {})),
    );
    expect(two.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('checks the whole after an edit, not only what changed', async () => {
    const owner = testActor();
    const { id } = await createListing(
      ctx,
      owner,
      readyContent({ kind: 'patent', patent: { publicationNumber: 'CN110569471A' } }),
      {},
    );
    const edit = updateListing(ctx, owner, id, { unpublishedInvention: true, expectedVersion: 1 }, {});
    await expect(edit).rejects.toMatchObject({ name: 'ZodError' });
  });

  it('waits for the operator while the organisation is not verified', async () => {
    const owner = testActor({ verified: false });
    const operator = testOperator();
    const submitted = await published(owner);
    expect(submitted).toMatchObject({ state: 'in_review', publishedAt: null });
    expect(await told(submitted.id)).toEqual([{ type: 'listing.reviewed', version: 2, reason: null }]);
    const queue = await listOwnListings(ctx, operator, { limit: 10, state: 'in_review', owner: 'everyone' });
    expect(queue.items.map((item) => item.id)).toEqual([submitted.id]);

    const reason = 'Say what it is compared with';
    const reasons: ReviewReason[] = ['incomplete', 'rights_unclear'];
    const returned = await returnListing(ctx, operator, submitted.id, { reasons, reason }, {});
    expect(returned.state).toBe('draft');
    const why = { act: 'return', reasons, note: reason };
    expect((await getListing(ctx, owner, submitted.id)).review).toMatchObject(why);
    expect((await getListing(ctx, operator, submitted.id)).review).toMatchObject(why);
    const edited = await updateListing(ctx, owner, submitted.id, { keywords: ['x'], expectedVersion: 3 }, {});
    expect((await getListing(ctx, owner, submitted.id)).review).toMatchObject(why);
    const again = await publishListing(ctx, owner, submitted.id, { expectedVersion: edited.version }, {});
    expect((await getListing(ctx, owner, submitted.id)).review).toBeUndefined();
    const ownNo = returnListing(ctx, owner, again.id, { reasons: [], reason }, {});
    await expect(ownNo).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    const listing = await publishListing(ctx, operator, submitted.id, { expectedVersion: again.version }, {});
    expect(listing).toMatchObject({ state: 'published', organisation: { id: owner.organisation.id } });
    const reviews = (await outboxOf(listing.id)).filter(({ type }) => type === 'listing.reviewed');
    expect(reviews.map(({ payload }) => [payload.act, payload.reason, payload.reasons])).toEqual([
      ['submitted', null, []],
      ['returned', reason, reasons],
      ['submitted', null, []],
      ['published', null, []],
    ]);
    const edit = updateListing(ctx, owner, listing.id, { keywords: ['y'], expectedVersion: listing.version }, {});
    await expect(edit).rejects.toMatchObject({ reason: 'listing.edit.unverified' });
    const events = await listListingEvents(ctx, owner, listing.id, { limit: 10 });
    expect(events.items.map((event) => [event.action, event.to, event.reason, event.reasons])).toEqual([
      ['create', 'draft', null, []],
      ['submit', 'in_review', null, []],
      ['return', 'draft', reason, reasons],
      ['edit', 'draft', null, []],
      ['submit', 'in_review', null, []],
      ['publish', 'published', null, []],
    ]);
  });

  it('leaves the market with the reason, and comes back only by the ways there are', async () => {
    const owner = testActor();
    const { id } = await published(owner);
    const step = (name: ListingTransition) => transitionListing(ctx, owner, id, { step: name, reason: 'because' }, {});
    await step('reserve');
    await expect(updateListing(ctx, owner, id, { keywords: ['x'], expectedVersion: 3 }, {})).rejects.toMatchObject({
      reason: 'listing.edit.reserved',
    });
    await step('release');
    await step('reserve');
    await step('transfer');
    await expect(step('withdraw')).rejects.toMatchObject({ reason: 'listing.withdraw.from_transferred' });
    expect(await told(id)).toEqual([
      { type: 'listing.published', version: 2, reason: undefined },
      { type: 'listing.withdrawn', version: 3, reason: 'reserved' },
      { type: 'listing.published', version: 4, reason: undefined },
      { type: 'listing.withdrawn', version: 5, reason: 'reserved' },
      { type: 'listing.withdrawn', version: 6, reason: 'transferred' },
    ]);
  });

  it('expires on the day after its last, once, however many sweep; renewal revives it', async () => {
    const owner = testActor();
    const { id } = await published(owner, readyContent({ validUntil: '2026-06-30' }));
    clock.set('2026-06-30T23:59:00Z');
    await expireListings(ctx);
    expect((await told(id)).at(-1)?.type).toBe('listing.published');
    clock.set('2026-07-01T00:01:00Z');
    await Promise.all([expireListings(ctx), expireListings(ctx), expireListings(ctx)]);
    expect(await told(id)).toEqual([
      { type: 'listing.published', version: 2, reason: undefined },
      { type: 'listing.withdrawn', version: 3, reason: 'expired' },
    ]);
    await expect(getListing(ctx, testActor(), id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });

    const past = renewListing(ctx, owner, id, { validUntil: '2026-06-30' }, {});
    await expect(past).rejects.toMatchObject({ reason: 'listing.publish.already_expired' });
    const absurd = renewListing(ctx, owner, id, { validUntil: '2126-06-30' }, {});
    await expect(absurd).rejects.toMatchObject({ reason: 'listing.publish.valid_too_long' });
    const renewed = await renewListing(ctx, owner, id, {}, {});
    expect(renewed).toMatchObject({ state: 'published', validUntil: '2027-07-01', version: 4 });
    clock.set('2026-03-01T10:00:00Z');
  });
});

describe('renewal', () => {
  it('never shortens: without a day it keeps a later one, and an earlier day is refused by name', async () => {
    const owner = testActor();
    const { id } = await published(owner, readyContent({ validUntil: '2028-06-30' }));
    expect(await renewListing(ctx, owner, id, {}, {})).toMatchObject({ validUntil: '2028-06-30' });
    await expect(renewListing(ctx, owner, id, { validUntil: '2027-01-01' }, {})).rejects.toMatchObject({
      reason: 'listing.renew.shortens',
      issues: [{ pointer: '/validUntil' }],
    });
    expect(await renewListing(ctx, owner, id, { validUntil: '2029-01-01' }, {})).toMatchObject({
      validUntil: '2029-01-01',
    });
  });
});

describe('a draft', () => {
  const patent = { applicationNumber: 'CN201910823456.0' };

  it('that nobody saw is deleted with its history and its hold on a patent, and is counted no more', async () => {
    const owner = testActor();
    const { id } = await createListing(ctx, owner, readyContent({ patent }), {});
    await expect(deleteListing(ctx, owner, id, { expectedVersion: 2 }, {})).rejects.toMatchObject({
      reason: 'listing.version',
    });
    await expect(deleteListing(ctx, testActor(), id, {}, {})).rejects.toMatchObject({ reason: 'listing.not_found' });
    await deleteListing(ctx, owner, id, { expectedVersion: 1 }, {});
    await expect(getListing(ctx, owner, id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    expect((await getUsage(ctx, owner)).used).toMatchObject({ records: 0, bytes: 0 });
    const again = await createListing(ctx, owner, readyContent({ patent }), {});
    expect(again.state).toBe('draft');
    await deleteListing(ctx, owner, again.id, {}, {});
  });

  it('is all that can be deleted: what was public once is kept', async () => {
    const owner = testActor();
    const { id } = await published(owner);
    await expect(deleteListing(ctx, owner, id, {}, {})).rejects.toMatchObject({
      reason: 'listing.delete.from_published',
    });
  });

  it('is made of any own listing by a copy, without its patent and its last day', async () => {
    const owner = testActor();
    const { id } = await published(owner, readyContent({ patent, validUntil: '2027-06-30' }));
    await transitionListing(ctx, owner, id, { step: 'withdraw', reason: 'a new offer' }, {});
    const copy = await copyListing(ctx, owner, id, {});
    expect(copy).toMatchObject({ state: 'draft', version: 1, title: readyContent().title });
    expect([copy.patent, copy.validUntil, copy.id === id]).toEqual([undefined, undefined, false]);
    await expect(copyListing(ctx, testActor(), id, {})).rejects.toMatchObject({ reason: 'listing.not_found' });
  });

  it('stands in the counts by state of one’s own list, whichever state was asked for', async () => {
    const owner = testActor();
    await published(owner);
    await createListing(ctx, owner, readyContent(), {});
    const page = await listOwnListings(ctx, owner, { limit: 5, state: 'draft' });
    expect([page.items.length, page.states]).toEqual([1, { draft: 1, published: 1 }]);
  });
});

describe('who may do what', () => {
  it('a foreign listing does not exist for writers, whatever its state', async () => {
    const { id } = await published();
    const stranger = testActor();
    const notFound = { kind: 'NOT_FOUND', reason: 'listing.not_found' };
    await expect(updateListing(ctx, stranger, id, { expectedVersion: 2 }, {})).rejects.toMatchObject(notFound);
    await expect(publishListing(ctx, stranger, id, { expectedVersion: 2 }, {})).rejects.toMatchObject(notFound);
    await expect(renewListing(ctx, stranger, id, {}, {})).rejects.toMatchObject(notFound);
    await expect(transitionListing(ctx, stranger, id, { step: 'withdraw', reason: 'mine' }, {})).rejects.toMatchObject(
      notFound,
    );
    await expect(listListingEvents(ctx, stranger, id, { limit: 5 })).rejects.toMatchObject(notFound);
    await expect(getListing(ctx, stranger, newId())).rejects.toMatchObject(notFound);
  });

  it('a key without the scope is refused with the missing scope', async () => {
    const reader = testActor({ scopes: ['listings:read'] });
    await expect(createListing(ctx, reader, readyContent(), {})).rejects.toMatchObject({ kind: 'FORBIDDEN' });
  });

  it('everyone sees a published listing at their tier, and only its owner a draft', async () => {
    const owner = testActor();
    const content = readyContent({
      contact: { name: 'Li Na', email: 'li@example.org' },
      inventors: [{ name: 'Wang', email: 'wang@example.org' }],
      tiers: { price: 'T1' },
      price: { kind: 'fixed', amount: { amount: '500000.00', currency: 'CNY' } },
    });
    const draft = await createListing(ctx, owner, content, {});
    await expect(getListing(ctx, testActor(), draft.id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await publishListing(ctx, owner, draft.id, { expectedVersion: 1 }, {});

    const unverified = await getListing(ctx, testActor({ verified: false }), draft.id);
    expect(unverified).toMatchObject({ sight: 'T0', inventors: [{ name: 'Wang' }], field: 'environment' });
    expect(JSON.stringify(unverified)).not.toMatch(/example\.org|500000|tiers|completeness/);
    const verified = await getListing(ctx, testActor(), draft.id);
    expect(verified).toMatchObject({ sight: 'T1', contact: { email: 'li@example.org' }, price: { kind: 'fixed' } });
    expect(verified.tiers).toBeUndefined();
    const without = await getListing(ctx, testActor({ scopes: ['listings:read'] }), draft.id);
    expect(without).toMatchObject({ sight: 'T1', price: { kind: 'fixed' }, inventors: [{ name: 'Wang' }] });
    expect(JSON.stringify(without)).not.toContain('example.org');
    const narrow = await getListing(ctx, testActor({ scopes: ['statistics:read', 'contacts:read'] }), draft.id);
    expect(narrow.sight).toBe('T0');
    expect(JSON.stringify(narrow)).not.toMatch(/example\.org|500000/);
    const desk = { ...testOperator(), scopes: ['exchange:operate' as const, 'listings:read' as const] };
    const versions = await listListingVersions(ctx, desk, draft.id, { limit: 5 });
    expect(JSON.stringify([await getListing(ctx, desk, draft.id), versions])).not.toContain('example.org');
    const watching = { ...testOperator(), scopes: ['exchange:operate' as const] };
    await expect(listListingEvents(ctx, watching, draft.id, { limit: 5 })).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    const own = { ...owner, scopes: ['listings:read' as const] };
    expect(await getListing(ctx, own, draft.id)).toMatchObject({ contact: { email: 'li@example.org' } });
    expect((await getListing(ctx, owner, draft.id)).completeness?.score).toBeGreaterThan(0);
  });
});

describe('the same create twice', () => {
  it('at once and with one key makes one listing', async () => {
    const owner = testActor();
    const create = () => createListing(ctx, owner, readyContent(), { idempotencyKey: 'k-1' });
    const [first, second] = await Promise.all([create(), create()]);
    expect(second).toEqual(first);
    expect((await listOwnListings(ctx, owner, { limit: 5, owner: 'me' })).items).toHaveLength(1);
    const other = createListing(ctx, owner, readyContent({ keywords: ['other'] }), { idempotencyKey: 'k-1' });
    await expect(other).rejects.toMatchObject({ reason: 'idempotency.key_reused' });
  });
});

describe('who has read a listing', () => {
  it('is counted without a name: organisations once each, everybody else together, its owner never', async () => {
    const owner = testActor();
    const { id } = await published(owner);
    const readers = [testActor({ kind: 'company' }), testActor({ kind: 'company' }), testActor({ kind: 'company' })];
    for (const reader of [...readers, ...readers, owner, testOperator(), ANONYMOUS]) await getListing(ctx, reader, id);
    await ctx.readers.flush();
    expect(await getListingReadership(ctx, owner, id)).toEqual({
      reads: 7,
      anonymous: 1,
      organisations: 3,
      kinds: [{ kind: 'company', count: 3 }],
    });
    const kept = JSON.stringify(await ctx.db.sql`select * from listings.reader where record_id = ${id}`);
    for (const { organisation } of readers) expect(kept).not.toContain(organisation.id);
    expect((await listOwnListings(ctx, owner, { limit: 5 })).items[0]?.reads).toBe(7);
    await expect(getListingReadership(ctx, readers[0] ?? owner, id)).rejects.toMatchObject({
      reason: 'listing.not_found',
    });
  });
});
