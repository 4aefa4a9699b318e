import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counts, demand, listing } from '../../test/arbitrary-profiles.ts';
import { spaces, termVector } from '../profile/profile.ts';
import { maxLexical } from '../score/lexical.ts';
import { reviewedWeights } from '../score/weights.ts';
import { ProfileIndex } from './profile-index.ts';

const change = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  version: fc.integer({ min: 1, max: 3 }),
  side: fc.constantFrom('listing' as const, 'demand' as const),
  listing,
  demand,
  isRemoval: fc.boolean(),
});
const { lexical } = reviewedWeights;
const others = { ...lexical, bigram: lexical.bigram / 2, needRepeats: lexical.needRepeats + 1 };

test('a cached sum equals a fresh one after any changes of records and weights', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const index = new ProfileIndex();
      for (const { id, version, side, isRemoval, ...profiles } of changes) {
        if (isRemoval) index.remove(side, id);
        else if (side === 'listing') index.put('listing', { ...profiles.listing, id, version });
        else index.put('demand', { ...profiles.demand, id, version });
        for (const weights of [lexical, others]) {
          for (const one of ['a', 'b', 'c', 'd'].flatMap((own) => index.get('demand', own) ?? [])) {
            for (const space of spaces) {
              const terms = one.terms[space];
              const sum = terms && maxLexical(terms, space, index, weights);
              expect(index.maxLexical(one, space, weights)).toBe(sum || 1);
            }
          }
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('an older version of a demand gets the sum of its own terms', () => {
  fc.assert(
    fc.property(demand, counts, (before, words) => {
      const index = new ProfileIndex();
      index.put('demand', { ...before, id: 'd', version: 1 });
      const old = index.get('demand', 'd');
      const terms = termVector(Object.entries(words));
      index.put('demand', { ...before, id: 'd', version: 2, terms: { common: terms } });
      if (!old?.terms.common) return;
      const sum = maxLexical(old.terms.common, 'common', index, lexical);
      expect(index.maxLexical(old, 'common', lexical)).toBe(sum || 1);
    }),
  );
});
