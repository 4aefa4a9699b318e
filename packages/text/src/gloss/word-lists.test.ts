import { expect, test } from 'vitest';
import { chineseWords, overlayText, parseOverlay } from './word-lists.ts';

test('pairs, comments and empty glosses are read', () => {
  expect(parseOverlay('# heading\n膜=membrane; 的= # a particle\n')).toEqual([
    { word: '膜', gloss: 'membrane' },
    { word: '的', gloss: '' },
  ]);
  expect(() => parseOverlay('膜')).toThrow('no translation');
  expect(() => parseOverlay('膜=a; 膜=b')).toThrow('stands twice');
});

test('the word lists of the project are well formed and English', () => {
  for (const name of ['chinese-words.txt', 'russian-words.txt'] as const) {
    const entries = parseOverlay(overlayText(name));
    expect(entries.length).toBeGreaterThan(1_000);
    for (const { word, gloss } of entries) {
      expect(gloss, word).toMatch(/^[A-Za-z0-9 -]*$/);
      expect(word).toMatch(name.startsWith('chinese') ? /^[\p{Script=Han}\dD]+$/u : /^[а-я0-9d -]+$/);
    }
  }
  expect(chineseWords()).toContain('石墨烯');
});
