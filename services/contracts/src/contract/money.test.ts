import { fromMinor } from '@techbourse/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyIssues, type PricedTerms } from './money.ts';

const cny = (minor: bigint) => fromMinor(minor, 'CNY');
const rules = (terms: PricedTerms) => moneyIssues(terms).map((issue) => `${issue.pointer} ${issue.rule}`);

const amounts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 2, maxLength: 12 });

/** Terms that add up: items make the difference of the values, the schedule makes the value. */
const sound = fc.tuple(amounts, fc.bigInt({ min: 0n, max: 10n ** 12n })).map(([items, technology]): PricedTerms => {
  const value = technology + items.reduce((all, item) => all + item, 0n);
  const half = value / 2n;
  return {
    value: cny(value),
    technologyValue: cny(technology),
    otherItems: items.map((item) => ({ kind: 'equipment', amount: cny(item) })),
    payment: {
      kind: 'instalments',
      schedule: [half, value - half].map((amount) => ({ dueOn: '2027-01-01', amount: cny(amount) })),
    },
  };
});

describe('money of a contract', () => {
  it('has no fault when items and schedule add up, whatever the amounts', () => {
    fc.assert(fc.property(sound, (terms) => rules(terms).length === 0));
  });

  it('is refused when any one amount is a minor unit off', () => {
    fc.assert(
      fc.property(sound, fc.nat(), (terms, at) => {
        const otherItems = terms.otherItems.map((item, index) => {
          if (index !== at % terms.otherItems.length) return item;
          return { ...item, amount: { ...item.amount, amount: plusOne(item.amount.amount) } };
        });
        return rules({ ...terms, otherItems }).includes('/otherItems contract.items_sum');
      }),
    );
  });

  const base: PricedTerms = {
    value: cny(10_000n),
    technologyValue: cny(10_000n),
    otherItems: [],
    payment: { kind: 'lump_sum', schedule: [{ dueOn: '2027-01-01', amount: cny(10_000n) }] },
  };

  const lump = (...minor: bigint[]) => ({
    kind: 'lump_sum' as const,
    schedule: minor.map((one) => ({ dueOn: '2027-01-01', amount: cny(one) })),
  });

  it('names each fault by its field', () => {
    expect(rules(base)).toEqual([]);
    expect(rules({ ...base, technologyValue: cny(10_001n) })).toEqual(['/technologyValue contract.technology_value']);
    expect(rules({ ...base, technologyValue: cny(9_999n) })).toEqual(['/otherItems contract.items_sum']);
    expect(rules({ ...base, payment: { kind: 'lump_sum', schedule: [] } })).toEqual([
      '/payment/schedule contract.schedule_sum',
    ]);
    const usd = { kind: 'lump_sum' as const, schedule: [{ dueOn: '2027-01-01', amount: fromMinor(1n, 'USD') }] };
    expect(rules({ ...base, payment: usd })).toEqual(['/payment/schedule/0/amount/currency contract.currency']);
  });

  it('has nothing that costs nothing: every such line is named, and the first such item', () => {
    const free = { kind: 'equipment' as const, amount: cny(0n) };
    const items = { ...base, value: cny(10_001n), otherItems: [{ ...free, amount: cny(1n) }, free, free] };
    expect(rules({ ...items, payment: lump(10_001n) })).toEqual(['/otherItems/1/amount contract.item_zero']);
    expect(rules({ ...base, payment: lump(0n, 10_000n, 0n) })).toEqual([
      '/payment/schedule/0/amount contract.line_zero',
      '/payment/schedule/2/amount contract.line_zero',
    ]);
  });

  it('tells all that is wrong with items and schedule at once, with the sums that were wanted and found', () => {
    const wrong = { ...base, technologyValue: cny(9_999n), payment: lump(1n, 2n) };
    expect(moneyIssues(wrong).map(({ message }) => message)).toEqual([
      expect.stringMatching(/must come to 0\.01 CNY, .* they come to 0\.00$/),
      'The schedule must come to 100.00 CNY; it comes to 0.03',
    ]);
  });

  it('is in one currency, in every amount that it names, and is not added up before that', () => {
    const usd = fromMinor(1n, 'USD');
    const of = (over: Partial<PricedTerms>) => rules({ ...base, ...over });
    const royalty = { ratePercent: 4.2, base: 'net_sales' as const, minimumPerYear: usd };
    const equity = { kind: 'equity' as const, company: 'Clear Water', sharePercent: 12.5, schedule: [] };
    expect(of({ technologyValue: usd })).toEqual(['/technologyValue/currency contract.currency']);
    const item = (amount: typeof usd) => ({ kind: 'equipment' as const, amount });
    expect(of({ otherItems: [item(cny(1n)), item(usd)] })).toEqual(['/otherItems/1/amount/currency contract.currency']);
    expect(of({ payment: { kind: 'royalty', royalty } })).toEqual([
      '/payment/royalty/minimumPerYear/currency contract.currency',
    ]);
    expect(of({ payment: { ...equity, cash: usd } })).toEqual(['/payment/cash/currency contract.currency']);
    const entry = { kind: 'entry_fee_and_royalty' as const, entryFee: usd, royalty, schedule: [] };
    expect(of({ payment: entry })).toEqual([
      '/payment/entryFee/currency contract.currency',
      '/payment/royalty/minimumPerYear/currency contract.currency',
    ]);
  });

  it('takes the fixed part of each kind of payment as what the schedule must come to', () => {
    const royalty = { ratePercent: 4.2, base: 'net_sales' as const };
    expect(rules({ ...base, payment: { kind: 'royalty', royalty } })).toEqual([]);
    const entry = { kind: 'entry_fee_and_royalty' as const, royalty, entryFee: cny(4_000n) };
    const line = (minor: bigint) => [{ dueOn: '2027-01-01', amount: cny(minor) }];
    expect(rules({ ...base, payment: { ...entry, schedule: line(4_000n) } })).toEqual([]);
    expect(rules({ ...base, payment: { ...entry, schedule: line(4_001n) } })).toEqual([
      '/payment/schedule contract.schedule_sum',
    ]);
    expect(rules({ ...base, payment: { ...entry, entryFee: cny(10_001n), schedule: line(10_001n) } })).toEqual([
      '/payment/entryFee contract.fixed_above_value',
    ]);
    const equity = { kind: 'equity' as const, company: 'Clear Water', sharePercent: 12.5 };
    expect(rules({ ...base, payment: { ...equity, schedule: [] } })).toEqual([]);
    expect(rules({ ...base, payment: { ...equity, cash: cny(500n), schedule: [] } })).toEqual([
      '/payment/schedule contract.schedule_sum',
    ]);
  });
});

function plusOne(amount: string): string {
  return fromMinor(BigInt(amount.replace('.', '')) + 1n, 'CNY').amount;
}
