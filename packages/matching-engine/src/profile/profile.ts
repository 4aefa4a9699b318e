import type { DealKind, Money, PairSide, Restrictions, Territory } from '@techbourse/domain';

/**
 * The vocabularies in which two texts can be compared word by word. `common` holds English words and the English
 * gloss of everything else; `zh` and `ru` hold the words as written.
 */
export const spaces = ['common', 'zh', 'ru'] as const;
export type Space = (typeof spaces)[number];

/** Whether a term is two words in a row (`dye_removal`) and not a word. */
export function isBigramTerm(term: string): boolean {
  return term.includes('_');
}

/** A term to a number: an even one for a word, an odd one for two words in a row. Both sides count with these. */
export function termId(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) {
    hash ^= term.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  // FNV-1a alone leaves the low bits of similar words alike; this is the finisher of murmur3.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  const mixed = (hash ^ (hash >>> 16)) >>> 0;
  return isBigramTerm(term) ? (mixed | 1) >>> 0 : (mixed & ~1) >>> 0;
}

export function isBigram(id: number): boolean {
  return (id & 1) === 1;
}

/** The words of one record in one space: ids ascending, how often each occurs (255 at most), and how many in all. */
export type TermVector = {
  readonly ids: Uint32Array;
  readonly counts: Uint8Array;
  /** Words of the text, bigrams not counted. */
  readonly length: number;
};

/** Counts of terms to a term vector. Two terms whose ids collide are counted as one; 1 pair in 30,000 records does. */
export function termVector(counted: Iterable<readonly [term: string, count: number]>): TermVector {
  const byId = new Map<number, number>();
  let length = 0;
  for (const [term, count] of counted) {
    const id = termId(term);
    byId.set(id, (byId.get(id) ?? 0) + count);
    if (!isBigram(id)) length += count;
  }
  const ids = Uint32Array.from(byId.keys()).sort();
  const counts = Uint8Array.from(ids, (id) => Math.min(byId.get(id) ?? 0, 255));
  return { ids, counts, length };
}

/** Unit vectors in eight bits, one after the other; vector i is `values[i * dimensions ...] * scales[i]`. */
export type PassageVectors = {
  readonly values: Int8Array;
  readonly scales: Float32Array;
  readonly dimensions: number;
};

/** What a listing offers and asks, as far as it decides whether a deal can be made. */
export type ListingFacts = {
  readonly organisationId: string;
  readonly offers: readonly DealKind[];
  readonly readiness?: number | undefined;
  /** What the owner asks at least and at most; absent when on request or a royalty. */
  readonly price?: { readonly min: Money; readonly max: Money } | undefined;
  readonly territory?: Territory | undefined;
  /** Calendar day, `2027-03-31`. */
  readonly validUntil?: string | undefined;
  /** Where the owner is. */
  readonly countries?: readonly string[] | undefined;
  /** Who may take it, by country. */
  readonly restrictions?: Restrictions | undefined;
};

/** What a demand wants and accepts. */
export type DemandFacts = {
  readonly organisationId: string;
  readonly dealKinds: readonly DealKind[];
  readonly readinessWanted?: number | undefined;
  readonly budget?: { readonly min?: Money | undefined; readonly max?: Money | undefined } | undefined;
  /** Whether the company must, would like to, or need not be the only one. */
  readonly exclusivity?: 'required' | 'preferred' | 'not_needed' | undefined;
  readonly territory?: Territory | undefined;
  /** Calendar day by which the need must be met. */
  readonly deadline?: string | undefined;
  /** Last calendar day on the market. */
  readonly openUntil?: string | undefined;
  /** Where the owner is and where the work will be done. */
  readonly countries?: readonly string[] | undefined;
  /** Who may solve it, by country. */
  readonly restrictions?: Restrictions | undefined;
};

/** All that scoring knows of one record. */
export type Profile<Facts> = {
  readonly id: string;
  readonly version: number;
  readonly terms: Readonly<Partial<Record<Space, TermVector>>>;
  /** Unit vector of the whole text: the mean of its passages. */
  readonly whole: Float32Array;
  readonly passages: PassageVectors;
  readonly ipc: readonly string[];
  readonly facts: Facts;
};

export type ListingProfile = Profile<ListingFacts>;
export type DemandProfile = Profile<DemandFacts>;
export type ProfileOf<S extends PairSide> = S extends 'listing' ? ListingProfile : DemandProfile;
export type AnyProfile = ListingProfile | DemandProfile;
export type FactsOf<S extends PairSide> = S extends 'listing' ? ListingFacts : DemandFacts;
