import { expect, test } from 'vitest';
import { compareQuality, measureQuality, type Prediction, reliability, seededRandom } from './reliability.ts';

const made = (n: number, chanceOf: (truth: number) => number): Prediction[] => {
  const random = seededRandom(7);
  return Array.from({ length: n }, (_, i) => {
    const truth = random();
    return { chance: chanceOf(truth), taken: random() < truth, group: `g${i % 50}` };
  });
};

test('true chances have next to no calibration error, and shifted ones have the shift', () => {
  expect(
    measureQuality(
      made(20_000, (truth) => truth),
      20,
    ).ece.value,
  ).toBeLessThan(0.02);
  const shifted = measureQuality(
    made(20_000, (truth) => 0.2 + 0.8 * truth),
    20,
  ).ece;
  // The mean of |.2 (1 - truth)|.
  expect(shifted.value).toBeCloseTo(0.1, 1);
  expect(shifted.low).toBeLessThan(shifted.value);
  expect(shifted.high).toBeGreaterThan(shifted.value);
});

test('the AUC counts ordered pairs, ties half', () => {
  const judged = (chances: [number, boolean][]): Prediction[] =>
    chances.map(([chance, taken], i) => ({ chance, taken, group: String(i) }));
  const auc = (chances: [number, boolean][]) => measureQuality(judged(chances), 1).auc.value;
  expect(
    auc([
      [0.9, true],
      [0.5, false],
      [0.4, true],
    ]),
  ).toBe(0.5);
  expect(
    auc([
      [0.9, true],
      [0.4, false],
      [0.4, true],
    ]),
  ).toBe(0.75);
  expect(
    auc([
      [0.9, true],
      [0.1, false],
    ]),
  ).toBe(1);
});

test('bins have equal weight, equal chances share one, and the table sums to the total', () => {
  const judged = made(1000, (truth) => Math.round(truth * 100) / 100);
  const rows = reliability(judged);
  expect(rows).toHaveLength(10);
  expect(rows.reduce((sum, row) => sum + row.weight, 0)).toBe(1000);
  expect(rows.reduce((sum, row) => sum + row.weight * row.taken, 0)).toBeCloseTo(
    judged.filter((one) => one.taken).length,
  );
  expect(reliability(judged.map((one) => ({ ...one, chance: 0.3 })))).toHaveLength(1);
});

test('a weight equals so many copies', () => {
  const judged = made(300, (truth) => truth * truth);
  const twice = judged.flatMap((one) => [one, one]);
  const weighted = judged.map((one) => ({ ...one, weight: 2 }));
  const [a, b] = [measureQuality(twice, 50), measureQuality(weighted, 50)];
  for (const name of ['logLoss', 'auc', 'ece'] as const) expect(a[name].value).toBeCloseTo(b[name].value, 10);
});

test('the difference of equal predictions is 0 with an interval of 0', () => {
  const judged = made(300, (truth) => truth);
  const { difference, before, after } = compareQuality(judged, judged);
  expect(difference).toEqual({
    logLoss: { value: 0, low: 0, high: 0 },
    auc: { value: 0, low: 0, high: 0 },
    ece: { value: 0, low: 0, high: 0 },
  });
  expect(after).toEqual(before);
});
