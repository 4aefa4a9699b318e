import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contractClassSchema, contractKinds, contractLabel, contractTypes, kindsOfContractType } from './contract.ts';
import { compareMoney, fromMinor } from './money.ts';
import { budgetSchema, commonDealKinds, dealKindListSchema, dealKinds, priceSchema } from './offer.ts';

const amount = (currency: string) => fc.bigInt({ min: 0n, max: 10n ** 13n }).map((minor) => fromMinor(minor, currency));
const eitherCurrency = fc.constantFrom('CNY', 'JPY', 'KWD').chain(amount);

describe('a range of amounts', () => {
  it('is a price exactly when its ends have one currency, are in order and the upper one is above zero', () => {
    fc.assert(
      fc.property(eitherCurrency, eitherCurrency, (min, max) => {
        const alike = min.currency === max.currency;
        const right = alike && compareMoney(min, max) <= 0 && Number(max.amount) > 0;
        expect(priceSchema.safeParse({ kind: 'range', min, max }).success).toBe(right);
        expect(budgetSchema.safeParse({ min, max }).success).toBe(right);
      }),
    );
  });

  it.each(['0', '0.00', '000.00'])('names no price of %j: what is free has no price', (zero) => {
    const free = { amount: zero, currency: 'CNY' };
    for (const schema of [priceSchema, budgetSchema]) {
      const input = schema === priceSchema ? { kind: 'fixed', amount: free } : { max: free };
      expect(schema.safeParse(input).error?.issues).toMatchObject([{ params: { rule: 'money.zero' } }]);
    }
  });

  it('of a royalty has its two payments in one currency', () => {
    const royalty = (entryFee: unknown, minimumPerYear: unknown) =>
      priceSchema.safeParse({ kind: 'royalty', ratePercent: 3, base: 'profit', entryFee, minimumPerYear }).success;
    const [yuan, yen] = [fromMinor(100n, 'CNY'), fromMinor(100n, 'JPY')];
    expect([royalty(yuan, yuan), royalty(yuan, undefined), royalty(undefined, yen), royalty(yuan, yen)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('deal kinds', () => {
  const list = fc.uniqueArray(fc.constantFrom(...dealKinds.codes));

  it('that both sides take are the same from either side, in the order of the first', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const common = commonDealKinds(a, b);
        expect(common.toSorted()).toEqual(commonDealKinds(b, a).toSorted());
        expect(common).toEqual(a.filter((kind) => common.includes(kind)));
        expect(commonDealKinds(a, a)).toEqual(a);
      }),
    );
  });

  it('stand in a list once each', () => {
    fc.assert(
      fc.property(list, fc.nat(), (kinds, at) => {
        expect(dealKindListSchema.parse(kinds)).toEqual(kinds);
        const twice = kinds[at % Math.max(1, kinds.length)];
        if (twice) expect(dealKindListSchema.safeParse([...kinds, twice]).success).toBe(false);
      }),
    );
  });
});

it('a contract of each type takes its own kinds and no other, and its label names both', () => {
  for (const type of contractTypes.codes) {
    for (const kind of contractKinds.codes) {
      const read = contractClassSchema.safeParse({ type, kind });
      expect([type, kind, read.success]).toEqual([type, kind, kindsOfContractType[type].includes(kind)]);
      if (!read.success)
        expect(read.error.issues).toMatchObject([{ path: ['kind'], params: { rule: 'contract.kind' } }]);
      const label = contractLabel(type, kind);
      expect(label.en).toContain(contractTypes.labels[type].en);
      expect(label.ru).toContain(contractKinds.labels[kind].ru);
    }
  }
});
