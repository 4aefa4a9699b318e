import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { americanSpelling } from './english.ts';
import { normalize } from './normalize.ts';
import { singularOf } from './plural.ts';
import { stem } from './stem.ts';
import { ENGLISH_STOP_WORDS, RUSSIAN_STOP_WORDS } from './stop-words.ts';
import { tokenize } from './tokenize.ts';

const piece = fc.oneof(
  fc.string({ maxLength: 5 }),
  fc.constantFrom(
    ...[
      'membranes ',
      'the ',
      'Li-ion ',
      'TiO₂ ',
      'C++ ',
      'x',
      "user's ",
      'мембраны ',
      'ёмкость ',
      'и ',
      '石墨烯',
      '的',
      '水',
    ],
    ...['𠮷', '\ud840', '\u0000', '\u200b', ' ', '\n', '. ', ', ', '-', '/', '·', 'ＡＢ', 'é', 'e\u0301', '42', '5G '],
  ),
);
const mixed = fc.array(piece, { maxLength: 15 }).map((pieces) => pieces.join(''));
const language = fc.constantFrom('en', 'ru', 'de', '');

describe('tokens', () => {
  test('of two lines are those of the first and then those of the second', () => {
    fc.assert(
      fc.property(mixed, mixed, language, (a, b, of) => {
        expect(tokenize(`${a}\n${b}`, of)).toEqual([...tokenize(a, of), ...tokenize(b, of)]);
      }),
      { numRuns: 300 },
    );
  });

  test('of a text are those of its one spelling', () => {
    fc.assert(
      fc.property(mixed, fc.oneof(language, fc.constant('zh')), (text, of) => {
        expect(tokenize(normalize(text), of)).toEqual(tokenize(text, of));
      }),
    );
  });

  test('are whole words: no space, no half of a character, some letter or sign, forty characters at most', () => {
    const long = fc.constantFrom(
      'x'.repeat(41),
      'ж'.repeat(41),
      `${'ab'.repeat(15)}-${'cd'.repeat(15)}`,
      '膜'.repeat(60),
    );
    fc.assert(
      fc.property(fc.oneof(mixed, long), fc.oneof(language, fc.constant('zh')), (text, of) => {
        for (const token of tokenize(text, of)) {
          expect(token).toMatch(/^\S{1,40}$/u);
          expect(token.isWellFormed()).toBe(true);
          expect(token).toMatch(/\p{L}/u);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('of stop words alone are none', () => {
    expect(tokenize([...ENGLISH_STOP_WORDS].join(' '), 'en')).toEqual([]);
    expect(tokenize([...RUSSIAN_STOP_WORDS].join(' '), 'ru')).toEqual([]);
  });

  test.each([
    ['', 'en'],
    ['', 'zh'],
    ['', 'ru'],
    ['\u0000\u200b\ufeff', 'zh'],
    ['42 3.14 —', 'en'],
    ['\ud840', 'ru'],
    ['x y z', 'en'],
  ])('of %j are none in %s', (text, of) => {
    expect(tokenize(text, of)).toEqual([]);
  });
});

describe('a Chinese text of any length', () => {
  // Cut at the same place wherever it stands, a word that lies on the border of two pieces would be lost.
  test.each([9_996, 9_997, 9_998, 9_999])('has a word that begins at character %i', (at) => {
    const text = `${'甲，'.repeat(5_000).slice(0, at)}锂离子电池${'，乙'.repeat(20)}`;
    expect(tokenize(text, 'zh').filter((token) => token === '锂离子电池')).toHaveLength(1);
  });

  test('without a pause is cut between characters', () => {
    const lost = (text: string) => [...new Set(text)].filter((one) => !tokenize(text, 'zh').join('').includes(one));
    expect(lost(`膜${'𠮷'.repeat(4_999)}𡃁${'𠮷'.repeat(9)}`)).toEqual([]);
    expect(tokenize(`${'电'.repeat(9_999)}锂离子电池`, 'zh').length).toBeGreaterThan(0);
  });
});

describe('spellings', () => {
  test('are brought to one once and for all', () => {
    const roots = [
      'optim',
      'polymer',
      'coloni',
      'analy',
      'synthe',
      'fib',
      'cent',
      'met',
      'sulph',
      'haem',
      'col',
      'biogas',
    ];
    const endings = [
      'ise',
      'ised',
      'isation',
      'lyse',
      'ses',
      're',
      'res',
      'our',
      'ours',
      'ate',
      'atic',
      'gases',
      'es',
      's',
    ];
    for (const word of roots.flatMap((root) => endings.map((ending) => root + ending))) {
      expect(americanSpelling(americanSpelling(word))).toBe(americanSpelling(word));
      expect(singularOf(singularOf(word))).toBe(singularOf(word));
    }
  });

  test('of a word have one stem, asked again and after others', () => {
    const words = ['coatings', 'мембраны', 'ёмкостей', 'емкостей'];
    const stems = () => words.map((one) => stem(one, /[a-z]/.test(one) ? 'en' : 'ru'));
    const first = stems();
    for (let i = 0; i < 3000; i++) stem(`w${i.toString(36)}ing`, 'en');
    expect(stems()).toEqual(first);
    expect(first[2]).toBe(first[3]);
    expect(stem('x'.repeat(41), 'en')).toBe('x'.repeat(41));
  });
});
