import { declineReasons } from '@techbourse/domain';
import { expect, test } from 'vitest';
import { partNames } from '../score/weights.ts';
import { type LatestDecision, type PartValues, sampleOf } from './sample.ts';

const now = new Date('2026-06-01T00:00:00Z');
const values = Object.fromEntries(partNames.map((name) => [name, 0.5])) as PartValues;
const decided = (rest: Partial<LatestDecision>): LatestDecision => ({
  pair: 'p',
  side: 'demand',
  organisationId: 'o',
  to: 'declined',
  reason: null,
  at: now,
  values,
  ...rest,
});
const lesson = (rest: Partial<LatestDecision>) => {
  const sample = sampleOf(decided(rest), now);
  return sample && { taken: sample.taken, weight: sample.weight };
};

test('every decline reason has its weight, and a solved problem has none', () => {
  for (const reason of declineReasons.codes) {
    const taught = lesson({ reason });
    if (reason === 'already_solved') expect(taught).toBeUndefined();
    else expect(taught).toMatchObject({ taken: false });
  }
  expect(lesson({ reason: 'wrong_field' })?.weight).toBeGreaterThan(lesson({ reason: 'other' })?.weight ?? 0);
});

test.each([
  ['too_early', 'readiness'],
  ['price', 'terms'],
  ['territory_or_exclusivity', 'terms'],
] as const)('%s counts half when nobody had spoken of %s', (reason, part) => {
  expect(lesson({ reason })).toEqual({ taken: false, weight: 1 });
  expect(lesson({ reason, values: { ...values, [part]: null } })).toEqual({ taken: false, weight: 0.5 });
});

test('an acceptance counts by its cost, and an unseen pair gives no sample', () => {
  expect(lesson({ to: 'contacted' })).toEqual({ taken: true, weight: 1 });
  expect(lesson({ to: 'deal' })).toEqual({ taken: true, weight: 1 });
  expect(lesson({ to: 'shortlisted' })?.weight).toBeLessThan(1);
  expect(lesson({ to: 'suggested' })).toBeUndefined();
});

test('a pair seen without a decision is a weak decline after a month, and nothing before', () => {
  const days = (n: number) => new Date(now.getTime() - n * 86_400_000);
  expect(lesson({ to: 'seen', at: days(29) })).toBeUndefined();
  expect(lesson({ to: 'seen', at: days(30) })).toEqual({ taken: false, weight: 0.1 });
});
