import { defineIndex } from '@techbourse/search';
import type { ListingDocument } from './document.ts';

const LANGUAGES = ['en', 'zh', 'ru'] as const;
const inLanguages = (name: string) => LANGUAGES.map((language) => `${name}_${language}`);

/** Fields whose counts a search returns. */
export const FACETS = [
  'kind',
  'section',
  'class',
  'subclass',
  'field',
  'offers',
  'readiness',
  'country',
  'language',
] as const;

/** Searched texts, the telling ones first: a word in a title says more than the same word in an abstract. */
export const SEARCHED = [
  ...inLanguages('title'),
  'keywords',
  ...inLanguages('advantage'),
  ...inLanguages('applications'),
  ...inLanguages('abstract'),
  'owner',
] as const;

export const listingsIndex = defineIndex<ListingDocument>('listings', {
  searchableAttributes: [...SEARCHED],
  // The card is what a hit shows; the rest of a document serves filters and ranking only.
  displayedAttributes: ['id', 'card', 'publishedAtMs', 'validUntilDay', 'readiness', ...SEARCHED],
  filterableAttributes: [
    ...FACETS,
    ...['id', 'organisation', 'organisationKind', 'numbers', 'ipcPath', 'publishedAtMs', 'validUntilDay'],
  ],
  sortableAttributes: ['id', 'publishedAtMs', 'validUntilDay', 'readiness'],
  rankingRules: [
    // First, so that an order asked for is that order exactly and a keyset cursor can continue it.
    'sort',
    // How many of the words are there: with many words, documents that hold most of them.
    'words',
    'typo',
    // Title before keywords before abstract, then words that stand together.
    'attribute',
    'proximity',
    'exactness',
    // Equal in all of that: the newer one, then a fixed order.
    'publishedAtMs:desc',
  ],
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
  pagination: { maxTotalHits: 1000 },
});
