import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMailAddress, parseSender } from './address.ts';

describe('an address', () => {
  it.each(['a@b.cn', "o'hara+tag@mail.example.org", 'li.na@xn--fiq228c.example', 'x_1@localhost'])('is %s', (text) => {
    expect(isMailAddress(text)).toBe(true);
  });

  it.each([
    '',
    'a',
    '@b.cn',
    'a@',
    'a b@c.cn',
    'a@b.cn,c@d.cn',
    'a@b.cn c@d.cn',
    'a@b.cn\nBcc: c@d.cn',
    'a@b.cn\r',
    '<a@b.cn>',
    '"a"@b.cn',
    'a@[127.0.0.1]',
    'a..b@c.cn',
    'a@b..cn',
    '.a@b.cn',
    'a@-b.cn',
    'a@b.cn.',
    'a@b@c.cn',
    `${'a'.repeat(65)}@b.cn`,
    `a@${'b'.repeat(254)}`,
    'ａ@b.cn',
  ])('is not %j', (text) => {
    expect(isMailAddress(text)).toBe(false);
  });

  it('never holds what separates addresses or headers', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\r', '\n', ',', ';', ' ', '<', '>', '"'),
        (text, mark) => {
          expect(isMailAddress(`${text}${mark}@b.cn`)).toBe(false);
          expect(isMailAddress(`a@b.cn${mark}${text}`)).toBe(false);
        },
      ),
    );
  });
});

describe('a sender', () => {
  it('is an address, with a name or without', () => {
    expect(parseSender('a@b.cn')).toEqual({ name: '', address: 'a@b.cn' });
    expect(parseSender('Exchange of X <a@b.cn>')).toEqual({ name: 'Exchange of X', address: 'a@b.cn' });
  });

  it.each(['Exchange', 'a@b.cn <>', 'X <a@b.cn> Y', 'X\nBcc: y <a@b.cn>', '"X" <a@b.cn>'])('is not %j', (text) => {
    expect(parseSender(text)).toBeUndefined();
  });
});
