import { expect, it } from 'vitest';
import { localizedOf, textsOf, wordsOf } from './texts.ts';

it('a text keeps its origin until somebody touches it', () => {
  const before = {
    zh: { text: '膜', origin: 'person' as const },
    ru: { text: 'Мембрана', origin: 'machine' as const },
  };
  expect(localizedOf(textsOf(before), before)).toEqual(before);
  const touched = { ...textsOf(before), ru: 'Мембрана для рассола ' };
  expect(localizedOf(touched, before)?.ru).toEqual({ text: 'Мембрана для рассола', origin: 'person' });
});

it('a text that says nothing in any language is none', () => {
  expect(localizedOf({ zh: '', en: '  ', ru: '\n' })).toBeUndefined();
});

it('words of one line are parted by the commas of every script', () => {
  expect(wordsOf(' C08L 67/02, C08L 97/00；A01G 13/02、，H01M 10/05\n')).toEqual([
    'C08L 67/02',
    'C08L 97/00',
    'A01G 13/02',
    'H01M 10/05',
  ]);
});
