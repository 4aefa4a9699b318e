import { describe, expect, it } from 'vitest';
import { asciiDomain, asciiMailAddress, contactMailSchema, mailFault } from './mail-address.ts';
import { telephoneOf, telephoneSchema } from './telephone.ts';

describe('a telephone number', () => {
  it.each([
    '+86 451 8640 0000',
    '(0451) 8640-0000',
    '+86 (451) 8640-0000 ext. 12',
    '0451-86400000转123',
    '010-6278 5001 分机 88',
    '8 (800) 555-35-35 доб. 101',
    '+7 (495) 123-45-67, доб. 5',
    '+49 (0)30 1234567',
    '+49 (0) 30/123 45 67',
    '(+86)10-62785001',
    '020 7946 0018 x4',
    '+1 212.555.0147 #9',
    '86400000',
  ])('may be written as %s, and comes out as it went in', (text) => {
    expect(telephoneSchema.parse(text)).toBe(text);
  });

  it('in full width, with any dash, is the same in plain signs', () => {
    expect(telephoneOf('＋８６（４５１）８６４０–００００')).toBe('+86(451)8640-0000');
  });

  it.each([
    '',
    '12',
    'call us',
    '+',
    '((451)) 86400000',
    '(451 86400000',
    '451) 86400000',
    '1234567890123456789',
    '8640 0000 ext',
    'tel 12345',
    '86400000 ext. 123456789',
  ])('is not %j', (text) => {
    expect(telephoneSchema.safeParse(text).success).toBe(false);
  });
});

describe('an address of mail', () => {
  it.each([
    ['office@example.org', 'office@example.org'],
    ['Office@Example.ORG', 'Office@example.org'],
    ['office@пример.рф', 'office@xn--e1afmkfd.xn--p1ai'],
    ['office@xn--e1afmkfd.xn--p1ai', 'office@xn--e1afmkfd.xn--p1ai'],
    ['office@大学。中国', 'office@xn--pss25c.xn--fiqs8s'],
    ['office＠example.org', 'office@example.org'],
    ['a.b+c@bücher.example', 'a.b+c@xn--bcher-kva.example'],
  ])('%s is carried as %s', (text, ascii) => {
    expect(asciiMailAddress(text)).toBe(ascii);
    expect(contactMailSchema.safeParse(text).success).toBe(true);
  });

  it.each([
    '',
    'a',
    '@example.org',
    'a@',
    'a@b',
    'a b@example.org',
    'a@ex ample.org',
    'a@example.org/x',
    'a@-b.org',
    'a@1.2.3.4',
    'почта@пример.рф',
    'a@b@c..org',
    'a@example.org\r\nBcc: b@c.org',
  ])('%j is none', (text) => {
    expect(asciiMailAddress(text)).toBeUndefined();
  });

  it('of a domain alone takes no address of anything else', () => {
    expect([asciiDomain('пример.рф'), asciiDomain('localhost'), asciiDomain('a.b:80'), asciiDomain('a%2eb.c')]).toEqual(
      ['xn--e1afmkfd.xn--p1ai', undefined, undefined, undefined],
    );
  });
});

describe('an address of mail that is refused', () => {
  it.each([
    ['иван@пример.рф', 'mail.local_part'],
    ['张三@example.cn', 'mail.local_part'],
    ['jürgen@example.de', 'mail.local_part'],
    ['ivan@пример.рф', undefined],
    ['ivan@example', 'mail.address'],
    ['a b@example.com', 'mail.address'],
    ['иван иванов@пример.рф', 'mail.address'],
    ['иван@', 'mail.address'],
    ['@пример.рф', 'mail.address'],
  ])('%s is refused by %s', (address, rule) => {
    expect(mailFault(address)?.rule).toBe(rule);
    const read = contactMailSchema.safeParse(address);
    expect(read.success).toBe(rule === undefined);
  });
});
