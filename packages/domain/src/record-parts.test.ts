import { describe, expect, it } from 'vitest';
import { requiredResult } from './demand.ts';
import { usableTier } from './listing.ts';
import { budget, commonOffers, offerKindList, price } from './offer.ts';
import { cursor, id, pageQuery, pairIdOf, splitPairId } from './page.ts';
import { problemIssues } from './problem-issues.ts';
import { readiness } from './readiness.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const faults = (
  schema: { safeParse: (input: unknown) => { error?: Parameters<typeof problemIssues>[0] } },
  input: unknown,
) => {
  const { error } = schema.safeParse(input);
  return error ? problemIssues(error).map((issue) => `${issue.pointer} ${issue.rule}`) : [];
};

describe('price and budget', () => {
  it.each([
    [{ kind: 'on_request' }],
    [{ kind: 'fixed', amount: cny('1200000.00') }],
    [{ kind: 'range', min: cny('1.00'), max: cny('1.00') }],
    [{ kind: 'royalty', ratePercent: 4.2, base: 'net_sales', entryFee: cny('50000.00') }],
  ])('takes %j', (input) => {
    expect(faults(price, input)).toEqual([]);
  });

  it.each([
    [{ kind: 'range', min: cny('2.00'), max: cny('1.00') }, ['/max price.range']],
    [{ kind: 'range', min: cny('2.00'), max: { amount: '3.00', currency: 'USD' } }, ['/max price.currency']],
    [{ kind: 'fixed', amount: cny('-2.00') }, ['/amount/amount money.negative']],
    [{ kind: 'fixed' }, ['/amount required']],
    [{ kind: 'royalty', ratePercent: 140, base: 'net_sales' }, ['/ratePercent too_big']],
    [{ kind: 'gift' }, ['/kind shape']],
  ])('refuses %j', (input, expected) => {
    expect(faults(price, input)).toEqual(expected);
  });

  it('needs one end of a budget, in order', () => {
    expect(faults(budget, { max: cny('9.00') })).toEqual([]);
    expect(faults(budget, {})).toEqual([' budget.empty']);
    expect(faults(budget, { min: cny('9.00'), max: cny('8.00') })).toEqual(['/max price.range']);
  });

  it('finds the deal kinds both sides take', () => {
    expect(commonOffers(['assignment', 'open_licence'], ['open_licence', 'service'])).toEqual(['open_licence']);
    expect(faults(offerKindList, ['service', 'service'])).toEqual([' custom']);
  });
});

describe('parts of records', () => {
  it('an assessed level names its assessor, a declared one has none', () => {
    const level = { scale: 'trl', level: 6, origin: 'assessed' };
    expect(faults(readiness, level)).toEqual(['/assessor readiness.assessor']);
    expect(faults(readiness, { ...level, assessor: 'Test centre' })).toEqual([]);
    expect(faults(readiness, { ...level, origin: 'self_declared', assessor: 'us' })).toHaveLength(1);
    expect(faults(readiness, { ...level, level: 10, assessor: 'x' })).toEqual(['/level too_big']);
  });

  it('a required range has two ends in order', () => {
    const result = { metric: 'pH', comparison: 'between', value: 6, valueTo: 9, unit: '' };
    expect(faults(requiredResult, result)).toEqual([]);
    expect(faults(requiredResult, { ...result, valueTo: 5 })).toEqual(['/valueTo required_result.range']);
    expect(faults(requiredResult, { ...result, comparison: 'at_least' })).toEqual([
      '/valueTo required_result.value_to',
    ]);
    expect(faults(requiredResult, { ...result, value: Number.POSITIVE_INFINITY })).toEqual(['/value type']);
  });

  it('records use the two lower tiers only', () => {
    expect(['T0', 'T1', 'T2', 'T3'].map((tier) => usableTier.safeParse(tier).success)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('pages and ids', () => {
  it('reads the page of a query string', () => {
    expect(pageQuery.parse({})).toEqual({ limit: 20 });
    expect(pageQuery.parse({ limit: '100' })).toEqual({ limit: 100 });
    expect(faults(pageQuery, { limit: '101' })).toEqual(['/limit too_big']);
    expect(faults(pageQuery, { page: '2' })).toEqual(['/page unknown_field']);
    expect(faults(cursor, 'a b')).toEqual([' format']);
  });

  it('puts a pair id together and apart', () => {
    const [listingId, demandId] = ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002'];
    expect(splitPairId(pairIdOf(listingId, demandId))).toEqual({ listingId, demandId });
    expect(() => splitPairId(listingId)).toThrow(RangeError);
    expect(id.safeParse('1').success).toBe(false);
  });
});

describe('problem issues', () => {
  it('escapes pointers and names each unknown field', () => {
    expect(faults(readiness, { scale: 'trl', level: 3, origin: 'self_declared', 'a/b': 1, 'c~d': 2 })).toEqual([
      '/a~1b unknown_field',
      '/c~0d unknown_field',
    ]);
  });

  it('says required for what is missing', () => {
    expect(faults(readiness, {})).toEqual(['/scale value', '/level required', '/origin value']);
  });
});
