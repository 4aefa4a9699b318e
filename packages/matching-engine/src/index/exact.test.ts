import { describe, expect, test } from 'vitest';
import { type DemandProfile, type ListingProfile, spaces, termId, termVector } from '../profile/profile.ts';
import { dot, meanVector, packPassages } from '../profile/vectors.ts';
import { violatedConstraint } from '../score/constraints.ts';
import { countCorpus } from '../score/corpus.ts';
import { score } from '../score/score.ts';
import { reviewedWeights } from '../score/weights.ts';
import { ExactRetriever } from './exact.ts';
import { ProfileIndex } from './profile-index.ts';
import { retrieve } from './retriever.ts';

const DIMENSIONS = 16;
const TOPICS = 40;

/** The same numbers on every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Records about topics: a topic has words and a direction of meaning of its own, and everything has noise. */
function record(random: () => number, id: string) {
  const topic = Math.floor(random() * TOPICS);
  const words = Array.from({ length: 30 }, () =>
    random() < 0.4 ? `t${topic}-${Math.floor(random() * 12)}` : `c${Math.floor(random() ** 2 * 400)}`,
  );
  const vectors = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
    meanVector(
      [Float32Array.from({ length: DIMENSIONS }, (_, k) => Math.sin(topic * (k + 1)) + random() * 1.5)],
      DIMENSIONS,
    ),
  );
  const terms = termVector(words.map((word) => [word, 1] as const));
  return {
    id,
    version: 1,
    terms: id.endsWith('7') ? { common: terms, zh: terms } : { common: terms },
    whole: meanVector(vectors, DIMENSIONS),
    passages: packPassages(vectors, DIMENSIONS),
    ipc: [],
  };
}
const listingOf = (random: () => number, id: string): ListingProfile => ({
  ...record(random, id),
  facts: { organisationId: id.slice(-1), offers: [random() < 0.5 ? 'assignment' : 'service'] },
});
const demandOf = (random: () => number, id: string): DemandProfile => ({
  ...record(random, id),
  facts: { organisationId: id.slice(-1), dealKinds: random() < 0.5 ? [] : ['assignment'] },
});

const random = randomFrom(7);
const listings = Array.from({ length: 2000 }, (_, i) => listingOf(random, `l${i}`));
const demands = Array.from({ length: 700 }, (_, i) => demandOf(random, `d${i}`));

function filled(): ProfileIndex {
  const store = new ProfileIndex();
  for (const listing of listings) store.put('listing', listing);
  for (const demand of demands) store.put('demand', demand);
  return store;
}

describe('exact retrieval', () => {
  const store = filled();
  const few = new ExactRetriever(store, { perRanking: 100 });
  const all = new ExactRetriever(store, { perRanking: 10_000, scored: 10_000 });
  const today = '2026-11-22';

  test('the best ten listings of a demand equal those of scoring every pair', async () => {
    const ten = (demand: DemandProfile, found: ListingProfile[]) =>
      found
        .map((listing) => [score(listing, demand, store, reviewedWeights).score, listing.id] as const)
        .sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1))
        .slice(0, 10);
    for (const demand of demands.slice(0, 40)) {
      const found = await retrieve(few, 'demand', demand, today);
      expect(found.length).toBeLessThan(500);
      expect(ten(demand, found)).toEqual(ten(demand, await retrieve(all, 'demand', demand, today)));
    }
  });

  test('the best ten demands of a listing equal those of scoring every pair', async () => {
    const ten = (listing: ListingProfile, found: DemandProfile[]) =>
      found
        .map((demand) => [score(listing, demand, store, reviewedWeights).score, demand.id] as const)
        .sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1))
        .slice(0, 10);
    for (const listing of listings.slice(0, 40)) {
      const found = await retrieve(few, 'listing', listing, today);
      expect(ten(listing, found)).toEqual(ten(listing, await retrieve(all, 'listing', listing, today)));
    }
  });

  test('a batch finds what each subject finds alone, including the allowed nearest by meaning', async () => {
    const subjects = demands.slice(0, 70);
    const together = await few.retrieveAll('demand', subjects, today);
    expect(together).toHaveLength(subjects.length);
    for (const [i, demand] of subjects.entries()) {
      const ids = (found: readonly ListingProfile[] | undefined) => found?.map((one) => one.id).sort();
      expect(ids(together[i])).toEqual(ids(await retrieve(few, 'demand', demand, today)));
      const nearest = listings
        .filter((listing) => violatedConstraint(listing.facts, demand.facts, today) === undefined)
        .map((listing) => ({ id: listing.id, cosine: dot(listing.whole, demand.whole) }))
        .sort((a, b) => b.cosine - a.cosine);
      const found = new Set(ids(together[i]));
      // Words have their say in what is left of the best of both rankings; the very nearest stay.
      expect(nearest.slice(0, 5).filter(({ id }) => !found.has(id))).toEqual([]);
    }
  });

  test('hard constraints hold for everything retrieved', async () => {
    for (const demand of demands.slice(0, 20)) {
      for (const listing of await retrieve(few, 'demand', demand, today)) {
        expect(listing.facts.organisationId).not.toBe(demand.facts.organisationId);
        if (demand.facts.dealKinds.length > 0) expect(listing.facts.offers).toEqual(['assignment']);
      }
    }
  });
});

describe('the store', () => {
  test('keeps statistics equal to a recount after adds, new versions, repeats and removals in any order', () => {
    const store = filled();
    const kept = new Map(listings.map((listing) => [listing.id, listing]));
    const step = randomFrom(99);
    for (let i = 0; i < 6000; i++) {
      const id = `l${Math.floor(step() * 2200)}`;
      if (step() < 0.3) {
        store.remove('listing', id);
        kept.delete(id);
      } else {
        const version = Math.floor(step() * 5);
        const next = { ...listingOf(step, id), version };
        store.put('listing', next);
        if ((kept.get(id)?.version ?? -1) <= version) kept.set(id, next);
      }
    }
    const recount = countCorpus(
      [...kept.values()].map((listing) => listing.terms),
      demands.map((demand) => demand.terms),
    );
    for (const space of spaces) {
      expect(store.documents(space)).toBe(recount.documents(space));
      expect(store.averageLength(space)).toBeCloseTo(recount.averageLength(space), 9);
      for (let topic = 0; topic < TOPICS; topic++) {
        const id = termId(`t${topic}-3`);
        expect(store.frequency(space, id)).toBe(recount.frequency(space, id));
      }
    }
    expect(store.size('listing')).toBe(kept.size);
  });

  test('finds after many changes what scoring every pair finds', async () => {
    const store = filled();
    for (const listing of listings) store.put('listing', { ...listing, version: 2 });
    for (const listing of listings.slice(0, 1500)) store.remove('listing', listing.id);
    const retriever = new ExactRetriever(store, { perRanking: 50 });
    const demand = demands[3] as DemandProfile;
    const found = await retrieve(retriever, 'demand', demand, '2026-11-22');
    expect(found.every((listing) => Number(listing.id.slice(1)) >= 1500)).toBe(true);
    expect(found.length).toBeGreaterThan(20);
  });
});
