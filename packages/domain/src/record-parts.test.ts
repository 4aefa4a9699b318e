import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { requiredResultSchema } from './demand.ts';
import { idSchema, pairIdOf, splitPairId } from './id.ts';
import { budgetSchema, commonDealKinds, dealKindListSchema, priceSchema } from './offer.ts';
import { readinessSchema } from './readiness.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** `/pointer rule` of each issue; a rule of the domain by its own name, one of zod by its code. */
const faults = (schema: z.ZodType, input: unknown): string[] =>
  (schema.safeParse(input).error?.issues ?? []).map((issue) => {
    const rule = issue.code === 'custom' ? issue.params?.rule : undefined;
    return `/${issue.path.join('/')} ${typeof rule === 'string' ? rule : issue.code}`;
  });

describe('price and budget', () => {
  it.each([
    [{ kind: 'on_request' }],
    [{ kind: 'fixed', amount: cny('1200000.00') }],
    [{ kind: 'range', min: cny('1.00'), max: cny('1.00') }],
    [{ kind: 'royalty', ratePercent: 4.125, base: 'net_sales', entryFee: cny('50000.00') }],
  ])('takes %j', (input) => {
    expect(faults(priceSchema, input)).toEqual([]);
  });

  it.each([
    [{ kind: 'range', min: cny('2.00'), max: cny('1.00') }, ['/max price.range']],
    [{ kind: 'range', min: cny('2.00'), max: { amount: '3.00', currency: 'USD' } }, ['/max price.currency']],
    [{ kind: 'fixed', amount: cny('-2.00') }, ['/amount/amount money.negative']],
    [{ kind: 'fixed' }, ['/amount invalid_type']],
    [{ kind: 'royalty', ratePercent: 140, base: 'net_sales' }, ['/ratePercent too_big']],
    [{ kind: 'gift' }, ['/kind invalid_union']],
  ])('refuses %j', (input, expected) => {
    expect(faults(priceSchema, input)).toEqual(expected);
  });

  it('needs one end of a budget, in order', () => {
    expect(faults(budgetSchema, { max: cny('9.00') })).toEqual([]);
    expect(faults(budgetSchema, {})).toEqual(['/ budget.empty']);
    expect(faults(budgetSchema, { min: cny('9.00'), max: cny('8.00') })).toEqual(['/max price.range']);
  });

  it('finds the deal kinds both sides take', () => {
    expect(commonDealKinds(['assignment', 'open_licence'], ['open_licence', 'service'])).toEqual(['open_licence']);
    expect(faults(dealKindListSchema, ['service', 'service'])).toEqual(['/ custom']);
  });
});

describe('parts of records', () => {
  it('an assessed level names its assessor, a declared one has none', () => {
    const level = { scale: 'trl', level: 6, origin: 'assessed' };
    expect(faults(readinessSchema, level)).toEqual(['/assessor readiness.assessor']);
    expect(faults(readinessSchema, { ...level, assessor: 'Test centre' })).toEqual([]);
    expect(faults(readinessSchema, { ...level, origin: 'self_declared', assessor: 'us' })).toHaveLength(1);
    expect(faults(readinessSchema, { ...level, level: 10, assessor: 'x' })).toEqual(['/level too_big']);
  });

  it('a required range has two ends in order', () => {
    const result = { metric: 'pH', comparison: 'between', value: 6, valueTo: 9, unit: '' };
    expect(faults(requiredResultSchema, result)).toEqual([]);
    expect(faults(requiredResultSchema, { ...result, valueTo: 5 })).toEqual(['/valueTo required_result.range']);
    expect(faults(requiredResultSchema, { ...result, comparison: 'at_least' })).toEqual([
      '/valueTo required_result.value_to',
    ]);
    expect(faults(requiredResultSchema, { ...result, value: Number.POSITIVE_INFINITY })).toEqual([
      '/value invalid_type',
    ]);
  });
});

describe('ids', () => {
  it('puts a pair id together and apart', () => {
    const [listingId, demandId] = ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002'];
    expect(splitPairId(pairIdOf(listingId, demandId))).toEqual({ listingId, demandId });
    expect(() => splitPairId(listingId)).toThrow(RangeError);
    expect(idSchema.safeParse('1').success).toBe(false);
  });
});
