import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion, STEPS } from './apportion.ts';

const steps = (value: number) => Math.round(value * STEPS);
const logOdds = fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { minLength: 1, maxLength: 8 });

describe('apportioned shares', () => {
  test('sum to the total exactly and are whole steps', () => {
    fc.assert(
      fc.property(
        logOdds,
        fc.integer({ min: -STEPS, max: STEPS }),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        (odds, total, slope) => {
          const shares = apportion(total / STEPS, odds, slope);
          expect(shares).toHaveLength(odds.length);
          expect(shares.reduce((sum, share) => sum + steps(share), 0)).toBe(total);
          for (const share of shares) expect(share).toBe(steps(share) / STEPS);
        },
      ),
    );
  });

  test('follow the log-odds: only the largest takes what rounding leaves over, half a step for each share at most', () => {
    fc.assert(
      fc.property(logOdds, fc.double({ min: 0.001, max: 0.1, noNaN: true }), (odds, slope) => {
        const exact = odds.map((one) => one * slope);
        const shares = apportion(
          exact.reduce((sum, one) => sum + one, 0),
          odds,
          slope,
        );
        const largest = Math.max(...odds.map(Math.abs));
        for (const [i, share] of shares.entries()) {
          const apart = Math.abs(share - (exact[i] ?? 0)) * STEPS;
          expect(apart).toBeLessThanOrEqual((Math.abs(odds[i] ?? 0) === largest ? odds.length / 2 + 1 : 0.5) + 1e-6);
        }
      }),
    );
  });

  test('of nothing are nothing, without a negative zero', () => {
    expect(apportion(0, [], 1)).toEqual([]);
    expect(apportion(0, [0, -0], 0.2)).toEqual([0, 0]);
    expect(apportion(0.5, [0, 3, -1], 0)).toEqual([0, 0.5, 0]);
  });
});
