import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { priceSchema } from './offer.ts';
import { percentSchema } from './percent.ts';

describe('a percentage', () => {
  it('has up to four decimals, and every such number is kept as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (units) => {
        const value = units / 10_000;
        return percentSchema.parse(value) === value;
      }),
    );
    expect([4.125, 0.0001, 33.3333, 100].map((value) => percentSchema.parse(value))).toEqual([
      4.125, 0.0001, 33.3333, 100,
    ]);
  });

  it.each([
    [4.12505, 'four decimals'],
    [0.00001, 'four decimals'],
    [1e-7, 'four decimals'],
    [0, 'above 0'],
    [-4.125, 'above 0'],
    [100.0001, 'at most 100'],
    [Number.POSITIVE_INFINITY, 'number'],
    [Number.NaN, 'number'],
    ['4.125', 'number'],
  ])('is refused as %j, in words', (value, words) => {
    expect(percentSchema.safeParse(value).error?.issues[0]?.message).toContain(words);
  });

  it('drops what arithmetic left behind', () => {
    expect(percentSchema.parse(0.1 + 0.2)).toBe(0.3);
  });

  it('is what a listing asks as its royalty, and says its limits in the API document', () => {
    const asked = { kind: 'royalty', ratePercent: 4.125, base: 'net_sales' };
    expect(priceSchema.parse(asked)).toEqual(asked);
    const limits = { exclusiveMinimum: 0, maximum: 100, multipleOf: 0.0001 };
    expect(z.toJSONSchema(percentSchema)).toMatchObject({ $defs: { Percent: limits } });
  });
});

it('a percentage that was taken is one: above 0, at most 100, and taken again as it is', () => {
  const small = fc.integer({ min: -30, max: 2 }).map((power) => 10 ** power);
  fc.assert(
    fc.property(
      fc.oneof(fc.double({ min: -1, max: 101 }), small, fc.constantFrom(5e-324, 1e-21, 100 + 2e-14)),
      (value) => {
        const read = percentSchema.safeParse(value);
        if (!read.success) return;
        expect(read.data).toBeGreaterThan(0);
        expect(read.data).toBeLessThanOrEqual(100);
        expect(percentSchema.parse(read.data)).toBe(read.data);
      },
    ),
    { numRuns: 500 },
  );
});
