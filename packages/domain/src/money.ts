import { z } from 'zod';
import { currencyCodes, currencyDecimals } from './currency.ts';

/** ISO 4217 code of an active currency. */
export const currencySchema = z
  .enum(currencyCodes as [string, ...string[]], { error: 'Not a currency: use an ISO 4217 code such as CNY' })
  .meta({ id: 'Currency' });

/** Largest amount accepted, in major units: more than the world's yearly output is a slip of the keyboard. */
export const MONEY_MAX_MAJOR = 10n ** 13n;

/** An amount outside: a decimal string with exactly the currency's decimals. Inside it is bigint minor units. */
export type Money = {
  amount: string;
  currency: string;
};

export type MoneyRule = 'money.currency' | 'money.format' | 'money.negative' | 'money.decimals' | 'money.too_large';

/** Thrown by the functions here on a value that the schema would refuse, or on unlike currencies. */
export class MoneyError extends Error {
  readonly rule: MoneyRule | 'money.unlike_currencies';
  constructor(rule: MoneyRule | 'money.unlike_currencies', message: string) {
    super(message);
    this.name = 'MoneyError';
    this.rule = rule;
  }
}

type Read = { ok: true; minor: bigint } | { ok: false; rule: MoneyRule; message: string };

function read(value: Money): Read {
  const decimals = currencyDecimals(value.currency);
  if (decimals === undefined) {
    return { ok: false, rule: 'money.currency', message: `${value.currency.slice(0, 12)} is not an ISO 4217 currency` };
  }
  const match = /^(-?)(\d{1,40})(?:\.(\d{1,20}))?$/.exec(value.amount);
  if (!match) {
    const message = 'Write the amount as plain digits with a point, for example "1250000.00"';
    return { ok: false, rule: 'money.format', message };
  }
  const [, sign, whole = '0', fraction = ''] = match;
  if (sign === '-') return { ok: false, rule: 'money.negative', message: 'An amount cannot be negative' };
  // "12.5" may be a slip for 12.50 or for 12.05: only a whole amount or all decimals will do.
  if (fraction.length !== 0 && fraction.length !== decimals) {
    const example = decimals === 0 ? '1250000' : `1250000.${'0'.repeat(decimals)}`;
    const message = `${value.currency} has ${decimals} decimals: write for example "${example}"`;
    return { ok: false, rule: 'money.decimals', message };
  }
  const minor = BigInt(whole + fraction.padEnd(decimals, '0'));
  if (minor > MONEY_MAX_MAJOR * 10n ** BigInt(decimals)) {
    return {
      ok: false,
      rule: 'money.too_large',
      message: 'The amount is above 10,000,000,000,000 and cannot be right',
    };
  }
  return { ok: true, minor };
}

/**
 * Minor units (fen, kopecks, cents) of an amount.
 * @throws MoneyError when the schema would refuse it.
 * @example toMinor({ amount: '12.50', currency: 'CNY' }) // 1250n
 */
export function toMinor(value: Money): bigint {
  const result = read(value);
  if (!result.ok) throw new MoneyError(result.rule, result.message);
  return result.minor;
}

/**
 * The outside form of minor units; the inverse of `toMinor`.
 * @throws MoneyError for a negative amount or an unknown currency.
 * @example fromMinor(1250n, 'CNY') // { amount: '12.50', currency: 'CNY' }
 */
export function fromMinor(minor: bigint, code: string): Money {
  const decimals = currencyDecimals(code);
  if (decimals === undefined) throw new MoneyError('money.currency', `${code} is not an ISO 4217 currency`);
  if (minor < 0n) throw new MoneyError('money.negative', 'An amount cannot be negative');
  const digits = minor.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return { amount: decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`, currency: code };
}

/** `{ amount, currency }`; a whole amount is completed (`"12"` becomes `"12.00"` in CNY). */
export const moneySchema = z
  .strictObject({ amount: z.string().max(64), currency: currencySchema })
  .superRefine((value, ctx) => {
    const result = read(value);
    if (!result.ok) {
      ctx.addIssue({ code: 'custom', path: ['amount'], message: result.message, params: { rule: result.rule } });
    }
  })
  .overwrite((value) => {
    const result = read(value);
    return result.ok ? fromMinor(result.minor, value.currency) : value;
  })
  .meta({ id: 'Money', example: { amount: '1250000.00', currency: 'CNY' } });

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) {
    throw new MoneyError('money.unlike_currencies', `${a.currency} and ${b.currency} cannot be put together`);
  }
}

/** The sum. @throws MoneyError for unlike currencies: a conversion must name its rate and date, and is not this. */
export function addMoney(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return fromMinor(toMinor(a) + toMinor(b), a.currency);
}

/** `a - b`. @throws MoneyError for unlike currencies or a negative result. */
export function subtractMoney(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return fromMinor(toMinor(a) - toMinor(b), a.currency);
}

/** -1, 0 or 1. @throws MoneyError for unlike currencies. */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  sameCurrency(a, b);
  const [left, right] = [toMinor(a), toMinor(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Splits an amount by whole-number weights so that the parts sum to it exactly. Left-over minor units go one each to
 * the parts with the largest remainders, earlier parts first.
 * @throws RangeError when weights are empty, negative or all zero.
 * @example allocateMoney({ amount: '100.00', currency: 'CNY' }, [1, 1, 1]).map((p) => p.amount) // 33.34 33.33 33.33
 */
export function allocateMoney(total: Money, weights: readonly number[]): Money[] {
  if (weights.length === 0 || weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError('weights are whole numbers of at least 0');
  }
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n) throw new RangeError('at least one weight is above 0');
  const minor = toMinor(total);
  const shares = weights.map((weight) => ({
    part: (minor * BigInt(weight)) / sum,
    rest: (minor * BigInt(weight)) % sum,
  }));
  let left = minor - shares.reduce((all, share) => all + share.part, 0n);
  // Equal remainders keep their order: a sort is stable.
  for (const share of shares.toSorted((a, b) => Number(b.rest - a.rest))) {
    if (left === 0n) break;
    share.part += 1n;
    left -= 1n;
  }
  return shares.map((share) => fromMinor(share.part, total.currency));
}
