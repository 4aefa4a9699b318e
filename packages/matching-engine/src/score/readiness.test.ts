import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readinessPart } from './readiness.ts';

const level = fc.integer({ min: 1, max: 9 });

test('a riper technology never fits worse, a higher wish never better, and enough is enough', () => {
  fc.assert(
    fc.property(level, level, (has, wanted) => {
      const value = (a: number, b: number) => readinessPart(a, b)?.value ?? Number.NaN;
      expect(value(has, wanted) >= 0 && value(has, wanted) <= 1).toBe(true);
      expect(value(has + 1, wanted)).toBeGreaterThanOrEqual(value(has, wanted));
      expect(value(has, wanted + 1)).toBeLessThanOrEqual(value(has, wanted));
      expect(value(has, wanted) === 1).toBe(has >= wanted);
      expect(readinessPart(has, wanted)).toMatchObject({ level: has, wanted, gap: Math.max(0, wanted - has) });
    }),
  );
});

test('each missing level takes a quarter, and what a side leaves open is no evidence', () => {
  expect([9, 8, 7, 6, 5, 4, 1].map((has) => readinessPart(has, 9)?.value)).toEqual([1, 0.75, 0.5, 0.25, 0, 0, 0]);
  expect([readinessPart(undefined, 5), readinessPart(5, undefined)]).toEqual([undefined, undefined]);
});
