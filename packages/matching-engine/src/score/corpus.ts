import { type Space, spaces, type TermVector } from '../profile/profile.ts';
import type { Weights } from './weights.ts';

/** Statistics of terms over all open records, for inverse document frequencies. */
export type TermStats = {
  /** Records with words in this space, both sides together. */
  documents(space: Space): number;
  /** Mean length of the listings in this space, in words; 1 without listings, so that a caller may divide by it. */
  averageLength(space: Space): number;
  /** Records of both sides that hold the term. */
  frequency(space: Space, termId: number): number;
};

/** Everything that scoring a pair uses besides the pair. */
export interface CorpusStats extends TermStats {
  /**
   * Density around a listing, for the CSLS correction: mean cosine to its nearest listings, minus the overall mean.
   * Above 0 where many listings are alike, 0 when nothing is known, -.1 to .1.
   */
  density(listing: { readonly id: string; readonly whole: Float32Array }): number;
  /**
   * Cached `maxLexical` of a demand (`lexical.ts`) with the statistics of this moment, 1 instead of 0. Computing it is
   * most of the time of a score.
   */
  maxLexical?(
    demand: { readonly id: string; readonly version: number; readonly terms: Partial<Record<Space, TermVector>> },
    space: Space,
    weights: Weights['lexical'],
  ): number;
}

/** Inverse document frequency that never turns negative (Lucene's variant of Robertson and Spärck Jones). */
export function inverseFrequency(documents: number, frequency: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

/**
 * Counts statistics from term vectors, with density 0: for tests, and to check incremental statistics.
 */
export function countCorpus(
  listings: Iterable<Partial<Record<Space, TermVector>>>,
  demands: Iterable<Partial<Record<Space, TermVector>>>,
): CorpusStats {
  const kept = Object.fromEntries(
    spaces.map((space) => [space, { documents: 0, listings: 0, words: 0, frequency: new Map<number, number>() }]),
  ) as Record<Space, { documents: number; listings: number; words: number; frequency: Map<number, number> }>;
  const count = (terms: Partial<Record<Space, TermVector>>, isListing: boolean) => {
    for (const space of spaces) {
      const vector = terms[space];
      if (!vector) continue;
      const at = kept[space];
      at.documents += 1;
      if (isListing) {
        at.listings += 1;
        at.words += vector.length;
      }
      for (const id of vector.ids) at.frequency.set(id, (at.frequency.get(id) ?? 0) + 1);
    }
  };
  for (const terms of listings) count(terms, true);
  for (const terms of demands) count(terms, false);
  return {
    documents: (space) => kept[space].documents,
    averageLength: (space) => (kept[space].words > 0 ? kept[space].words / kept[space].listings : 1),
    frequency: (space, id) => kept[space].frequency.get(id) ?? 0,
    density: () => 0,
  };
}
