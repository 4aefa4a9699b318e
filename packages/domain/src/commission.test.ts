import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commissionOf, commissionSchema, percentOf } from './commission.ts';
import { toMinor } from './money.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const [one, other] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const faults = (terms: unknown) => commissionSchema.safeParse(terms).error?.issues.map(({ path }) => path.join('/'));

describe('a commission', () => {
  it('has a rate, a fixed amount or both, and shares that come to 100 % exactly', () => {
    const rate = { percent: 3.3333, base: 'value' };
    expect(faults({ rate })).toBeUndefined();
    expect(faults({ fixed: cny('5000.00') })).toBeUndefined();
    expect(faults({})).toEqual(['']);
    expect(faults({ rate: { percent: 120, base: 'value' } })).toEqual(['rate/percent']);
    expect(faults({ rate: { percent: 3, base: 'profit' } })).toEqual(['rate/base']);
    const shares = (a: number, b: number) => [
      { agencyId: one, percent: a },
      { agencyId: other, percent: b },
    ];
    // Added as binary fractions these come to 100.00000000000001.
    expect(faults({ rate, split: shares(33.3331, 66.6669) })).toBeUndefined();
    expect(faults({ rate, split: shares(33.3331, 66.6668) })).toEqual(['split']);
    expect(faults({ rate, split: shares(50, 50).map((share) => ({ ...share, agencyId: one })) })).toEqual(['split']);
  });

  it('is exact to the minor unit, half of one rounded up', () => {
    expect(percentOf(cny('1000.00'), 2.5).amount).toBe('25.00');
    expect(percentOf(cny('0.05'), 10).amount).toBe('0.01');
    expect(percentOf(cny('0.04'), 10).amount).toBe('0.00');
    expect(percentOf({ amount: '12345678901', currency: 'JPY' }, 0.0001).amount).toBe('12346');
    expect(percentOf(cny('9999999999999.99'), 100).amount).toBe('9999999999999.99');
  });

  it('of two currencies stays in two, and of what is not known yet comes to nothing so far', () => {
    const terms = { rate: { percent: 2, base: 'paid' as const }, fixed: { amount: '100.00', currency: 'EUR' } };
    expect(commissionOf(terms, { value: cny('500.00') }, one)).toEqual([
      { agencyId: one, amounts: [{ amount: '100.00', currency: 'EUR' }] },
    ]);
    expect(commissionOf(terms, { paid: cny('500.00') }, one)).toEqual([
      { agencyId: one, amounts: [cny('10.00'), { amount: '100.00', currency: 'EUR' }] },
    ]);
  });

  it('is split so that the shares come to the whole', () => {
    const share = fc.integer({ min: 1, max: 999_999 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), share, share, (minor, percent, first) => {
        const value = { amount: `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`, currency: 'CNY' };
        const terms = commissionSchema.parse({
          rate: { percent: percent / 10_000, base: 'value' },
          split: [
            { agencyId: one, percent: first / 10_000 },
            { agencyId: other, percent: (1_000_000 - first) / 10_000 },
          ],
        });
        const earned = commissionOf(terms, { value }, one).flatMap(({ amounts }) => amounts.map(toMinor));
        const whole = toMinor(percentOf(value, percent / 10_000));
        expect(earned.reduce((sum, part) => sum + part, 0n)).toBe(whole);
      }),
    );
  });
});
