import { type Space, spaces, type TermVector } from '../profile/profile.ts';
import type { Weights } from './weights.ts';

/** What the exchange as a whole knows of words: the background against which a shared word means much or little. */
export type TermStats = {
  /** Records with words in this space, both sides together. */
  documents(space: Space): number;
  /** Mean words of the listings in this space; 1 when there are none, so that one may divide by it. */
  averageLength(space: Space): number;
  /** Records of both sides that hold the term. */
  frequency(space: Space, termId: number): number;
};

/** The exchange as the background of one pair. */
export interface CorpusStats extends TermStats {
  /**
   * Density around a listing, as CSLS corrects for it: mean cosine to its nearest fellow listings, less the usual. Above 0
   * where many offer much the same, 0 when nothing is known, -.1 to .1.
   */
  density(listing: { readonly id: string; readonly whole: Float32Array }): number;
  /**
   * `maxLexical` of a demand's terms (`lexical.ts`), by the statistics of this moment, 1 instead of 0; for those who keep it, because
   * finding it out is most of what scoring a pair takes.
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
 * Statistics counted from term vectors at hand, in which no listing has neighbours: for tests, and to check those that are
 * kept step by step.
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
