import type { Settings } from 'meilisearch';

const LANGUAGES = ['en', 'zh', 'ru'] as const;

/** The attributes that hold one text in each language: `title` -> `title_en`, `title_zh`, `title_ru`. */
export function inLanguages(name: string): string[] {
  return LANGUAGES.map((language) => `${name}_${language}`);
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
} as const satisfies Settings;
