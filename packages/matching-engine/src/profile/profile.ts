import type { DealKind, Money, PairSide, Restrictions, Territory } from '@techbourse/domain';
import type { Notes } from './notes.ts';

/**
 * The vocabularies in which two texts can be compared word by word. `common` holds English words and the English
 * gloss of everything else; `zh` and `ru` hold the words as written.
 */
export const spaces = ['common', 'zh', 'ru'] as const;
export type Space = (typeof spaces)[number];

/** Whether a term is a bigram: two words in a row, `dye_removal`. */
export function isBigramTerm(term: string): boolean {
  return term.includes('_');
}

/** The id of a term: a 32-bit hash, even for a word, odd for a bigram. */
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

/** The terms of one record in one space: ascending ids with counts, 255 at most. */
export type TermVector = {
  readonly ids: Uint32Array;
  readonly counts: Uint8Array;
  /** Words of the text, bigrams not counted. */
  readonly length: number;
};

/** Makes a term vector of counted terms. Terms with colliding ids count as one: 1 pair in 30,000 records. */
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

/** Unit vectors in eight bits, concatenated; vector i is `values[i * dimensions ...] * scales[i]`. */
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
  /** The lowest and highest price asked; absent for a price on request or a royalty. */
  readonly price?: { readonly min: Money; readonly max: Money } | undefined;
  readonly territory?: Territory | undefined;
  /** Calendar day, `2027-03-31`. */
  readonly validUntil?: string | undefined;
  /** Where the owner is. */
  readonly countries?: readonly string[] | undefined;
  /** By country of the demand's owner. */
  readonly restrictions?: Restrictions | undefined;
};

/** What a demand wants and accepts. */
export type DemandFacts = {
  readonly organisationId: string;
  readonly dealKinds: readonly DealKind[];
  readonly readinessWanted?: number | undefined;
  readonly budget?: { readonly min?: Money | undefined; readonly max?: Money | undefined } | undefined;
  /** Whether the company must, would like to, or need not be the only user. */
  readonly exclusivity?: 'required' | 'preferred' | 'not_needed' | undefined;
  readonly territory?: Territory | undefined;
  /** Calendar day by which the need must be met. */
  readonly deadline?: string | undefined;
  /** Last calendar day on the market. */
  readonly openUntil?: string | undefined;
  /** Where the owner is and where the work will be done. */
  readonly countries?: readonly string[] | undefined;
  /** By country of the listing's owner. */
  readonly restrictions?: Restrictions | undefined;
};

/** Everything that scoring uses of one record. */
export type Profile<Facts> = {
  readonly id: string;
  readonly version: number;
  readonly terms: Readonly<Partial<Record<Space, TermVector>>>;
  /** Unit vector of the whole text: the mean of its passages. */
  readonly whole: Float32Array;
  readonly passages: PassageVectors;
  /** What the text forbids; absent for nothing. */
  readonly notes?: Notes | undefined;
  readonly ipc: readonly string[];
  readonly facts: Facts;
};

export type ListingProfile = Profile<ListingFacts>;
export type DemandProfile = Profile<DemandFacts>;
export type ProfileOf<S extends PairSide> = S extends 'listing' ? ListingProfile : DemandProfile;
export type AnyProfile = ListingProfile | DemandProfile;
export type FactsOf<S extends PairSide> = S extends 'listing' ? ListingFacts : DemandFacts;
