import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitLogistic, logistic, logOddsOf, type Observation, type Prior } from './logistic.ts';

const number = fc.integer({ min: -20, max: 20 }).map((n) => n / 10);
const observation: fc.Arbitrary<Observation> = fc.record({
  x: fc.tuple(fc.constant(1), number, number),
  taken: fc.boolean(),
  weight: fc.constantFrom(0.25, 0.5, 1, 2),
});
const observations = fc.array(observation, { maxLength: 25 });
const prior: Prior = { mean: [-1, 0.5, 2], deviation: [1, 0.5, 0.7], min: [-Infinity, 0, 0] };

/** The objective as the description of the fit says it. */
function objective(list: readonly Observation[], at: readonly number[]): number {
  const pull = at.reduce((sum, one, k) => sum + ((one - (prior.mean[k] ?? 0)) / (prior.deviation[k] ?? 1)) ** 2 / 2, 0);
  return list.reduce((sum, { x, taken, weight }) => {
    const chance = logistic(logOddsOf(x, at));
    return sum - weight * Math.log(taken ? chance : 1 - chance);
  }, pull);
}

describe('the logistic fit', () => {
  test('is the least of its objective: no step within the bounds betters it', () => {
    fc.assert(
      fc.property(observations, (list) => {
        const fitted = fitLogistic(list, prior);
        const least = objective(list, fitted);
        for (const k of fitted.keys()) {
          for (const step of [-0.01, 0.01, -0.3, 0.3]) {
            const moved = fitted.with(k, Math.max(prior.min[k] ?? 0, (fitted[k] ?? 0) + step));
            expect(objective(list, moved)).toBeGreaterThanOrEqual(least - 1e-9);
          }
        }
      }),
    );
  });

  test('stays within its bounds and finite, also where one feature tells all', () => {
    const apart = Array.from({ length: 200 }, (_, i) => ({ x: [1, i < 100 ? -9 : 9, 0], taken: i >= 100, weight: 5 }));
    for (const list of [apart, apart.map((one) => ({ ...one, taken: !one.taken }))]) {
      const fitted = fitLogistic(list, prior);
      expect(fitted.every(Number.isFinite)).toBe(true);
      for (const [k, one] of fitted.entries()) expect(one).toBeGreaterThanOrEqual(prior.min[k] ?? 0);
    }
    expect(
      fitLogistic(
        apart.map((one) => ({ ...one, taken: !one.taken })),
        prior,
      )[1],
    ).toBe(0);
  });

  test('takes a weight as so many equal observations, and one of weight 0 as none', () => {
    fc.assert(
      fc.property(observations, observation, (list, extra) => {
        const fitted = fitLogistic(
          list.map((one) => ({ ...one, weight: 2 })),
          prior,
        );
        const copies = fitLogistic(
          list.flatMap((one) => [one, one].map((copy) => ({ ...copy, weight: 1 }))),
          prior,
        );
        for (const [k, one] of fitted.entries()) expect(copies[k]).toBeCloseTo(one, 5);
        expect(fitLogistic([...list, { ...extra, weight: 0 }], prior)).toEqual(fitLogistic(list, prior));
      }),
      { numRuns: 50 },
    );
  });

  test('without observations is the prior, brought within its bounds', () => {
    expect(fitLogistic([], prior)).toEqual(prior.mean);
    expect(fitLogistic([], { ...prior, mean: [0, -3, 1] })).toEqual([0, 0, 1]);
  });
});

test('the logistic function rises from 0 to 1, is even around .5 and never overflows', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -800, max: 800, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (z, more) => {
        expect(logistic(z) >= 0 && logistic(z) <= 1).toBe(true);
        expect(logistic(z) + logistic(-z)).toBeCloseTo(1, 12);
        expect(logistic(z + more)).toBeGreaterThanOrEqual(logistic(z));
      },
    ),
  );
  expect([logistic(0), logistic(-1e9), logistic(1e9)]).toEqual([0.5, 0, 1]);
});
