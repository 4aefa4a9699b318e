import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_PREFIXES, readable, unitVector } from './embedder.ts';
import { pool } from './pooling.ts';

const value = fc
  .integer({ min: -50, max: 50 })
  .filter((n) => n !== 0)
  .map((n) => n / 10);
const tokens = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([dimensions, count]) =>
    fc.tuple(
      fc.constant(dimensions),
      fc.array(value, { minLength: dimensions * count, maxLength: dimensions * count }),
    ),
  );
const length = (vector: Float32Array) => Math.sqrt(vector.reduce((sum, one) => sum + one * one, 0));

describe('the vector of a text', () => {
  test('by its first token does not look at the others, and has length one', () => {
    fc.assert(
      fc.property(tokens, ([dimensions, values]) => {
        const first = pool(Float32Array.from(values.slice(0, dimensions)), dimensions, 'cls');
        expect(pool(Float32Array.from(values), dimensions, 'cls')).toEqual(first);
        expect(length(first)).toBeCloseTo(1, 5);
      }),
    );
  });

  test('by the mean is the direction of the sum, whatever the order and the number of rounds', () => {
    fc.assert(
      fc.property(tokens, ([dimensions, values]) => {
        const rows = Array.from({ length: values.length / dimensions }, (_, i) =>
          values.slice(i * dimensions, (i + 1) * dimensions),
        );
        const sum = rows.reduce(
          (all, row) => all.map((one, k) => one + (row[k] ?? 0)),
          new Array<number>(dimensions).fill(0),
        );
        fc.pre(Math.hypot(...sum) > 0.05);
        const pooled = (list: number[][]) => pool(Float32Array.from(list.flat()), dimensions, 'mean');
        for (const list of [rows, rows.toReversed(), [...rows, ...rows]]) {
          for (const [k, one] of pooled(list).entries()) expect(one).toBeCloseTo((sum[k] ?? 0) / Math.hypot(...sum), 3);
        }
      }),
    );
  });

  test.each([
    ['zeros', [0, 0]],
    ['what is no number', [1, Number.NaN]],
    ['what is beyond numbers', [1, Number.POSITIVE_INFINITY]],
    ['nothing', []],
  ])('cannot be made of %s', (_name, values) => {
    expect(() => unitVector(Float32Array.from(values))).toThrow('without direction');
  });

  test('that cancel each other has no direction', () => {
    expect(() => pool(Float32Array.of(1, 2, -1, -2), 2, 'mean')).toThrow('without direction');
  });
});

test('what a model reads says something, is well formed, and stands behind the words of its role', () => {
  const prefixes = { need: 'query: ', offer: 'passage: ' };
  expect(readable('A pump', prefixes, 'need')).toBe('query: A pump');
  expect(readable('A pump', prefixes, 'offer')).toBe('passage: A pump');
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('', ' \n', '\ud840', 'a\udc00b')), (text) => {
      const read = readable(text, NO_PREFIXES, 'offer');
      expect(read.trim()).not.toBe('');
      expect(read.isWellFormed()).toBe(true);
      if (text.trim() !== '') expect(read).toBe(text.toWellFormed());
    }),
  );
});
