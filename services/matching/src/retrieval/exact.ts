import type { PairSide } from '@techbourse/domain';
import { obstacle } from '../scoring/constraints.ts';
import { inverseFrequency } from '../scoring/corpus.ts';
import { listingSaturation, needWeight } from '../scoring/lexical.ts';
import {
  type DemandProfile,
  isBigram,
  type ListingProfile,
  type ProfileOf,
  type Space,
  spaces,
  type TermVector,
} from '../scoring/profile.ts';
import { dot } from '../scoring/semantic.ts';
import { reviewedWeights, type Weights, type WeightsSource } from '../scoring/weights.ts';
import { best } from './best.ts';
import type { ProfileIndex } from './profile-index.ts';
import { type OtherSide, otherSide, type Retriever } from './retriever.ts';

/** Records taken from each of the two rankings, by words and by meaning. Measured on the bench: 200 of 7,198 lose nothing. */
const PER_WAY = 200;

/**
 * Share of all records above which a word takes no part in finding candidates: such words are most of the work and
 * tell next to nothing. They count in the score. Nothing is skipped in a corpus of fewer than `SMALL` records.
 */
const COMMON_SHARE = 0.1;
const SMALL = 1000;

/** Change in the number of records after which the attainable sums of demands are computed anew. */
const STALE_SHARE = 0.05;

/** Exact retrieval from the store: every open record is compared, the best of each way are returned. */
export class ExactRetriever implements Retriever {
  readonly corpus: ProfileIndex;
  readonly #source: WeightsSource;
  readonly #perWay: number;
  readonly #attainable = new WeakMap<DemandProfile, Partial<Record<Space, { value: number; at: number }>>>();

  constructor(store: ProfileIndex, options: { weights?: WeightsSource; perWay?: number } = {}) {
    this.corpus = store;
    this.#source = options.weights ?? { current: () => reviewedWeights };
    this.#perWay = options.perWay ?? PER_WAY;
  }

