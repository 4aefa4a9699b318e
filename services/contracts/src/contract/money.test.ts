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
