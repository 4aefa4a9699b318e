import { expect, test } from 'vitest';
import { tokenize } from '../tokens/tokenize.ts';
import { chineseWords, overlayText, parseOverlay } from '../words/word-lists.ts';

test('pairs, comments and empty glosses are read', () => {
  expect(parseOverlay('# heading\n膜=membrane; 的= # a particle\n')).toEqual([
    { word: '膜', gloss: 'membrane' },
    { word: '的', gloss: '' },
  ]);
  expect(() => parseOverlay('膜')).toThrow('no translation');
  expect(() => parseOverlay('膜=a; 膜=b')).toThrow('stands twice');
});

test('the word lists of the project are well formed and English, and say each word once', () => {
  for (const [language, key] of [
    ['zh', /^[\p{Script=Han}\dD]+$/u],
    ['ru', /^[а-я0-9d]+([ -][а-я0-9d]+){0,3}$/],
  ] as const) {
    const entries = parseOverlay(overlayText(language));
    expect(entries.length).toBeGreaterThan(3_500);
    for (const { word, gloss } of entries) {
      expect(gloss, word).toMatch(/^[A-Za-z0-9 -]*(?:\|[A-Za-z0-9 -]+)?$/);
      expect(word).toMatch(key);
      const [first = [], second = []] = gloss.split('|').map((sense) => tokenize(sense, 'en'));
      // A word of both would count twice.
      expect(
        first.filter((stem) => second.includes(stem)),
        word,
      ).toEqual([]);
    }
  }
  expect(chineseWords()).toContain('石墨烯');
  expect(chineseWords()).toContain('碳纤维增强');
});
