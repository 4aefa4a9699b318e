import { totalmem } from 'node:os';
import { ProfileIndex, type Profiles, spaces, termId } from '@techbourse/matching-engine';
import { testActor, testSettings } from '@techbourse/testkit';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { deliver, empty, restarted, testWorker } from '../../test/jobs.ts';
import { listingSnapshotOf, published, withdrawn } from '../../test/records.ts';
import { chooseRetriever, createRetrievalStack, machineMemory } from './retrieval-stack.ts';

const ctx = await testWorker({ ...(await testSettings()), MATCHING_RETRIEVER: 'exact' });
afterAll(() => ctx.close());
beforeEach(() => empty(ctx));

const university = testActor({ kind: 'university' });
const words = ['membrane', 'sorbent', 'ozone', 'electrode', 'enzyme', 'plasma'];
const offers = words.map((word, i) =>
  listingSnapshotOf(university, {
    title: `Cleaning by ${word}`,
    abstract: `Cleans water with ${words.slice(i).join(' and ')}.`,
  }),
);

test('auto finds in memory while a quarter of it holds all records, else in Meilisearch; a setting overrides it', async () => {
  await deliver(restarted(ctx), ...offers.map(published));
  const choose = (setting: 'auto' | 'exact' | 'meilisearch', memoryBytes: number) =>
    chooseRetriever({ MATCHING_RETRIEVER: setting }, ctx, memoryBytes);
  expect(await choose('auto', 6 * 5000 * 4)).toBe('exact');
  expect(await choose('auto', 6 * 5000 * 4 - 4)).toBe('meilisearch');
  expect(await choose('exact', 1)).toBe('exact');
  expect(await choose('meilisearch', 1e12)).toBe('meilisearch');
});

test('a container without a limit has what the machine has', () => {
  expect(machineMemory()).toBeGreaterThan(0);
  expect(machineMemory()).toBeLessThanOrEqual(totalmem());
});

describe('the statistics of a worker that leaves profiles in Postgres', () => {
  const statistics = (profiles: Profiles) =>
    spaces.map((space) => [
      profiles.documents(space),
      profiles.averageLength(space),
      ...words.map((word) => profiles.frequency(space, termId(word))),
      profiles.frequency(space, termId('clean_water')),
    ]);

  test('equal those of a worker with everything in memory, after any changes', async () => {
    const remote = createRetrievalStack('meilisearch', ctx, { MATCHING_CACHE_MB: 16 });
    const worker = restarted(ctx);
    const steps = [
      offers.map(published),
      offers.slice(0, 3).map((offer) => published({ ...offer, version: 2, keywords: ['ozone', 'steam'] })),
      offers.slice(1, 5).map((offer) => withdrawn(offer, 3)),
      offers.slice(2, 4).map((offer) => published({ ...offer, version: 4 })),
    ];
    for (const step of steps) {
      await deliver(worker, ...step);
      await Promise.all([remote.sync.catchUp(), worker.sync.catchUp()]);
      expect(worker.profiles).toBeInstanceOf(ProfileIndex);
      expect(statistics(remote.profiles)).toEqual(statistics(worker.profiles));
    }
  });

  test('are reloaded when too many changed records were not cached', async () => {
    const worker = restarted(ctx);
    await deliver(worker, ...offers.map(published));
    // No room for any profile: every change is one that cannot be taken back.
    const remote = createRetrievalStack('meilisearch', ctx, { MATCHING_CACHE_MB: 0 });
    await remote.sync.catchUp();
    await deliver(
      worker,
      ...offers.slice(0, 2).map((offer) => published({ ...offer, version: 2, keywords: ['steam'] })),
    );
    await remote.sync.catchUp();
    expect(remote.profiles.drift).toBeCloseTo(2 / 6, 9);
    await Promise.all([remote.sync.catchUp(), worker.sync.catchUp()]);
    expect(remote.profiles.drift).toBe(0);
    expect(statistics(remote.profiles)).toEqual(statistics(worker.profiles));
  });

  test('notice that a newer version was read before its change arrived', async () => {
    const worker = restarted(ctx);
    await deliver(worker, ...offers.map(published));
    // Room for one profile, so that the oldest is read anew when it is asked for.
    const remote = createRetrievalStack('meilisearch', ctx, { MATCHING_CACHE_MB: 4000 / 2 ** 20 });
    await remote.sync.catchUp();
    const changed = { ...(offers[0] as (typeof offers)[number]), version: 2, keywords: ['steam'] };
    await deliver(worker, published(changed));
    expect((await remote.profiles.load('listing', [changed.id])).get(changed.id)).toMatchObject({ version: 2 });
    await remote.sync.catchUp();
    expect(remote.profiles.drift).toBeGreaterThan(0);
    await Promise.all([remote.sync.catchUp(), worker.sync.catchUp()]);
    expect(statistics(remote.profiles)).toEqual(statistics(worker.profiles));
  });
});
