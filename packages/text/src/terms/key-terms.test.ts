import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inverseDocumentFrequency, keyTerms } from './key-terms.ts';

const frequencies: Record<string, number> = { water: 900, membran: 30, perovskit: 2 };
const corpus = { documents: 1000, frequency: (term: string) => frequencies[term] ?? 0 };

test('rare terms come first, repetition helps, unseen terms come last', () => {
  const counts = new Map([
    ['water', 5],
    ['membran', 1],
    ['perovskit', 1],
    ['zzz', 9],
  ]);
  expect(keyTerms(counts, corpus, 3).map(({ term }) => term)).toEqual(['perovskit', 'membran', 'water']);
  expect(keyTerms(counts, corpus, 9).at(-1)?.term).toBe('zzz');
  expect(keyTerms(new Map([['membran', 2]]), corpus, 1)[0]?.weight).toBeGreaterThan(
    keyTerms(new Map([['membran', 1]]), corpus, 1)[0]?.weight ?? 0,
  );
});

test('the answer does not depend on the order of counting; an empty corpus still ranks', () => {
  const empty = { documents: 0, frequency: () => 0 };
  expect(
    keyTerms(
      new Map([
        ['b', 1],
        ['a', 1],
      ]),
      empty,
      2,
    ),
  ).toEqual(
    keyTerms(
      new Map([
        ['a', 1],
        ['b', 1],
      ]),
      empty,
      2,
    ),
  );
});

test('idf is the Lucene form: positive, falling', () => {
  expect(inverseDocumentFrequency(10, 0)).toBeCloseTo(Math.log(22));
  expect(inverseDocumentFrequency(10, 10)).toBeCloseTo(Math.log(1 + 0.5 / 10.5));
  expect(inverseDocumentFrequency(10, 99)).toBeGreaterThan(0);
});

const counted = fc
  .dictionary(fc.constantFrom('water', 'membran', 'perovskit', 'zzz', 'aaa', 'bbb'), fc.integer({ min: 1, max: 9 }))
  .map((counts) => new Map(Object.entries(counts)));

test('the k best terms are the first k of all, whatever the order of counting', () => {
  fc.assert(
    fc.property(counted, fc.nat(7), (counts, k) => {
      const all = keyTerms(counts, corpus, counts.size);
      expect(keyTerms(counts, corpus, k)).toEqual(all.slice(0, k));
      expect(keyTerms(new Map([...counts].toReversed()), corpus, k)).toEqual(all.slice(0, k));
      expect(new Set(all.map(({ term }) => term))).toEqual(new Set(counts.keys()));
      for (const { weight } of all) expect(weight).toBeGreaterThan(0);
      const seen = all.filter(({ term }) => corpus.frequency(term) > 0).map(({ weight }) => weight);
      expect(seen).toEqual(seen.toSorted((a, b) => b - a));
    }),
  );
});

test('a term in more documents is never worth more, and in a larger corpus never less', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.nat(50), (documents, containing, more) => {
      const idf = inverseDocumentFrequency(documents, containing);
      expect(idf).toBeGreaterThan(0);
      expect(inverseDocumentFrequency(documents, containing + more)).toBeLessThanOrEqual(idf);
      if (containing <= documents)
        expect(inverseDocumentFrequency(documents + more, containing)).toBeGreaterThanOrEqual(idf);
    }),
  );
});
