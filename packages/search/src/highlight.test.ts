import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIGHLIGHT, highlightsOf, unmarked } from './highlight.ts';
import { inLanguages, languageTexts } from './texts.ts';

const MARKS = /[⟦⟧]/u;
const marked = fc.string({ unit: fc.constantFrom('⟦', '⟧', 'a', ' ', '膜'), maxLength: 20 });

describe('a text on its way into an index', () => {
  it('loses every mark of a highlight and nothing else', () => {
    fc.assert(
      fc.property(marked, (text) => {
        const clean = unmarked(text);
        expect(clean).not.toMatch(MARKS);
        expect([...clean].length).toBe([...text].length);
        expect(unmarked(clean)).toBe(clean);
        if (!MARKS.test(text)) expect(clean).toBe(text);
      }),
    );
  });

  it('loses its marks in each language, so that nobody can forge a highlight', () => {
    const forged = { en: 'a ⟦b⟧', zh: '⟦膜⟧', ru: 'г⟧' };
    const { texts } = languageTexts({ title: (language) => forged[language] });
    expect(texts).toEqual({ title_en: 'a [b]', title_zh: '[膜]', title_ru: 'г]' });
  });

  it('is an attribute only in the languages in which it is there', () => {
    const { texts, language } = languageTexts({
      title: (language) => ({ en: 'a', zh: '', ru: undefined })[language],
      abstract: (language) => ({ en: 'b', zh: undefined, ru: 'c' })[language],
    });
    expect(texts).toEqual({ title_en: 'a', abstract_en: 'b', abstract_ru: 'c' });
    expect(language).toEqual(['en', 'ru']);
  });

  it('goes into attributes that are the searchable ones of its name', () => {
    const { texts } = languageTexts({ title: (language) => language });
    expect(Object.keys(texts).sort()).toEqual(inLanguages('title').sort());
  });
});

describe('highlights of a hit', () => {
  const { start, end } = HIGHLIGHT;
  const found = `a ${start}word${end}`;

  it('come in the order of the attributes asked for, lists piece by piece', () => {
    const formatted = { title_zh: `${start}膜${end}`, tags: ['x', found, found], note: found };
    expect(highlightsOf(formatted, ['tags', 'title_zh'])).toEqual([
      { field: 'tags', language: null, text: found },
      { field: 'tags', language: null, text: found },
      { field: 'title', language: 'zh', text: `${start}膜${end}` },
    ]);
  });

  it('leave out texts without a found word, and what is no text', () => {
    const formatted = { title_en: 'nothing', tags: [1, null, { text: found }], size: 5 };
    expect(highlightsOf(formatted, ['title_en', 'tags', 'size', 'absent'])).toEqual([]);
  });

  it('name a language only where an attribute ends in one', () => {
    const formatted = { title_en: found, title_de: found, en: found, _en: found };
    expect(highlightsOf(formatted, Object.keys(formatted)).map(({ field, language }) => [field, language])).toEqual([
      ['title', 'en'],
      ['title_de', null],
      ['en', null],
      ['_en', null],
    ]);
  });
});
