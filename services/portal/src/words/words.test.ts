import { languages } from '@techbourse/domain';
import { describe, expect, it } from 'vitest';
import { wordsIn } from './words.ts';

/** Every text of a language by its path; a text with a blank is tried with one. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String((value as (of: number | string) => string)(3))]];
  return Object.entries(value as object).flatMap(([name, part]) => textsOf(part, `${path}/${name}`));
}

const all = languages.codes.map((code) => [code, textsOf(wordsIn(code))] as const);

describe('the words of the pages', () => {
  it.each(all)('are whole in %s, and no text is empty', (_code, texts) => {
    for (const [path, text] of texts) expect([path, text.trim()]).not.toEqual([path, '']);
    // The same lists have as many items in each.
    expect(texts.map(([path]) => path)).toEqual(textsOf(wordsIn('en')).map(([path]) => path));
  });

  it('are written in the letters of their language', () => {
    const foreign: Record<string, RegExp> = {
      en: /[\u0400-\u04ff\u4e00-\u9fff]/,
      zh: /[\u0400-\u04ff]/,
      ru: /[\u4e00-\u9fff]/,
    };
    const own: Record<string, RegExp> = { en: /[a-z]/i, zh: /[\u4e00-\u9fff]/, ru: /[\u0400-\u04ff]/ };
    const NAMES = /\/(site|apiDocs|royalty)$/;
    for (const [code, texts] of all) {
      for (const [path, text] of texts) {
        expect([path, foreign[code]?.exec(text)?.[0]]).toEqual([path, undefined]);
        if (!NAMES.test(path)) expect([path, own[code]?.test(text)]).toEqual([path, true]);
      }
    }
  });

  it.each([
    ['en', 1, '1 result'],
    ['en', 1200, '1,200 results'],
    ['ru', 1, '1 результат'],
    ['ru', 3, '3 результата'],
    ['ru', 11, '11 результатов'],
    ['ru', 21, '21 результат'],
    ['zh', 5, '5 条结果'],
  ] as const)('count in %s: %i is "%s"', (code, count, text) => {
    expect(wordsIn(code).search.found(count)).toBe(text);
  });
});
