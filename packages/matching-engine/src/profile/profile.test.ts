import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBigram, isBigramTerm, termId, termVector } from './profile.ts';

const term = fc.oneof(
  fc.stringMatching(/^[a-e]{1,4}(_[a-e]{1,4})?$/),
  fc.constantFrom('锂电池', '锂_电池', 'мембран', '𠮷', '', '_'),
);
const counted = fc.array(fc.tuple(term, fc.integer({ min: 1, max: 200 })), { maxLength: 30 });

describe('a term vector', () => {
  test('has ascending ids once each, with the sum of their counts up to 255', () => {
    fc.assert(
      fc.property(counted, (list) => {
        const { ids, counts } = termVector(list);
        const model = new Map<number, number>();
        for (const [word, count] of list) model.set(termId(word), (model.get(termId(word)) ?? 0) + count);
        expect([...ids]).toEqual([...model.keys()].sort((a, b) => a - b));
        expect([...counts]).toEqual(Array.from(ids, (id) => Math.min(255, model.get(id) ?? 0)));
      }),
    );
  });

  test('is as long as its words, pairs not counted, also where counts are cut off', () => {
    fc.assert(
      fc.property(counted, (list) => {
        const words = list.filter(([word]) => !isBigramTerm(word)).reduce((sum, [, count]) => sum + count, 0);
        expect(termVector(list).length).toBe(words);
      }),
    );
    expect(termVector([['flow', 1000]])).toMatchObject({ counts: Uint8Array.of(255), length: 1000 });
  });

  test('does not depend on the order of counting or on how often a term is passed', () => {
    fc.assert(
      fc.property(counted, (list) => {
        const one = termVector(list);
        expect(termVector(list.toReversed())).toEqual(one);
        expect(termVector(list.flatMap(([word, n]) => Array.from({ length: n }, () => [word, 1] as const)))).toEqual(
          one,
        );
      }),
      { numRuns: 50 },
    );
  });

  test('of no text is empty', () => {
    expect(termVector([])).toEqual({ ids: new Uint32Array(0), counts: new Uint8Array(0), length: 0 });
  });
});

test('the id of a term is the same each time, of 32 bits, and says whether it is a pair of words', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), term), (word) => {
      const id = termId(word);
      expect(id).toBe(termId(word));
      expect(id >= 0 && id < 2 ** 32 && Number.isInteger(id)).toBe(true);
      expect(isBigram(id)).toBe(isBigramTerm(word));
    }),
  );
});

// Stored with every profile: another hash would make all of them strangers.
test('ids are those of profiles that were stored long ago', () => {
  expect(['membran', 'dye_remov', '锂电池'].map(termId)).toMatchInlineSnapshot(`
    [
      1234494430,
      1825132407,
      2351155038,
    ]
  `);
});
