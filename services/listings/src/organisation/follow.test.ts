import { newId } from '@techbourse/platform';
import { testActor, testOperator, waitFor } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { readyContent, testContext } from '../../test/listings.ts';
import { createListing } from '../listing/create.ts';
import { publishListing } from '../listing/publish.ts';
import { getListing } from '../listing/queries.ts';
import { type ListingRecord, listings } from '../listing/store.ts';
import { documentOf } from '../search/document.ts';
import { buildWorker } from '../worker.ts';
import { followOrganisation } from './follow.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const owner = testActor();
const reader = testActor();
const renamed = (version: number, text: string, verified = true, more: object = {}) => {
  const { id, kind, country } = owner.organisation;
  const name = { en: { text, origin: 'person' } };
  const payload = { id, kind, country, name, version, verified, shownPlace: 'none', ...more };
  const occurredAt = new Date().toISOString();
  return { eventId: newId(), type: 'organisation.changed', key: id, version, occurredAt, payload };
};
const published = async () => {
  const { id } = await createListing(ctx, owner, readyContent(), {});
  await publishListing(ctx, owner, id, { expectedVersion: 1 }, {});
  return id;
};
const shown = async (id: string) => {
  const { version, organisation } = await getListing(ctx, reader, id);
  return [version, organisation.name.en?.text];
};

it('a published listing shows its owner’s new name in a new published version; a draft just stores it', async () => {
  const id = await published();
  const draft = await createListing(ctx, owner, readyContent({ keywords: ['draft'] }), {});
  await ctx.db.sql`truncate listings.outbox`;
  await followOrganisation(ctx, renamed(2, 'Renamed Institute'));
  expect(await shown(id)).toEqual([3, 'Renamed Institute']);
  const told = await ctx.db.sql`select type, key, version, payload from listings.outbox`;
  expect([...told]).toMatchObject([
    {
      type: 'listing.published',
      key: id,
      version: 3,
      payload: { organisation: { name: { en: { text: 'Renamed Institute' } } } },
    },
  ]);
  expect(await listings.find(ctx.db.orm, draft.id)).toMatchObject({
    version: 1,
    organisation: { name: { en: { text: 'Renamed Institute' } } },
  });
  await followOrganisation(ctx, renamed(2, 'Renamed Institute'));
  await followOrganisation(ctx, renamed(1, 'Older Name'));
  expect(await shown(id)).toEqual([3, 'Renamed Institute']);
});

it('an unverified name is never shown until the operator verifies it', async () => {
  const id = await published();
  const [version, before] = await shown(id);
  await followOrganisation(ctx, renamed(3, 'Another’s Name', false));
  expect(await shown(id)).toEqual([version, before]);
  await followOrganisation(ctx, renamed(4, 'Name of Its Own'));
  expect((await shown(id))[1]).toBe('Name of Its Own');
  await followOrganisation(ctx, renamed(3, 'Another’s Name', false));
  expect((await shown(id))[1]).toBe('Name of Its Own');
});

it('a published listing leaves public view with its organisation and comes back with it; its owner and the operator see why', async () => {
  const id = await published();
  const lost = { shown: false, state: 'suspended' };
  await ctx.db.sql`truncate listings.outbox`;
  await followOrganisation(ctx, renamed(5, 'Any Name', true, lost));
  await expect(getListing(ctx, reader, id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  expect(await getListing(ctx, owner, id)).toMatchObject({ state: 'published', outOfView: true });
  const told = async () =>
    (await ctx.db.sql`select type, payload from listings.outbox where key = ${id} order by seq`).map(
      ({ type, payload }) => [type, payload.reason],
    );
  expect(await told()).toContainEqual(['listing.withdrawn', 'withdrawn']);
  expect(documentOf((await listings.find(ctx.db.orm, id)) as ListingRecord)).toBeNull();
  const late = await createListing(ctx, owner, readyContent({ keywords: ['late'] }), {});
  await publishListing(ctx, owner, late.id, { expectedVersion: 1 }, {});
  await expect(getListing(ctx, reader, late.id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  await followOrganisation(ctx, renamed(6, 'Any Name'));
  expect(await getListing(ctx, reader, id)).toMatchObject({ state: 'published' });
  expect(await getListing(ctx, reader, late.id)).toMatchObject({ state: 'published' });
  expect((await told()).at(-1)?.[0]).toBe('listing.published');
});

it('the operator puts no listing before the public whose organisation has lost its place there', async () => {
  const unverified = testActor({ verified: false });
  const { id, kind, country, name } = unverified.organisation;
  const { id: listing } = await createListing(ctx, unverified, readyContent(), {});
  await publishListing(ctx, unverified, listing, { expectedVersion: 1 }, {});
  const payload = { id, kind, country, name, version: 2, verified: false, shown: false, shownPlace: 'none' };
  const occurredAt = new Date().toISOString();
  await followOrganisation(ctx, {
    eventId: newId(),
    type: 'organisation.changed',
    key: id,
    version: 2,
    occurredAt,
    payload,
  });
  await expect(publishListing(ctx, testOperator(), listing, { expectedVersion: 2 }, {})).rejects.toMatchObject({
    reason: 'listing.publish.owner_out_of_view',
  });
});

it('events published while the service was down are handled at its start', async () => {
  const id = await published();
  await ctx.queue.publish([renamed(7, 'Seventh'), renamed(8, 'Eighth')]);
  const worker = buildWorker(ctx);
  await waitFor(async () => (await shown(id))[1] === 'Eighth', { deadlineMs: 60_000 });
  await worker.stop();
  expect(await ctx.queue.deadLetters(['listing.owner'])).toEqual([]);
});
