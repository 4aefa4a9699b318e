import { describe, expect, it } from 'vitest';
import { languageWanted } from './language.ts';

describe('languageWanted', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['RU', 'ru'],
    ['de-DE, fr;q=0.9, ru;q=0.8, en;q=0.7', 'ru'],
    ['de', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('reads %s as %s: the first one that the exchange writes in, else English', (header, language) => {
    expect(languageWanted({ 'accept-language': header })).toBe(language);
  });
});
