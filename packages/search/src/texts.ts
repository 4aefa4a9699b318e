import type { Settings } from 'meilisearch';
import { unmarked } from './highlight.ts';

const LANGUAGES = ['en', 'zh', 'ru'] as const;

/** The attributes that hold one text in each language: `title` -> `title_en`, `title_zh`, `title_ru`. */
export function inLanguages(name: string): string[] {
  return LANGUAGES.map((language) => `${name}_${language}`);
}

type Language = (typeof LANGUAGES)[number];

/**
 * Texts as attributes of a document, one for each language that is there, and which languages those are. Marks of
 * highlights are taken out.
 *
 * @example languageTexts({ title: (language) => title[language]?.text }).texts.title_en
 */
export function languageTexts<Name extends string>(
  fields: Record<Name, (language: Language) => string | undefined>,
): { texts: { [K in `${Name}_${Language}`]?: string }; language: Language[] } {
  const found = LANGUAGES.flatMap((language) =>
    Object.entries<(language: Language) => string | undefined>(fields).flatMap(([name, read]) => {
      const text = read(language);
      return text ? [{ language, attribute: `${name}_${language}`, text: unmarked(text) }] : [];
    }),
  );
  // Object.entries forgets the names; the mapped type restores them.
  const texts = Object.fromEntries(found.map(({ attribute, text }) => [attribute, text])) as {
    [K in `${Name}_${Language}`]?: string;
  };
  return { texts, language: [...new Set(found.map((each) => each.language))] };
}

/** Ranking of texts, after an order that was asked for. Equal in all else, the document with the larger `newest` wins. */
export function rankingRules(newest: string): string[] {
  return [
    // First, so that an order asked for is that order exactly and a keyset cursor can continue it.
    'sort',
    // How many of the words are there: with many words, documents that hold most of them.
    'words',
    'typo',
    // In the order of searchableAttributes, then words that stand together.
    'attribute',
    'proximity',
    'exactness',
    `${newest}:desc`,
  ];
}

/** Settings that every index of texts shares, each with its reason. */
export const textSettings = {
  // Without these, short Chinese texts are taken for Japanese and not cut into words the same way as the query.
  localizedAttributes: [
    { attributePatterns: ['*_zh'], locales: ['cmn'] },
    { attributePatterns: ['*_ru'], locales: ['rus'] },
    { attributePatterns: ['*_en'], locales: ['eng'] },
  ],
  typoTolerance: {
    enabled: true,
    // Below five letters a typo turns one term into another (lidar, radar; laser, lager).
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    // 316L is not 314L.
    disableOnNumbers: true,
  },
  // Subclasses: 669 in the classification.
  faceting: { maxValuesPerFacet: 700, sortFacetValuesBy: { '*': 'count' } },
  // Counts stop here; at the default of 1000 a market of 20,000 would call itself a market of 1000.
  pagination: { maxTotalHits: 10_000_000 },
} as const satisfies Settings;
