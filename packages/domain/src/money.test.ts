import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyCodes, currencyDecimals } from './currency.ts';
import {
  addMoney,
  allocateMoney,
  compareMoney,
  fromMinor,
  MONEY_MAX_MAJOR,
  MoneyError,
  moneySchema,
  subtractMoney,
  toMinor,
} from './money.ts';

const anyMoney = fc
  .tuple(fc.constantFrom(...currencyCodes), fc.bigInt({ min: 0n, max: MONEY_MAX_MAJOR }))
  .map(([currency, minor]) => fromMinor(minor, currency));

const ruleOf = (input: unknown) => {
  const issue = moneySchema.safeParse(input).error?.issues[0];
  return issue?.code === 'custom' ? issue.params?.rule : issue?.code;
};

describe('money', () => {
  it.each([
    [{ amount: '1250000.00', currency: 'CNY' }, 125000000n],
    [{ amount: '0.05', currency: 'EUR' }, 5n],
    [{ amount: '1500', currency: 'JPY' }, 1500n],
    [{ amount: '1.250', currency: 'KWD' }, 1250n],
  ])('reads %j in minor units', (value, minor) => {
    expect(toMinor(value)).toBe(minor);
    expect(fromMinor(minor, value.currency)).toEqual(value);
  });

  it('completes a whole amount', () => {
    expect(moneySchema.parse({ amount: '007', currency: 'CNY' })).toEqual({ amount: '7.00', currency: 'CNY' });
  });

  it.each([
    [{ amount: '12.5', currency: 'CNY' }, 'money.decimals'],
    [{ amount: '12.500', currency: 'CNY' }, 'money.decimals'],
    [{ amount: '12.50', currency: 'JPY' }, 'money.decimals'],
    [{ amount: '-1.00', currency: 'CNY' }, 'money.negative'],
    [{ amount: '1,000.00', currency: 'CNY' }, 'money.format'],
    [{ amount: '1e9', currency: 'CNY' }, 'money.format'],
    [{ amount: 'NaN', currency: 'CNY' }, 'money.format'],
    [{ amount: '', currency: 'CNY' }, 'money.format'],
    [{ amount: '10000000000000.01', currency: 'CNY' }, 'money.too_large'],
    [{ amount: '9'.repeat(40), currency: 'CNY' }, 'money.too_large'],
    [{ amount: '1.00', currency: 'RMB' }, 'invalid_value'],
    [{ amount: '1.00', currency: 'cny' }, 'invalid_value'],
    [{ amount: 1, currency: 'CNY' }, 'invalid_type'],
    [{ amount: '1.00', currency: 'CNY', vat: true }, 'unrecognized_keys'],
  ])('refuses %j as %s', (input, rule) => {
    expect(ruleOf(input)).toBe(rule);
  });

  it('accepts the largest amount exactly', () => {
    expect(moneySchema.safeParse({ amount: `${MONEY_MAX_MAJOR}.00`, currency: 'CNY' }).success).toBe(true);
  });

  it('comes back the same from minor units and from the schema', () => {
    fc.assert(
      fc.property(anyMoney, (value) => {
        expect(fromMinor(toMinor(value), value.currency)).toEqual(value);
        expect(moneySchema.parse(value)).toEqual(value);
      }),
    );
  });
});

describe('arithmetic', () => {
  const cny = (amount: string) => ({ amount, currency: 'CNY' });

  it('adds, subtracts and compares', () => {
    expect(addMoney(cny('0.10'), cny('0.20'))).toEqual(cny('0.30'));
    expect(subtractMoney(cny('1.00'), cny('0.99'))).toEqual(cny('0.01'));
    expect(compareMoney(cny('9.00'), cny('10.00'))).toBe(-1);
  });

  it('refuses unlike currencies and negative results', () => {
    const usd = { amount: '1.00', currency: 'USD' };
    for (const act of [addMoney, subtractMoney, compareMoney]) expect(() => act(cny('1.00'), usd)).toThrow(MoneyError);
    expect(() => subtractMoney(cny('1.00'), cny('2.00'))).toThrow(MoneyError);
  });

  it('allocates without losing or making a fen', () => {
    expect(allocateMoney(cny('100.00'), [1, 1, 1]).map((part) => part.amount)).toEqual(['33.34', '33.33', '33.33']);
    const weights = fc
      .array(fc.nat(1000), { minLength: 1, maxLength: 12 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(anyMoney, weights, (total, list) => {
        const parts = allocateMoney(total, list);
        expect(parts.reduce((sum, part) => sum + toMinor(part), 0n)).toBe(toMinor(total));
        for (const [index, weight] of list.entries()) if (weight === 0) expect(toMinor(parts[index] ?? total)).toBe(0n);
      }),
    );
  });

  it.each([[[]], [[0, 0]], [[-1, 2]], [[0.5]]])('refuses the weights %j', (weights) => {
    expect(() => allocateMoney(cny('1.00'), weights)).toThrow(RangeError);
  });
});

describe('currencies', () => {
  it('has decimals for each code once', () => {
    expect(new Set(currencyCodes).size).toBe(currencyCodes.length);
    expect([currencyDecimals('CNY'), currencyDecimals('JPY'), currencyDecimals('KWD')]).toEqual([2, 0, 3]);
    expect(currencyDecimals('RMB')).toBeUndefined();
  });
});
