import type { PairState } from '@techbourse/domain';
import { describe, expect, test } from 'vitest';
import { partNames, reviewedWeights } from '../score/weights.ts';
import { fitRecordSchema } from './fit-record.ts';
import { largestOrganisation, meanChange } from './influence.ts';
import { FIT_MINIMUMS, fitReport, TooFewDecisions, trainingSamples } from './report.ts';
import type { LatestDecision, PartValues } from './sample.ts';

const now = new Date('2026-06-01T00:00:00Z');
const day = (n: number) => new Date(now.getTime() - n * 86_400_000);
const active = { weights: reviewedWeights };

/** Decisions of several organisations: the first `taken` of them for a contact, the rest declined. */
const decisions = (count: number, taken: number, organisations: number): LatestDecision[] =>
  Array.from({ length: count }, (_, i) => ({
    pair: `p${i}`,
    side: i % 2 === 0 ? 'demand' : 'listing',
    organisationId: `o${i % organisations}`,
    to: i < taken ? 'contacted' : 'declined',
    reason: i < taken ? null : 'wrong_field',
    at: day(i),
    values: Object.fromEntries(partNames.map((name, k) => [name, ((i * (k + 3)) % 10) / 10])) as PartValues,
  }));

const shortOf = (list: readonly LatestDecision[], fittedAt?: Date) => {
  try {
    trainingSamples(fittedAt ? { ...active, fittedAt } : active, list, now);
  } catch (error) {
    if (error instanceof TooFewDecisions) return error.shortfalls.map(({ what, have }) => `${have} ${what}`);
    throw error;
  }
  return [];
};

describe('the minimums of a fit', () => {
  const { decisions: all, taken, declined, organisations, fresh } = FIT_MINIMUMS;

  test('are enough when each is just reached, and each that is missed by one is named with its number', () => {
    expect(shortOf(decisions(all, taken, organisations))).toEqual([]);
    expect(shortOf(decisions(all, all - declined, organisations))).toEqual([]);
    expect(shortOf(decisions(all - 1, taken, organisations))).toEqual([`${all - 1} decisions`]);
    expect(shortOf(decisions(all, taken - 1, organisations))).toEqual([`${taken - 1} taken`]);
    expect(shortOf(decisions(all, all - declined + 1, organisations))).toEqual([`${declined - 1} declined`]);
    expect(shortOf(decisions(all, taken, organisations - 1))).toEqual([`${organisations - 1} organisations`]);
    expect(shortOf([])).toHaveLength(5);
  });

  test('ask for decisions since the last fit, not for old ones again', () => {
    // The decisions are one a day: `fresh` of them are younger than that many days.
    expect(shortOf(decisions(all, taken, organisations), day(fresh))).toEqual([]);
    expect(shortOf(decisions(all, taken, organisations), day(fresh - 1))).toEqual([`${fresh - 1} fresh`]);
  });

  test('do not count what teaches nothing', () => {
    const mute = (to: PairState): LatestDecision[] =>
      decisions(50, 0, 8).map((one) => ({ ...one, to, reason: null, at: now }));
    expect(shortOf([...decisions(all - 1, taken, organisations), ...mute('suggested'), ...mute('seen')])).toEqual([
      `${all - 1} decisions`,
    ]);
  });
});

describe('the report of a fit', () => {
  const decided = decisions(120, 50, 10);
  const report = fitReport(reviewedWeights, active, decided, now);

  test('has its documented shape and counts every decision once', () => {
    expect(fitRecordSchema.parse(report.record)).toEqual(report.record);
    const { data, evaluation } = report.record;
    expect(data).toMatchObject({ decisions: 120, used: 120, taken: 50, declined: 70, organisations: 10 });
    expect(data.byDecision).toEqual({ contacted: 50, 'declined: wrong_field': 70 });
    expect([data.from, data.until]).toEqual([day(119).toISOString(), now.toISOString()]);
    expect(evaluation.decisions).toBe(120);
    expect(report.record.better).toBe((evaluation.difference.logLoss.value ?? 0) < 0);
  });

  test('says how much the largest organisation counts, and no share of it leaves 0..1', () => {
    const samples = trainingSamples(active, decided, now);
    const largest = largestOrganisation(reviewedWeights, report.weights, samples);
    for (const value of Object.values(largest)) expect(value > 0 && value < 1).toBe(true);
    expect(largest.share).toBeCloseTo(0.1);
    expect(largest.weight).toBeCloseTo(0.1);
    expect(meanChange(samples, report.weights, report.weights)).toBe(0);
    expect(meanChange(samples, reviewedWeights, report.weights)).toBe(
      meanChange(samples, report.weights, reviewedWeights),
    );
  });
});
