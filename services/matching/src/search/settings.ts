import { defineIndex } from '@techbourse/search';
import type { PairDocument } from './document.ts';

/** The index of pairs as code. Order of the rules and attributes is the order of importance. */
export const pairsIndex = defineIndex<PairDocument>('pairs', {
  // Titles only: the other fields are for filters.
  searchableAttributes: ['listingTitles', 'demandTitles'],
  displayedAttributes: ['id', 'stamp', 'score', 'pairedAtMs'],
  filterableAttributes: [
    'id',
    'pairedAtMs',
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
  sortableAttributes: ['id', 'score'],
  // Words first, then the better pair: `score:desc` is a rule, so equal hits come best first without a sort.
  // `sort` before all, so that an order asked for is that order exactly and a keyset cursor can continue it.
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'score:desc'],
  // As many as an agency has clients.
  faceting: { maxValuesPerFacet: 200 },
  pagination: { maxTotalHits: 10_000 },
  // Titles are short and hold formulas: long words may have a typo, short ones not.
  typoTolerance: { minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 } },
});
