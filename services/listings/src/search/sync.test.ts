import { newId } from '@techbourse/platform';
import { testActor, waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readyContent, testContext } from '../../test/listings.ts';
import { createListing } from '../listing/create.ts';
import { importListings } from '../listing/import.ts';
import { publishListing } from '../listing/publish.ts';
import { transitionListing } from '../listing/transition.ts';
import { updateListing } from '../listing/update.ts';
import { buildWorker } from '../worker.ts';
import type { ListingDocument } from './document.ts';
import { searchListings } from './search.ts';
import { listingsIndex } from './settings.ts';
import { indexListing, rebuildListings } from './sync.ts';

const ctx = await testContext();
const owner = testActor();
beforeAll(() => ctx.search.apply(listingsIndex));
afterAll(() => ctx.close());

const envelope = (key: string, version = 2) => ({
  eventId: newId(),
  type: 'listing.published',
  key,
  version,
  occurredAt: new Date().toISOString(),
  payload: {},
});
const published = async () => {
  const { id } = await createListing(ctx, owner, readyContent(), {});
  await publishListing(ctx, owner, id, { expectedVersion: 1 }, {});
  return id;
};
const indexed = async (id: string): Promise<number | undefined> => {
  const index = ctx.search.client.index<ListingDocument>(ctx.search.uidOf(listingsIndex));
  return (await index.getDocument(id).catch(() => undefined))?.card.version;
};

describe('the index job', () => {
  it('ends the same when it comes twice, late or out of order', async () => {
    const id = await published();
    await updateListing(ctx, owner, id, { keywords: ['newer'], expectedVersion: 2 }, {});
    // The job of version 2 comes after that of version 3, and once more.
    await indexListing(ctx, envelope(id, 3));
    await indexListing(ctx, envelope(id, 2));
    await Promise.all([indexListing(ctx, envelope(id, 2)), indexListing(ctx, envelope(id, 3))]);
    expect(await indexed(id)).toBe(3);
    await transitionListing(ctx, owner, id, { step: 'withdraw', reason: 'sold' }, {});
    await indexListing(ctx, envelope(id, 4));
    await indexListing(ctx, envelope(id, 2));
    expect(await indexed(id)).toBeUndefined();
    await indexListing(ctx, envelope(newId()));
  });

  it('writes the last state when changes and jobs run beside each other', async () => {
    const id = await published();
    const edits = async () => {
      for (let version = 2; version < 12; version++) {
        await updateListing(ctx, owner, id, { keywords: [`k${version}`], expectedVersion: version }, {});
      }
    };
    const jobs = Array.from({ length: 10 }, () => indexListing(ctx, envelope(id)));
    await Promise.all([edits(), ...jobs]);
    await indexListing(ctx, envelope(id));
    expect(await indexed(id)).toBe(12);
  });

  it('indexes a published listing automatically, and removes it', async () => {
    const worker = buildWorker(ctx);
    const id = await published();
    await waitFor(async () => (await indexed(id)) === 2);
    await transitionListing(ctx, owner, id, { step: 'withdraw', reason: 'sold' }, {});
    await waitFor(async () => (await indexed(id)) === undefined);
    await worker.stop();
  });
});

describe('a rebuild', () => {
  it('goes on under searches that never come back empty, and holds what changed meanwhile', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({
      source: 'rebuild',
      externalId: String(index),
      publish: true,
      ...readyContent(),
    }));
    const { results } = await importListings(ctx, owner, rows, {});
    await rebuildListings(ctx);
    const worker = buildWorker(ctx);

    const [changed, withdrawn] = results.map((result) => result.id ?? '');
    const counts: number[] = [];
    let running = true;
    const search = async () => {
      while (running) counts.push((await searchListings(ctx, { limit: 1 })).total ?? 0);
    };
    const begun = Promise.withResolvers<void>();
    const changes = begun.promise.then(() =>
      Promise.all([
        expect(rebuildListings(ctx)).rejects.toMatchObject({ reason: 'exclusive.running' }),
        updateListing(ctx, owner, changed ?? '', { keywords: ['meanwhile'], expectedVersion: 1 }, {}),
        transitionListing(ctx, owner, withdrawn ?? '', { step: 'withdraw', reason: 'sold' }, {}),
      ]),
    );
    const rebuilding = rebuildListings(ctx, () => begun.resolve()).finally(() => {
      running = false;
    });
    await Promise.all([rebuilding, search(), changes]);
    expect(counts.length).toBeGreaterThan(3);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(199);
    await waitFor(async () => (await indexed(changed ?? '')) === 2 && (await indexed(withdrawn ?? '')) === undefined);
    await worker.stop();
  });

  it('brings back an index that was lost', async () => {
    const uid = ctx.search.uidOf(listingsIndex);
    await ctx.search.client.deleteIndex(uid).waitTask();
    await rebuildListings(ctx);
    expect((await searchListings(ctx, { limit: 1 })).total).toBeGreaterThan(190);
  });
});
