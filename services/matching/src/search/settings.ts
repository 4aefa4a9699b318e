import { defineIndex } from '@techbourse/search';
import type { PairDocument } from './document.ts';

/** The index of pairs as code. Order of the rules and attributes is the order of importance. */
export const pairsIndex = defineIndex<PairDocument>('pairs', {
  // Titles only: what else is in a document is for filters and must not be found by words.
  searchableAttributes: ['listingTitles', 'demandTitles'],
  displayedAttributes: ['id', 'stamp'],
  filterableAttributes: [
    'listingOrganisationId',
    'demandOrganisationId',
    'score',
    'listingState',
    'demandState',
    'fields',
    'countries',
    'regions',
    'languages',
  ],
  sortableAttributes: ['score'],
  // Words first, then the better pair: `score:desc` is a rule, so equal hits come best first without a sort.
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness', 'score:desc'],
  faceting: { maxValuesPerFacet: 100 },
  pagination: { maxTotalHits: 10_000 },
  // Titles are short and hold formulas: long words may have a typo, short ones not.
  typoTolerance: { minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 } },
});
