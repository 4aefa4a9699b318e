import { inverseFrequency } from '../scoring/corpus.ts';
import { needWeight } from '../scoring/lexical.ts';
import { isBigram, type Space, type TermVector } from '../scoring/profile.ts';
import type { Weights } from '../scoring/weights.ts';
import type { ProfileIndex } from './profile-index.ts';

/** Change in the number of records after which all sums are computed anew. Good enough for finding. */
const STALE_SHARE = 0.05;

/** What the terms of each demand would sum to, each met once, in one space: what its lexical sums are shares of. */
export class Attainable {
  readonly #index: ProfileIndex;
  readonly #space: Space;
  #sums = new Float32Array(0);
  /** The record each sum is of: slots change hands. */
  #stamps = new Uint32Array(0);
  #documents = 0;
  #weights: Weights['lexical'] | undefined;

  constructor(index: ProfileIndex, space: Space) {
    this.#index = index;
    this.#space = space;
  }

  /** Forgets what is too old for these weights and the statistics of now. Call it before `of`. */
  begin(weights: Weights['lexical']): void {
    const documents = this.#index.documents(this.#space);
    const slots = this.#index.shelf('demand').slots;
    const stale = Math.abs(documents - this.#documents) > STALE_SHARE * this.#documents;
    if (slots > this.#sums.length || stale || this.#weights !== weights) {
      const sums = new Float32Array(Math.ceil(slots * 1.3));
      const stamps = new Uint32Array(sums.length);
      if (!stale && this.#weights === weights) {
        sums.set(this.#sums);
        stamps.set(this.#stamps);
      } else {
        this.#documents = documents;
      }
      [this.#sums, this.#stamps, this.#weights] = [sums, stamps, weights];
    }
  }

  of(slot: number, stamp: number): number {
    if (this.#stamps[slot] === stamp) return this.#sums[slot] as number;
    const terms = this.#index.shelf('demand').terms(slot)[this.#space];
    const sum = terms && this.#weights ? attainable(terms, this.#space, this.#index, this.#weights) : 1;
    this.#sums[slot] = sum;
    this.#stamps[slot] = stamp;
    return sum;
  }
}

/** Sum of the weights of all terms of a need; 1 when it has none, so that one may divide by it. */
export function attainable(
  { ids, counts }: TermVector,
  space: Space,
  index: ProfileIndex,
  weights: Weights['lexical'],
): number {
  const documents = index.documents(space);
  let sum = 0;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    sum += needWeight(
      inverseFrequency(documents, index.frequency(space, id)),
      counts[i] as number,
      isBigram(id),
      weights,
    );
  }
  return sum || 1;
}
