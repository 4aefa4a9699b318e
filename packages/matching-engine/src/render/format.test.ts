import { dealKinds, languages } from '@techbourse/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { date, inside, list, money, number, percent, quote, row, where, withArticle } from './format.ts';
import { displayedScore, levelLabel } from './level.ts';

/** Without the differences between kinds of space, which belong to the library of names. */
const plain = (text: string) => text.replace(/\s/gu, ' ');
const inEach = (write: (language: 'zh' | 'en' | 'ru') => string) => languages.codes.map((one) => plain(write(one)));
const countries = (...codes: string[]) => ({ kind: 'countries' as const, countries: codes });

describe('in the language of the reader', () => {
  test('a score, a share and a day are written', () => {
    expect(inEach((language) => number(0.6, language))).toEqual(['0.60', '0.60', '0,60']);
    expect(inEach((language) => percent(0.42, language))).toEqual(['42%', '42%', '42 %']);
    expect(inEach((language) => date('2026-03-01', language))).toEqual([
      '2026年3月1日',
      '1 March 2026',
      '1 марта 2026 года',
    ]);
  });

  test('an amount has the name of its currency, and decimals only where there are any', () => {
    expect(inEach((language) => money({ amount: '300000.00', currency: 'EUR' }, language))).toEqual([
      '300,000欧元',
      '300,000 euros',
      '300 000 евро',
    ]);
    expect(money({ amount: '12.50', currency: 'CNY' }, 'zh')).toBe('12.50元人民币');
    expect(plain(money({ amount: '12.50', currency: 'CNY' }, 'en'))).toBe('12.50 Chinese yuan');
  });

  test('names stand in a row or with the word for and', () => {
    expect(inEach((language) => row(['a', 'b'], language))).toEqual(['a、b', 'a, b', 'a, b']);
    expect(inEach((language) => list(['a', 'b'], language))).toEqual(['a和b', 'a and b', 'a и b']);
    expect(inEach((language) => quote('a', language))).toEqual(['“a”', '“a”', '«a»']);
  });

  test('a territory names its first five countries and counts the rest', () => {
    expect(inEach((language) => where({ kind: 'worldwide' }, language))).toEqual([
      '全球',
      'the whole world',
      'весь мир',
    ]);
    expect(where(countries('CN'), 'en')).toBe('China');
    expect(where(countries('US', 'NL', 'FR'), 'en')).toBe('the United States, the Netherlands and France');
    const [five, six, seven] = [5, 6, 7].map((n) =>
      countries(...['CN', 'RU', 'KZ', 'DE', 'FR', 'IT', 'ES'].slice(0, n)),
    );
    expect(where(five ?? countries(), 'en')).toBe('China, Russia, Kazakhstan, Germany and France');
    expect(where(six ?? countries(), 'en')).toMatch(/France and 1 more country$/);
    expect(where(seven ?? countries(), 'en')).toMatch(/France and 2 more countries$/);
    expect(where(six ?? countries(), 'zh')).toMatch(/法国等6个国家和地区$/);
    expect(where(six ?? countries(), 'ru')).toMatch(/ещё 1 страна$/);
    expect(where(seven ?? countries(), 'ru')).toMatch(/ещё 2 страны$/);
  });

  test('a deal kind stands inside a sentence with its article', () => {
    expect(withArticle('exclusive_licence')).toBe('an exclusive licence');
    expect(withArticle('sole_licence')).toBe('a sole licence');
    expect(withArticle('joint_development')).toBe('joint development');
    for (const kind of dealKinds.codes)
      expect(withArticle(kind)).toMatch(/^((an [aeiou]|a [^aeiou])|[a-z]+( [a-z]+)?$)/);
    expect([inside('Лицензия'), inside('')]).toEqual(['лицензия', '']);
  });
});

describe('a score that is shown', () => {
  const score = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);

  test('never falls where the score rises, is within half a hundredth of it, and never says certain', () => {
    fc.assert(
      fc.property(score, score, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(displayedScore(low)).toBeLessThanOrEqual(displayedScore(high));
        expect(displayedScore(high)).toBeLessThanOrEqual(0.99);
        if (high < 0.99) expect(Math.abs(displayedScore(high) - high)).toBeLessThanOrEqual(0.005 + 1e-9);
      }),
    );
  });

  test('has the label of the number shown: what reads 0.25, 0.50, 0.75 or 0.90 begins a level', () => {
    const label = (value: number) => levelLabel(value, 'en');
    expect([0, 0.244, 0.245, 0.494, 0.495, 0.744, 0.745, 0.894, 0.895, 1].map(label)).toEqual([
      'a weak match',
      'a weak match',
      'a possible match',
      'a possible match',
      'a fair match',
      'a fair match',
      'a good match',
      'a good match',
      'a very good match',
      'a very good match',
    ]);
  });
});
