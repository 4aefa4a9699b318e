import { type PartValues, partNames, seededRandom } from '@techbourse/matching-engine';
import { expect, test } from 'vitest';
import { calibrate, type ShownPair } from './calibration.ts';

/** Needs whose shown pairs are taken up with a fifth of the chance that the scores claim. */
function boastful(): ShownPair[] {
  const random = seededRandom(2);
  return Array.from({ length: 2000 }, (_, i) => {
    const score = random();
    const values = Object.fromEntries(partNames.map((name) => [name, null])) as PartValues;
    const drawn = { ...values, semantic: random(), lexical: score };
    return { need: `n${i % 100}`, set: i % 2 ? 'short' : 'full', score, values: drawn, taken: random() < score / 5 };
  });
}

test('scores that claim too much are seen, and what is fitted elsewhere is right here', () => {
  const { rows, fitted } = calibrate(boastful());
  const of = (scores: string, set: string) => {
    const row = rows.find((one) => one.scores === scores && one.set === set);
    if (!row) throw new Error(`${scores}, ${set} is missing`);
    return row;
  };
  for (const set of ['short', 'full', 'all']) {
    expect(of('as shown', set).ece.value).toBeGreaterThan(0.35);
    for (const scores of ['slope, 5 folds', 'weights, 5 folds']) {
      expect(of(scores, set).ece.value).toBeLessThan(0.06);
      expect(of(scores, set).logLoss.value).toBeLessThan(of('one chance for all', set).logLoss.value);
    }
    expect(of('one chance for all', set)).toMatchObject({ auc: { value: expect.closeTo(0.5, 1) } });
  }
  expect(of('as shown', 'all').pairs).toBe(2000);
  expect(fitted.shift).toBeLessThan(-1);
});
