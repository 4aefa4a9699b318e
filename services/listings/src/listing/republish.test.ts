import { newId } from '@techbourse/platform';
import { findMissed, type RecordDigest, recordDigestSchema, startWorker } from '@techbourse/queue';
import { testActor, waitFor } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { readyContent, testContext } from '../../test/listings.ts';
import { createListing } from './create.ts';
import { importListings } from './import.ts';
import { publishListing } from './publish.ts';
import { publishListingsDigest, republishListings } from './republish.ts';
import { transitionListing } from './transition.ts';

const ctx = await testContext();
afterAll(() => ctx.close());
const owner = testActor();

const published = async () => {
  const { id } = await createListing(ctx, owner, readyContent(), {});
  await publishListing(ctx, owner, id, { expectedVersion: 1 }, {});
  return id;
};
const envelope = (payload: unknown) => ({
  eventId: newId(),
  type: 'listing.missed',
  key: newId(),
  version: 0,
  occurredAt: new Date().toISOString(),
  payload,
});

it('a subscriber that missed a listing gets its present snapshot, or that it was withdrawn', async () => {
  const [there, gone] = [await published(), await published()];
  const { version } = await transitionListing(ctx, owner, gone, { step: 'withdraw', reason: 'sold' }, {});
  await ctx.db.sql`truncate listings.outbox`;
  await republishListings(ctx, envelope({ ids: [there, gone, newId()] }));
  const told = await ctx.db.sql`select type, key, version, payload from listings.outbox order by type`;
  expect([...told]).toMatchObject([
    {
      type: 'listing.published',
      key: there,
      version: 2,
      payload: { id: there, version: 2, keywords: ['fluoride', 'membrane'] },
    },
    { type: 'listing.withdrawn', key: gone, version, payload: { id: gone, reason: 'withdrawn' } },
  ]);
});

it('digests cover every id once, with the versions of what is published and settled', async () => {
  const rows = Array.from({ length: 120 }, (_, n) => ({
    source: 'many',
    externalId: `${n}`,
    publish: true,
    ...readyContent(),
  }));
  await importListings(ctx, owner, rows, {});
  await ctx.db.sql`update listings.listing set updated_at = now() - interval '1 hour' where source = 'many'`;
  const fresh = await published();
  await publishListingsDigest(ctx);
  const found = await ctx.db.sql<{ id: string; version: number }[]>`
    select id, version from listings.listing where state = 'published' order by id`;
  const digests: RecordDigest[] = [];
  const subscriber = startWorker(ctx.queue.settings, {
    job: 'profile.compare',
    concurrency: 1,
    handle: async ({ payload }) => void digests.push(recordDigestSchema.parse(payload)),
  });
  await waitFor(() => digests.at(-1)?.upTo === null);
  await subscriber.stop();
  const told = digests.flatMap(({ records }) => records);
  expect(told.map(([id]) => id)).toEqual(found.map(({ id }) => id));
  expect(Object.fromEntries(told)[fresh]).toBe(0);
  expect([digests[0]?.after, digests.at(-1)?.upTo]).toEqual([null, null]);
  const settled = new Set(told.flatMap(([id, version]) => (version > 0 ? [id] : [])));
  const known = found
    .filter(({ id }) => settled.has(id))
    .map(({ id, version }) => ({ id, version, live: true, at: new Date(0) }));
  const [first, second, ...rest] = known;
  if (!first || !second) throw new Error('there are listings');
  const missed = digests.flatMap((digest) => findMissed(digest, [{ ...second, version: 0 }, ...rest]));
  expect(missed.toSorted()).toEqual([first.id, second.id].toSorted());
});
