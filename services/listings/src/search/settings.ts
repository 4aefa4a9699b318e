import { defineIndex, inLanguages, rankingRules, spelledExactly, textSettings, WORDS } from '@techbourse/search';
import type { ListingDocument } from './document.ts';

/** Fields whose counts a search returns. */
export const FACETS = [
  'kind',
  'section',
  'class',
  'subclass',
  'field',
  'offers',
  'readiness',
  'right',
  'country',
  'language',
] as const;

/** Searched texts, the most relevant first: a word in the title weighs more than in the abstract. */
export const SEARCHED = [
  ...inLanguages('title'),
  'keywords',
  ...inLanguages('advantage'),
  ...inLanguages('applications'),
  ...inLanguages('abstract'),
  'owner',
] as const;

export const listingsIndex = defineIndex<ListingDocument>('listings', {
  searchableAttributes: [...SEARCHED, ...WORDS],
  // The card is what a hit shows; the rest of a document serves filters and ranking only.
  displayedAttributes: ['id', 'stamp', 'card', 'publishedAtMs', 'validUntilDay', 'readiness', ...SEARCHED],
  filterableAttributes: [
    ...FACETS,
    ...['id', 'organisation', 'organisationKind', 'numbers', 'ipcPath', 'publishedAtMs', 'validUntilDay'],
  ],
  sortableAttributes: ['id', 'publishedAtMs', 'validUntilDay', 'readiness'],
  rankingRules: rankingRules('publishedAtMs'),
  ...textSettings,
  typoTolerance: { ...textSettings.typoTolerance, disableOnAttributes: spelledExactly(SEARCHED) },
});
