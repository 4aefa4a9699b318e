import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantizeRows, stackRows, transpose } from './quantize.ts';

test('every value comes back within half a step of its row', () => {
  const matrix = fc.array(
    fc.array(
      fc.integer({ min: -800, max: 800 }).map((n) => n / 100),
      { minLength: 3, maxLength: 3 },
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  );
  fc.assert(
    fc.property(matrix, (rows) => {
      const data = Float32Array.from(rows.flat());
      const { values, scales } = quantizeRows({ shape: [rows.length, 3], data });
      data.forEach((value, i) => {
        const scale = scales[Math.floor(i / 3)] ?? 0;
        expect(Math.abs(value - (values[i] ?? 0) * scale)).toBeLessThanOrEqual(scale * 0.5001);
      });
    }),
  );
});

test('a row of zeros stays zero', () => {
  expect(quantizeRows({ shape: [1, 2], data: new Float32Array(2) })).toEqual({
    shape: [1, 2],
    values: new Int8Array(2),
    scales: Float32Array.of(1),
  });
});

test('transposing exchanges rows and columns', () => {
  const turned = transpose({ shape: [2, 3], values: Int8Array.of(1, 2, 3, 4, 5, 6), scales: Float32Array.of(1, 1) });
  expect(turned.shape).toEqual([3, 2]);
  expect([...turned.values]).toEqual([1, 4, 2, 5, 3, 6]);
});

test('stacking keeps the order of matrices and of vectors, and refuses unequal widths', () => {
  const one = { shape: [1, 2], data: Float32Array.of(1, 2) };
  const two = { shape: [2, 2], data: Float32Array.of(3, 4, 5, 6) };
  expect(stackRows([one, two])).toEqual({ shape: [3, 2], data: Float32Array.of(1, 2, 3, 4, 5, 6) });
  expect(stackRows([{ shape: [1], data: Float32Array.of(7) }]).shape).toEqual([1]);
  expect(() => stackRows([one, { shape: [1, 3], data: new Float32Array(3) }])).toThrow();
});
