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

/** The rule that the error of a call names. */
const ruleThrown = (call: () => unknown) => {
  try {
    call();
  } catch (error) {
    return error instanceof MoneyError ? error.rule : error;
  }
  return undefined;
};

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
    [{ amount: '1'.repeat(64), currency: 'CNY' }, 'money.format'],
    [{ amount: '1'.repeat(65), currency: 'CNY' }, 'too_big'],
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
    expect(moneySchema.safeParse({ amount: `${MONEY_MAX_MAJOR}`, currency: 'JPY' }).success).toBe(true);
    expect(ruleOf({ amount: `${MONEY_MAX_MAJOR + 1n}`, currency: 'JPY' })).toBe('money.too_large');
  });

  it.each([
    ['12.5', 'CNY', 'money.decimals'],
    ['-1.00', 'CNY', 'money.negative'],
    ['1,000.00', 'CNY', 'money.format'],
    ['10000000000000.01', 'CNY', 'money.too_large'],
    ['1.00', 'RMB', 'money.currency'],
  ])('is never computed with where the schema would refuse it: %s %s is %s', (amount, currency, rule) => {
    expect(ruleThrown(() => toMinor({ amount, currency }))).toBe(rule);
  });

  it('is not made of minor units below zero or of a currency that is not one', () => {
    expect(ruleThrown(() => fromMinor(-1n, 'CNY'))).toBe('money.negative');
    expect(ruleThrown(() => fromMinor(1n, 'RMB'))).toBe('money.currency');
    expect(() => fromMinor(1n, 'RMB')).toThrow(expect.objectContaining({ name: 'MoneyError' }));
    expect(fromMinor(0n, 'CNY')).toEqual({ amount: '0.00', currency: 'CNY' });
  });

  it('names no more of what should be a currency than the start of it', () => {
    const read = () => toMinor({ amount: '1.00', currency: `ABCDEFGHIJKLM${'x'.repeat(1000)}` });
    expect(read).toThrow('ABCDEFGHIJKL is not an ISO 4217 currency');
  });

  it('says how the amount is written with the decimals of its currency, at the field of the amount', () => {
    const example = (amount: string, currency: string) =>
      moneySchema.safeParse({ amount, currency }).error?.issues.map(({ path, message }) => [path, message]);
    expect(example('12.5', 'CNY')).toEqual([[['amount'], expect.stringContaining('"1250000.00"')]]);
    expect(example('12.50', 'KWD')).toEqual([[['amount'], expect.stringContaining('"1250000.000"')]]);
    expect(example('12.50', 'JPY')).toEqual([[['amount'], expect.stringContaining('"1250000"')]]);
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
    expect(compareMoney(cny('10.00'), cny('9.00'))).toBe(1);
    expect(compareMoney(cny('10.00'), cny('10.00'))).toBe(0);
    expect(subtractMoney(cny('1.00'), cny('1.00'))).toEqual(cny('0.00'));
  });

  it('compares as the minor units do, whatever the currency', () => {
    fc.assert(
      fc.property(anyMoney, fc.bigInt({ min: 0n, max: MONEY_MAX_MAJOR }), (a, minor) => {
        const b = fromMinor(minor, a.currency);
        expect(compareMoney(a, b)).toBe(Math.sign(Number(toMinor(a) - minor)));
        expect(compareMoney(b, a)).toBe(0 - compareMoney(a, b) || 0);
      }),
    );
  });

  it('refuses unlike currencies and negative results', () => {
    const usd = { amount: '1.00', currency: 'USD' };
    for (const act of [addMoney, subtractMoney, compareMoney]) expect(() => act(cny('1.00'), usd)).toThrow(MoneyError);
    expect(ruleThrown(() => addMoney(cny('1.00'), usd))).toBe('money.unlike_currencies');
    expect(ruleThrown(() => subtractMoney(cny('1.00'), cny('2.00')))).toBe('money.negative');
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

  it('gives what is left over to the largest remainders, of like ones to the earlier', () => {
    const amounts = (total: string, weights: number[]) => allocateMoney(cny(total), weights).map((part) => part.amount);
    // exactly 0.2, 0.2 and 0.6 of a fen: the last is nearest to a whole one
    expect(amounts('0.01', [1, 1, 3])).toEqual(['0.00', '0.00', '0.01']);
    expect(amounts('0.02', [1, 1, 1, 1])).toEqual(['0.01', '0.01', '0.00', '0.00']);
    // 2.5, 2.5 and 5 of them: the third share is whole and gets nothing more
    expect(amounts('0.10', [1, 1, 2])).toEqual(['0.03', '0.02', '0.05']);
  });

  it('never gives a part more than one minor unit above or below its exact share', () => {
    fc.assert(
      fc.property(
        anyMoney,
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 }),
        (total, list) => {
          const sum = list.reduce((all, weight) => all + BigInt(weight), 0n);
          for (const [index, part] of allocateMoney(total, list).entries()) {
            const apart = toMinor(part) * sum - toMinor(total) * BigInt(list[index] ?? 0);
            expect(apart > -sum && apart < sum).toBe(true);
          }
        },
      ),
    );
  });

  it.each([
    [[], 'whole numbers of at least 0'],
    [[-1, 2], 'whole numbers of at least 0'],
    [[0.5], 'whole numbers of at least 0'],
    [[2 ** 53], 'whole numbers of at least 0'],
    [[0, 0], 'at least one weight is above 0'],
  ])('refuses the weights %j, and says why', (weights, words) => {
    expect(() => allocateMoney(cny('1.00'), weights)).toThrow(words);
    expect(() => allocateMoney(cny('1.00'), weights)).toThrow(RangeError);
  });
});

