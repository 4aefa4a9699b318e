import type { PairSide } from '@techbourse/domain';
import { defineIndex, type IndexDefinition } from '@techbourse/search';
import type { ProfileDocument } from './document.ts';

/** Most hits of one search; the retriever asks for fewer. */
const HITS_MAX = 4000;

/**
 * The index of the open records of one side, as code. One for each side: a filter on the side would cost every search
 * a third of its time. Its name holds the length of the vectors, which an index cannot change.
 */
export function profilesIndex(side: PairSide, dimensions: number): IndexDefinition<ProfileDocument> {
  return defineIndex<ProfileDocument>(`${side}_profiles_${dimensions}`, {
    searchableAttributes: [],
    displayedAttributes: ['id', 'stamp'],
    filterableAttributes: ['organisationId', 'until', 'deals', 'exclusive', 'territory', 'countries', 'only', 'never'],
    // Without one of these no rule ranks by the vector either.
    rankingRules: ['words'],
    facetSearch: false,
    pagination: { maxTotalHits: HITS_MAX },
    // In one bit per dimension recall fell below what is wanted, and documents take 1.5 KB either way.
    embedders: { whole: { source: 'userProvided', dimensions, binaryQuantized: false } },
  });
}
