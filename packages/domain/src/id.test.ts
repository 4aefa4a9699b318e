import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daySchema, idSchema, pairIdOf, pairIdSchema, splitPairId, timestampSchema } from './id.ts';

const one = '01a229d8-9b66-7000-8000-000000000001';

describe('days and moments', () => {
  it.each(['1700-01-01', '2026-02-28', '2199-12-31'])('takes %s', (text) => {
    expect(daySchema.parse(text)).toBe(text);
    expect(timestampSchema.parse(`${text}T23:59:59.999Z`)).toBe(`${text}T23:59:59.999Z`);
  });

  it.each(['0000-01-01', '0001-01-01', '1699-12-31', '2200-01-01', '9999-12-31', '2026-02-29', '+12026-01-01'])(
    'refuses %s',
    (text) => {
      expect(daySchema.safeParse(text).success).toBe(false);
      expect(timestampSchema.safeParse(`${text}T00:00:00.000Z`).success).toBe(false);
    },
  );
});

it('a pair id is two ids, and not any 36 signs that ids are made of', () => {
  expect(pairIdSchema.safeParse(`${one}_${one}`).success).toBe(true);
  for (const bad of [`${'-'.repeat(36)}_${one}`, `${'a'.repeat(36)}_${one}`, `${one}_${one}_${one}`, one]) {
    expect(pairIdSchema.safeParse(bad).success).toBe(false);
  }
});

describe('ids', () => {
  it('are one in whatever case they are written, and a pair id is made of two of them', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (a, b) => {
        expect(idSchema.parse(a.toUpperCase())).toBe(a);
        const pair = pairIdOf(a, b);
        expect(pairIdSchema.parse(pair)).toBe(pair);
        expect(splitPairId(pair)).toEqual({ listingId: a, demandId: b });
        if (a !== b) expect(pairIdOf(b, a)).not.toBe(pair);
      }),
    );
  });

  it.each(['', '_', `${one}_`, `_${one}`, `${one}__${one}`, `${one}-${one}`])('%j cannot be taken apart', (text) => {
    expect(() => splitPairId(text)).toThrow(RangeError);
  });
});

it.each([
  '2026-03-31',
  '2026-03-31T08:00:00',
  '2026-03-31T08:00:00+08:00',
  '2026-03-31 08:00:00Z',
  '2026-02-30T08:00:00Z',
  '2026-03-31T24:00:00Z',
  '2026-03-31T08:60:00Z',
  '2026-03-31T08:00:00z ',
])('%j is no moment in UTC', (text) => {
  expect(timestampSchema.safeParse(text).success).toBe(false);
});
