import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramsOf, gramsOfAll, LIKE_MIN, likenessOf, nearestLikeness, plainName } from './name.ts';

describe('a name, made plain', () => {
  it.each([
    ['Norvik Pumps Ltd.', 'norvik pumps'],
    ['ＮＯＲＶＩＫ  Pumps, Inc', 'norvik pumps'],
    ['ООО «Норвик Пампс»', 'norvik pamps'],
    ['Société Générale S.A.', 'societe generale s a'],
    ['哈尔滨声谷科技有限公司', '哈尔滨声谷科技'],
    ['哈尔滨声谷科技股份有限公司', '哈尔滨声谷科技'],
    ['Limited Company', 'limited company'],
    ['!!!', ''],
  ])('%s is %s', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });

  it('is never empty while it has letters, and stays as it is when made plain again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const plain = plainName(name);
        if (/[a-z0-9]/i.test(name)) expect(plain).not.toBe('');
        expect(likenessOf(name, name)).toBe(1);
        expect(gramsOf(name)).toEqual(gramsOf(` ${name} `));
      }),
    );
  });
});

describe('the likeness of two names', () => {
  it.each([
    ['Harbin Institute of Technology', 'Harbin Institute Technology'],
    ['Norvik Pumps', 'Norvick Pumps AB'],
    ['哈尔滨工业大学', '哈尔滨工业大学（威海）'],
    ['Норвик Пампс', 'Norvik Pamps OOO'],
    ['Томский политехнический университет', 'Томский политехнический институт'],
  ])('of %s and %s is that of one organisation', (a, b) => {
    expect(likenessOf(a, b)).toBeGreaterThanOrEqual(LIKE_MIN);
    expect(likenessOf(a, b)).toBe(likenessOf(b, a));
  });

  it.each([
    ['Norvik Pumps', 'Aldermoor University'],
    ['哈尔滨工业大学', '西安电子科技大学'],
    ['Томский политехнический университет', 'Уральский завод насосов'],
  ])('of %s and %s is that of two', (a, b) => {
    expect(likenessOf(a, b)).toBeLessThan(LIKE_MIN);
  });

  it('of organisations is that of their nearest names, in whichever language', () => {
    const name = {
      zh: { text: '诺维克泵业', origin: 'person' as const },
      en: { text: 'Norvik', origin: 'person' as const },
    };
    expect(nearestLikeness(['Норвик'], name)).toBe(1);
    expect(nearestLikeness([], name)).toBe(0);
    expect(gramsOfAll(name)).toEqual([...new Set([...gramsOf('诺维克泵业'), ...gramsOf('Norvik')])].sort());
  });
});
