import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dot, meanVector, packPassages } from './vectors.ts';

const value = fc.integer({ min: -100, max: 100 }).map((n) => n / 100);
const vectorOf = (length: number) =>
  fc.array(value, { minLength: length, maxLength: length }).map((list) => Float32Array.from(list));
const pair = fc.nat(19).chain((length) => fc.tuple(vectorOf(length), vectorOf(length)));
const some = fc
  .integer({ min: 1, max: 13 })
  .chain((dimensions) => fc.tuple(fc.constant(dimensions), fc.array(vectorOf(dimensions), { maxLength: 5 })));

describe('the dot product', () => {
  test('is the plain sum for every length, and does not depend on the order', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const plain = a.reduce((sum, one, k) => sum + one * (b[k] ?? 0), 0);
        expect(dot(a, b)).toBeCloseTo(plain, 5);
        expect(dot(b, a)).toBe(dot(a, b));
        expect(dot(a, a)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('vectors in eight bits', () => {
  test('are right to half a step of their largest number, each with its own scale', () => {
    fc.assert(
      fc.property(some, ([dimensions, vectors]) => {
        const { values, scales } = packPassages(vectors, dimensions);
        expect([values.length, scales.length]).toEqual([vectors.length * dimensions, vectors.length]);
        for (const [i, vector] of vectors.entries()) {
          const largest = Math.max(...vector.map(Math.abs));
          for (const [k, one] of vector.entries()) {
            const back = (values[i * dimensions + k] ?? 0) * (scales[i] ?? 0);
            expect(Math.abs(back - one)).toBeLessThanOrEqual(largest / 254 + 1e-6);
          }
        }
      }),
    );
  });

  test('of zeros are zeros', () => {
    expect(packPassages([new Float32Array(3)], 3).values).toEqual(new Int8Array(3));
    expect(packPassages([], 3)).toEqual({ values: new Int8Array(0), scales: new Float32Array(0), dimensions: 3 });
  });
});

describe('the vector of a whole text', () => {
  test('has length one, unless its passages cancel each other or there are none', () => {
    fc.assert(
      fc.property(some, ([dimensions, vectors]) => {
        const whole = meanVector(vectors, dimensions);
        expect(whole).toHaveLength(dimensions);
        const length = dot(whole, whole);
        if (whole.some((one) => one !== 0)) expect(length).toBeCloseTo(1, 4);
      }),
    );
    expect(meanVector([], 4)).toEqual(new Float32Array(4));
    expect(meanVector([Float32Array.of(1, 0), Float32Array.of(-1, 0)], 2)).toEqual(new Float32Array(2));
  });

  test('of one passage is its direction, and repeating all passages changes nothing', () => {
    fc.assert(
      fc.property(some, ([dimensions, vectors]) => {
        const [whole, twice] = [meanVector(vectors, dimensions), meanVector([...vectors, ...vectors], dimensions)];
        for (const [k, one] of whole.entries()) expect(twice[k]).toBeCloseTo(one, 4);
      }),
    );
    expect([...meanVector([Float32Array.of(3, 4)], 2)].map((one) => one.toFixed(4))).toEqual(['0.6000', '0.8000']);
  });
});
