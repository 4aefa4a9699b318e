import { describe, expect, it } from 'vitest';
import { bootstrap, ndcgAt, percentile, recallAt, reciprocalRank } from './metrics.ts';

const judged = new Map([
  ['a', 1],
  ['b', 2],
]);

describe('the measures of a ranking', () => {
  it('gives 1 to the ideal order and 0 to one without an answer', () => {
    expect(ndcgAt(10, ['b', 'a', 'x'], judged)).toBe(1);
    expect(ndcgAt(10, ['x', 'y'], judged)).toBe(0);
  });

  it('discounts by log2 of the rank and gains linearly', () => {
    // (1 / log2(2) + 2 / log2(4)) / (2 / log2(2) + 1 / log2(3))
    expect(ndcgAt(10, ['a', 'x', 'b'], judged)).toBeCloseTo((1 + 1) / (2 + 1 / Math.log2(3)), 12);
  });

  it('counts what stands among the first k', () => {
    expect(recallAt(1, ['b', 'a'], judged)).toBe(0.5);
    expect(recallAt(2, ['b', 'a'], judged)).toBe(1);
    expect(reciprocalRank(['x', 'a'], judged)).toBe(0.5);
    expect(reciprocalRank(['x'], judged)).toBe(0);
  });

  it('gives an interval around the mean, the same each time', () => {
    const values = Array.from({ length: 100 }, (_, n) => (n % 4 === 0 ? 1 : 0));
    const interval = bootstrap(values);
    expect(interval.mean).toBe(0.25);
    expect(interval.low).toBeGreaterThan(0.1);
    expect(interval.high).toBeLessThan(0.4);
    expect(bootstrap(values)).toEqual(interval);
  });

  it('takes the nearest rank for a percentile', () => {
    expect([0.5, 0.95, 1].map((p) => percentile([1, 2, 3, 4], p))).toEqual([2, 4, 4]);
  });
});
