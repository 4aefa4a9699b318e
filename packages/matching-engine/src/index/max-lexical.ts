import type { DemandFacts, Space, TermVector } from '../profile/profile.ts';
import type { TermStats } from '../score/corpus.ts';
import { maxLexical } from '../score/lexical.ts';
import type { Weights } from '../score/weights.ts';
import type { SideIndex } from './side-index.ts';

/** Change in the number of records after which `approximate` recomputes all sums. */
const STALE_SHARE = 0.05;

/** The demands and the corpus statistics. */
export interface DemandIndex extends TermStats {
  sideIndex(side: 'demand'): SideIndex<DemandFacts>;
}

/**
 * Caches `maxLexical` of each demand in one space: the divisor of demand coverage. Scoring asks for one exact value,
 * retrieval for slightly old values of all demands.
 */
export class MaxLexicalScores {
  readonly #index: DemandIndex;
  readonly #space: Space;
  /** By slot; 1 without terms, so that a caller may divide by it. */
  #sums = new Float64Array(0);
  /** The record that each sum belongs to, because slots are reused. */
  #stamps = new Uint32Array(0);
  /** The revision of the statistics that each sum was computed with. */
  #revisions = new Uint32Array(0);
  #revision = 1;
  /** The state of index and statistics at the last `approximate`. */
  #lastPass = { stamped: 0, documents: 0 };
  #weights: Weights['lexical'] | undefined;

  constructor(index: DemandIndex, space: Space) {
    this.#index = index;
    this.#space = space;
  }

  /** Call when the statistics have changed. */
  invalidate(): void {
    this.#revision += 1;
  }

  /** The sum of the demand in a slot with the statistics of now. */
  exact(slot: number, terms: TermVector | undefined, weights: Weights['lexical']): number {
    this.#reserve(weights);
    const { stamps } = this.#index.sideIndex('demand');
    if (this.#stamps[slot] !== stamps[slot] || this.#revisions[slot] !== this.#revision) this.#compute(slot, terms);
    return this.#sums[slot] as number;
  }

  /** The sums of all slots. Changes of the statistics are ignored until a twentieth of the records is new. */
  approximate(weights: Weights['lexical']): Float64Array {
    this.#reserve(weights);
    const sideIndex = this.#index.sideIndex('demand');
    const documents = this.#index.documents(this.#space);
    const isStale = Math.abs(documents - this.#lastPass.documents) > STALE_SHARE * this.#lastPass.documents;
    if (!isStale && sideIndex.stamped === this.#lastPass.stamped) return this.#sums;
    const { stamps } = sideIndex;
    for (let slot = 0; slot < sideIndex.slots; slot++) {
      if (isStale || this.#stamps[slot] !== stamps[slot]) this.#compute(slot, sideIndex.terms(slot)[this.#space]);
    }
    this.#lastPass = { stamped: sideIndex.stamped, documents: isStale ? documents : this.#lastPass.documents };
    return this.#sums;
  }

  #compute(slot: number, terms: TermVector | undefined): void {
    const sum = terms && this.#weights ? maxLexical(terms, this.#space, this.#index, this.#weights) : 0;
    this.#sums[slot] = sum || 1;
    this.#stamps[slot] = this.#index.sideIndex('demand').stamps[slot] as number;
    this.#revisions[slot] = this.#revision;
  }

  #reserve(weights: Weights['lexical']): void {
    const { slots } = this.#index.sideIndex('demand');
    if (this.#weights !== weights) {
      this.#weights = weights;
      this.#stamps.fill(0);
      this.#lastPass = { stamped: 0, documents: 0 };
    }
    if (slots <= this.#sums.length) return;
    const size = Math.ceil(slots * 1.3);
    const sums = new Float64Array(size).fill(1);
    sums.set(this.#sums);
    const [stamps, revisions] = [new Uint32Array(size), new Uint32Array(size)];
    stamps.set(this.#stamps);
    revisions.set(this.#revisions);
    [this.#sums, this.#stamps, this.#revisions] = [sums, stamps, revisions];
  }
}
