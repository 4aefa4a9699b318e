import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exposureOf } from './exposure.ts';

const lists = fc.array(fc.nat(40), { maxLength: 30 });

describe('exposure', () => {
  test('of lists that hold all records equally is even, and of one record that stands in all is not', () => {
    expect(exposureOf([3, 3, 3, 3], 4)).toEqual({ records: 4, shown: 4, share: 1, gini: 0, most: 3 });
    expect(exposureOf([2, 2], 4)).toEqual({ records: 4, shown: 2, share: 0.5, gini: 0.5, most: 2 });
    expect(exposureOf([7], 100)).toEqual({ records: 100, shown: 1, share: 0.01, gini: 0.99, most: 7 });
    expect(exposureOf([], 0)).toEqual({ records: 0, shown: 0, share: 0, gini: 0, most: 0 });
  });

  test('has a share and a Gini coefficient in 0..1, whatever the order of the records', () => {
    fc.assert(
      fc.property(lists, fc.nat(50), (counts, records) => {
        const found = exposureOf(counts, records);
        for (const value of [found.share, found.gini]) expect(value >= 0 && value <= 1).toBe(true);
        expect(found.shown).toBe(counts.filter((count) => count > 0).length);
        expect(found.most).toBe(Math.max(0, ...counts));
        expect(exposureOf(counts.toReversed(), records)).toEqual(found);
      }),
    );
  });

  test('counts records in no list alike, whether they are passed or not', () => {
    fc.assert(
      fc.property(lists, fc.nat(20), (counts, more) => {
        const all = counts.length + more;
        expect(exposureOf([...counts, ...new Array(more).fill(0)], all)).toEqual(exposureOf(counts, all));
      }),
    );
  });

  test('is the mean difference of two records over twice the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }), (counts) => {
        const apart = counts.flatMap((a) => counts.map((b) => Math.abs(a - b))).reduce((sum, one) => sum + one, 0);
        const mean = counts.reduce((sum, one) => sum + one, 0) / counts.length;
        expect(exposureOf(counts, counts.length).gini).toBeCloseTo(apart / (2 * counts.length ** 2 * mean), 3);
      }),
    );
  });
});