  get #weights(): Weights {
    return this.#source.current();
  }

  async retrieve<S extends PairSide>(
    side: S,
    subject: ProfileOf<S>,
    today: string,
  ): Promise<ProfileOf<OtherSide<S>>[]> {
    const other = otherSide(side);
    const slots = this.corpus.slots(other);
    const meaning = new Float32Array(slots.length).fill(-1);
    const allowed = new Int32Array(slots.length);
    let count = 0;
    for (let slot = 0; slot < slots.length; slot++) {
      const profile = slots[slot];
      if (!profile || blocked(side, subject, profile, today)) continue;
      allowed[count++] = slot;
      meaning[slot] = dot(subject.whole, profile.whole);
    }
    const open = allowed.subarray(0, count);
    if (count <= 2 * this.#perWay) return pick(slots, open);
    const words = side === 'listing' ? this.#demandsByWords(subject) : this.#listingsByWords(subject);
    const chosen = new Set(best(meaning, open, this.#perWay));
    for (const way of words) for (const slot of best(way, open, this.#perWay)) chosen.add(slot);
    return pick(slots, chosen);
  }

  /** Per space, the lexical sum of each listing for a demand; its order is that of the lexical part. */
  #listingsByWords(demand: Pick<ListingProfile, 'terms'>): Float32Array[] {
    const { k1, b } = this.#weights.lexical;
    return this.#inEachSpace(demand, (space, wanted) => {
      const sums = new Float32Array(this.corpus.slots('listing').length);
      const { slots, counts, next } = this.corpus.postings(space, 'listing');
      const lengths = this.corpus.lengths(space, 'listing');
      const perWord = (k1 * b) / this.corpus.averageLength(space);
      this.#forTellingTerms(space, wanted, (id, idf, count) => {
        const weight = needWeight(idf, count, isBigram(id), this.#weights.lexical) * (k1 + 1);
        // `listingSaturation` written out: this loop runs some hundred thousand times per need.
        for (let at = this.corpus.head(space, 'listing', id); at >= 0; at = next[at] as number) {
          const slot = slots[at] as number;
          const n = counts[at] as number;
          const norm = k1 * (1 - b) + perWord * (lengths[slot] as number);
          sums[slot] = (sums[slot] as number) + (weight * n) / (n + norm);
        }
      });
      return sums;
    });
  }

  /** Per space, the lexical sum of each demand for a listing, over what the demand could attain. */
  #demandsByWords(listing: Pick<ListingProfile, 'terms'>): Float32Array[] {
    const demands = this.corpus.slots('demand');
    return this.#inEachSpace(listing, (space, offered) => {
      const sums = new Float32Array(demands.length);
      const average = this.corpus.averageLength(space);
      const { slots, counts, next } = this.corpus.postings(space, 'demand');
      this.#forTellingTerms(space, offered, (id, idf, count) => {
        const worth = listingSaturation(count, offered.length, average, this.#weights.lexical);
        for (let at = this.corpus.head(space, 'demand', id); at >= 0; at = next[at] as number) {
          const slot = slots[at] as number;
          const weight = needWeight(idf, counts[at] as number, isBigram(id), this.#weights.lexical);
          sums[slot] = (sums[slot] as number) + worth * weight;
        }
      });
      for (let slot = 0; slot < sums.length; slot++) {
        const demand = demands[slot];
        if (demand && (sums[slot] as number) > 0)
          sums[slot] = (sums[slot] as number) / this.#attainableOf(demand, space);
      }
      return sums;
    });
  }

  #inEachSpace(subject: Pick<ListingProfile, 'terms'>, rank: (space: Space, terms: TermVector) => Float32Array) {
    return spaces.flatMap((space) => {
      const terms = subject.terms[space];
      return terms ? [rank(space, terms)] : [];
    });
  }

  #forTellingTerms(space: Space, terms: TermVector, visit: (id: number, idf: number, count: number) => void): void {
    const documents = this.corpus.documents(space);
    const most = documents < SMALL ? documents : documents * COMMON_SHARE;
    const idfMin = inverseFrequency(documents, most);
    this.#forTerms(space, terms, (id, idf, count) => {
      if (idf >= idfMin) visit(id, idf, count);
    });
  }

  #forTerms(space: Space, terms: TermVector, visit: (id: number, idf: number, count: number) => void): void {
    const documents = this.corpus.documents(space);
    for (let i = 0; i < terms.ids.length; i++) {
      const id = terms.ids[i] as number;
      visit(id, inverseFrequency(documents, this.corpus.frequency(space, id)), terms.counts[i] as number);
    }
  }

  /** What a demand's terms would sum to, each met once. Good enough for retrieval when some percent old. */
  #attainableOf(demand: DemandProfile, space: Space): number {
    const at = this.corpus.documents(space);
    const kept = this.#attainable.get(demand) ?? {};
    const known = kept[space];
    if (known && Math.abs(at - known.at) <= STALE_SHARE * known.at) return known.value;
    let sum = 0;
    const terms = demand.terms[space];
    if (terms) {
      this.#forTerms(space, terms, (id, idf, count) => {
        sum += needWeight(idf, count, isBigram(id), this.#weights.lexical);
      });
    }
    const value = sum || 1;
    this.#attainable.set(demand, { ...kept, [space]: { value, at } });
    return value;
  }
}

function blocked(side: PairSide, subject: ListingProfile | DemandProfile, other: unknown, today: string): boolean {
  // `side` says which of the two is the listing.
  const [listing, demand] = (side === 'listing' ? [subject, other] : [other, subject]) as [
    ListingProfile,
    DemandProfile,
  ];
  return obstacle(listing.facts, demand.facts, today) !== undefined;
}

function pick<P>(slots: readonly (P | undefined)[], chosen: Iterable<number>): P[] {
  return Array.from(chosen, (slot) => slots[slot]).filter((profile) => profile !== undefined);
}