describe('currencies', () => {
  it('has decimals for each code once', () => {
    expect(new Set(currencyCodes).size).toBe(currencyCodes.length);
    expect(currencyCodes).toEqual([...currencyCodes].sort());
    expect([currencyDecimals('CNY'), currencyDecimals('JPY'), currencyDecimals('KWD')]).toEqual([2, 0, 3]);
    expect(currencyDecimals('RMB')).toBeUndefined();
  });
});

describe('laws of arithmetic', () => {
  const two = fc
    .tuple(
      fc.constantFrom(...currencyCodes),
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
    )
    .map(([currency, a, b]) => [fromMinor(a, currency), fromMinor(b, currency)] as const);

  it('a sum does not depend on the order, and taking one part away leaves the other', () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        expect(addMoney(a, b)).toEqual(addMoney(b, a));
        expect(subtractMoney(addMoney(a, b), b)).toEqual(a);
      }),
    );
  });

  it('an amount has one spelling: leading zeros and missing decimals are brought to it', () => {
    fc.assert(
      fc.property(anyMoney, fc.nat(5), (value, zeros) => {
        expect(moneySchema.parse({ ...value, amount: '0'.repeat(zeros) + value.amount })).toEqual(value);
        const [whole = '', fraction = ''] = value.amount.split('.');
        if (/^0*$/.test(fraction)) expect(moneySchema.parse({ ...value, amount: whole })).toEqual(value);
      }),
    );
  });

  it('an amount is refused or made of digits and one point, whatever is sent', () => {
    const written = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc
        .array(fc.constantFrom('1', '0', '.', '-', '+', ',', ' ', 'e', '１', '٣', '\n'), { maxLength: 8 })
        .map((list) => list.join('')),
    );
    fc.assert(
      fc.property(written, fc.constantFrom('CNY', 'JPY', 'KWD'), (amount, currency) => {
        const read = moneySchema.safeParse({ amount, currency });
        if (!read.success) return;
        expect(read.data.amount).toMatch(/^(0|[1-9][0-9]*)([.][0-9]+)?$/);
        expect(Number(read.data.amount)).toBe(Number(amount));
      }),
      { numRuns: 100 },
    );
  });
});
