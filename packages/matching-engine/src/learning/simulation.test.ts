import { describe, expect, test } from 'vitest';
import { compareOn, type Month, simulateYear } from './simulation.ts';

/** Half as busy as the year of the bench. */
const size = { organisations: 30, needsPerMonth: 30 };
const honest = simulateYear(size);
const first = honest[0] as Month;
const last = honest.at(-1) as Month;

// A year is half a minute of arithmetic where four others share the processor.
describe('a year of decisions', { timeout: 300_000 }, () => {
  test('improves chances and order when the true weights differ from the first ones', () => {
    expect(first.rules).toBe('believed');
    expect(last.rules).toBe('fitted');
    expect(last.logLoss).toBeLessThan(first.logLoss - 0.04);
    expect(last.ndcg).toBeGreaterThan(first.ndcg + 0.03);
  });

  test('has no month that is worse than the first weights', () => {
    for (const month of honest) {
      expect(month.logLoss).toBeLessThanOrEqual(first.logLoss);
      expect(month.ndcg).toBeGreaterThanOrEqual(first.ndcg);
    }
  });

  test.each(['hostile', 'careless'] as const)('with one %s organisation in three decisions of ten, still', (kind) => {
    const year = simulateYear({ ...size, spoiler: { kind, share: 0.3 } });
    const end = year.at(-1) as Month;
    expect(end.spoilt).toBeGreaterThan(0.29);
    expect(end.logLoss).toBeLessThan(first.logLoss - 0.03);
    expect(end.ndcg).toBeGreaterThan(last.ndcg - 0.02);
    for (const [i, month] of year.entries()) {
      const { moved, sameTen } = compareOn(1, month.weights, honest[i]?.weights ?? month.weights);
      expect(moved).toBeLessThan(0.06);
      expect(sameTen).toBeGreaterThan(0.9);
    }
  });

  test('gives the same result twice', () => {
    expect(simulateYear({ organisations: 12, needsPerMonth: 4 })).toEqual(
      simulateYear({ organisations: 12, needsPerMonth: 4 }),
    );
  });
});
