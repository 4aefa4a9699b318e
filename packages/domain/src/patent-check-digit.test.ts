import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigitOf } from './patent-check-digit.ts';
import { readPatentNumber } from './patent-number.ts';

describe('the check digit of an application number', () => {
  // The examples of the offices' own notices, and numbers of decisions of the Federal Patent Court.
  it.each([
    ['30 25 842.5', 'DE3025842.5'],
    ['31 30 619.5', 'DE3130619.5'],
    ['100 01 499.2', 'DE10001499.2'],
    ['10 2007 004 488.9', 'DE102007004488.9'],
    ['11 2014 005 344.9', 'DE112014005344.9'],
    ['EP 16 839 078.9', 'EP16839078.9'],
    ['CN 201910823456.0', 'CN201910823456.0'],
  ])('%s is right', (text, number) => {
    const read = readPatentNumber(/^[A-Z]/.test(text) ? text : `DE ${text}`, 'application');
    expect(read).toMatchObject({ ok: true, value: { number } });
    const check = checkDigitOf(number);
    expect(check?.given).toBe(check?.right);
  });

  it('that is wrong is named with the right one', () => {
    expect(checkDigitOf('EP21157234.5')).toEqual({ given: '5', right: '2' });
    expect(checkDigitOf('DE19912345.2')).toEqual({ given: '2', right: '4' });
  });

  it('is unknown without one, and where no rule is known', () => {
    for (const number of ['EP21157234', 'GB2119234.5', 'KZ2019/0123.1', 'US16/123456', 'CN110569471A']) {
      expect(checkDigitOf(number)).toBeUndefined();
    }
  });

  it('of a European or German number notices every wrong digit of the number', () => {
    const number = fc.oneof(
      fc.tuple(fc.constant('EP'), fc.stringMatching(/^[012]\d{7}$/)),
      fc.tuple(fc.constant('DE'), fc.stringMatching(/^(?:3[1-9]|4[0-4])\d{5}$/)),
    );
    fc.assert(
      fc.property(number, fc.nat(6), fc.integer({ min: 1, max: 9 }), ([office, digits], place, by) => {
        const right = checkDigitOf(`${office}${digits}.0`)?.right;
        const index = office === 'DE' ? Math.max(2, place) : place;
        const other = String((Number(digits[index]) + by) % 10);
        const wrong = digits.slice(0, index) + other + digits.slice(index + 1);
        const check = checkDigitOf(`${office}${wrong}.${right ?? '0'}`);
        return right === undefined || check === undefined || check.given !== check.right;
      }),
    );
  });
});
