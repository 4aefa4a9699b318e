import { expect, test } from 'vitest';
import { figuresOf, matrixOf, trueValues } from './rank.ts';

test('a ranking that puts every document at its own query is perfect', () => {
  const { r10, r1, mrr } = figuresOf(matrixOf(20, (q, d) => (q === d ? 1 : 0)));
  expect([r10.mean, r1.mean, mrr.mean]).toEqual([1, 1, 1]);
});

test('one value for everything is worth what chance gives', () => {
  const { r10, r1 } = figuresOf(matrixOf(20, () => 0.5));
  expect(r10.mean).toBeCloseTo(10 / 20);
  expect(r1.mean).toBeCloseTo(1 / 20);
});

test('a document behind two others counts a third', () => {
  expect(figuresOf(matrixOf(3, (q, d) => (d - q + 3) % 3)).mrr.mean).toBeCloseTo(1 / 3);
});

test('the values of the right documents are their own', () => {
  expect(trueValues(matrixOf(10, (q, d) => (q === d ? q : 100)))).toEqual({ p10: 0, p50: 4, p90: 8 });
});
