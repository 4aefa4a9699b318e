import type { LocalizedText } from '@techbourse/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectTexts, primaryLanguage } from './texts.ts';

const said = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, { text, origin: 'person' as const }]));

test("texts are grouped by language in the record's order, keywords by their script", () => {
  const title = said({ zh: '电池', en: 'Battery' });
  const abstract = said({ zh: '固态电池' });
  expect(collectTexts([title, abstract, undefined, ['电解质', 'electrolyte', 'anode']])).toEqual({
    zh: ['电池', '固态电池', '电解质'],
    en: ['Battery', 'electrolyte, anode'],
  });
});

test('a Latin keyword of a Russian record stays in the Russian text and makes no English one', () => {
  expect(collectTexts([said({ ru: 'Биопрепарат' }), ['Bacillus', 'фузариоз']])).toEqual({
    ru: ['Биопрепарат', 'Bacillus', 'фузариоз'],
  });
});

test('Latin keywords of a record in two languages join both texts', () => {
  expect(collectTexts([said({ ru: 'Лазер', zh: '激光' }), ['GaN']])).toEqual({
    ru: ['Лазер', 'GaN'],
    zh: ['激光', 'GaN'],
  });
});

test('keywords alone make a text', () => {
  expect(collectTexts([undefined, ['laser', '激光']])).toEqual({ en: ['laser'], zh: ['激光'] });
});

test.each([
  ['English, when there is all of it', { en: ['A battery of two hundred words'], zh: ['一种电池'] }, 'en'],
  ['English, also when it is somewhat shorter', { en: ['A battery'], ru: ['Аккумулятор для холода'] }, 'en'],
  ['Chinese, when English is a title', { en: ['A battery'], zh: ['一种电池', '本发明公开了一种电池'.repeat(5)] }, 'zh'],
  ['the only one there is', { ru: ['Лазер'] }, 'ru'],
  ['nothing, of a record without texts', {}, undefined],
] as const)('for a record speaks %s', (_name, texts, language) => {
  expect(primaryLanguage(texts)).toBe(language);
});

test('a title that the text begins with counts once, even when it was cut short', () => {
  const abstract = said({ en: 'A membrane for oil and water. It lasts.' });
  expect(collectTexts([said({ en: 'A membrane for oil and water.' }), abstract])).toEqual({ en: [abstract.en?.text] });
  expect(collectTexts([said({ en: 'A Membrane for oil…' }), abstract])).toEqual({ en: [abstract.en?.text] });
  expect(collectTexts([said({ en: 'Oil and water' }), abstract])).toEqual({ en: ['Oil and water', abstract.en?.text] });
});

const language = fc.constantFrom('zh' as const, 'en' as const, 'ru' as const);
const words = fc.constantFrom('laser', '激光', 'лазер', 'GaN', 'A membrane for oil.', '一种膜', 'H2O', '𠮷');
const localized = fc.dictionary(
  language,
  words.map((text) => ({ text, origin: 'person' as const })),
  { maxKeys: 3 },
);
const part = fc.oneof(
  localized as fc.Arbitrary<LocalizedText>,
  fc.array(words, { maxLength: 4 }),
  fc.constant(undefined),
);

test('whatever a record says is said in some text, and no text is in a language that nobody wrote', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const texts = collectTexts(parts);
      const all = Object.values(texts).flat();
      const written = new Set(parts.flatMap((one) => (one && !Array.isArray(one) ? Object.keys(one) : [])));
      for (const one of parts) {
        const said = Array.isArray(one) ? one : Object.values(one ?? {}).flatMap((entry) => entry?.text ?? []);
        for (const text of said) expect(all.some((kept) => kept.includes(text))).toBe(true);
      }
      if (written.size > 0) for (const found of Object.keys(texts)) expect(written).toContain(found);
      const primary = primaryLanguage(texts);
      expect(primary === undefined).toBe(all.length === 0);
      if (primary) expect(texts[primary]?.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
