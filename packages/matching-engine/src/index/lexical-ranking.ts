import type { PairSide } from '@techbourse/domain';
import { isBigram, type Space, spaces, type TermVector } from '../profile/profile.ts';
import { inverseFrequency, type TermStats } from '../score/corpus.ts';
import { listingSaturation, maxLexical, termWeight } from '../score/lexical.ts';
import type { Weights } from '../score/weights.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { countOf, slotOf } from './posting-lists.ts';
import { otherSide } from './retriever.ts';

/**
 * Words in more than this share of all records take no part in retrieval: they are most of the work and tell next to
 * nothing. They count in the score. Below `SMALL_CORPUS` records no word is skipped.
 */
const COMMON_SHARE = 0.1;
const SMALL_CORPUS = 1000;

/** Inverted indexes of both sides and the corpus statistics. */
export interface LexicalIndex extends TermStats {
  /** Slots in use are below. */
  slots(side: PairSide): number;
  invertedIndex(side: PairSide): InvertedIndex;
  /** Approximate `maxLexical` by slot of the demands: good enough for retrieval. */
  maxLexicalScores(space: Space, weights: Weights['lexical']): Float64Array;
}

type Subject = { readonly terms: Readonly<Partial<Record<Space, TermVector>>> };

/** Ranks the records of the other side by an estimate of demand coverage. */
export class LexicalRanking {
  readonly #index: LexicalIndex;
  #scratch = new Float32Array(0);

  constructor(index: LexicalIndex) {
    this.#index = index;
  }

  /**
   * Visits, for each space of the subject, an estimate for every slot of the other side. The next space reuses the array.
   */
  rank(side: PairSide, { terms }: Subject, weights: Weights, visit: (shares: Float32Array) => void): void {
    for (const space of spaces) {
      const own = terms[space];
      if (!own) continue;
      const shares = this.#zeros(this.#index.slots(otherSide(side)));
      if (side === 'listing') this.#demands(space, own, weights.lexical, shares);
      else this.#listings(space, own, weights.lexical, shares);
      visit(shares);
    }
  }

  #listings(space: Space, wanted: TermVector, weights: Weights['lexical'], shares: Float32Array): void {
    const { k1, b } = weights;
    const words = this.#index.invertedIndex('listing');
    const lists = words.postings(space);
    const lengths = words.lengths(space);
    const perWord = (k1 * b) / this.#index.averageLength(space);
    const whole = maxLexical(wanted, space, this.#index, weights) || 1;
    this.#forInformativeTerms(space, wanted, (id, idf, count) => {
      const weight = (termWeight(idf, count, false, weights) * (k1 + 1)) / whole;
      const { values, from, to } = lists.get(id);
      // `listingSaturation` inlined: this loop runs some hundred thousand times per need.
      for (let at = from; at < to; at++) {
        const posting = values[at] as number;
        const slot = slotOf(posting);
        const n = countOf(posting);
        const norm = k1 * (1 - b) + perWord * (lengths[slot] as number);
        shares[slot] = (shares[slot] as number) + (weight * n) / (n + norm);
      }
    });
  }

  #demands(space: Space, offered: TermVector, weights: Weights['lexical'], shares: Float32Array): void {
    const lists = this.#index.invertedIndex('demand').postings(space);
    const average = this.#index.averageLength(space);
    // A term's weight is its idf times a factor that depends on the count alone.
    const byCount = Float64Array.from({ length: 256 }, (_, count) => termWeight(1, count, false, weights));
    this.#forInformativeTerms(space, offered, (id, idf, count) => {
      const worth = idf * listingSaturation(count, offered.length, average, weights);
      const { values, from, to } = lists.get(id);
      for (let at = from; at < to; at++) {
        const posting = values[at] as number;
        const slot = slotOf(posting);
        shares[slot] = (shares[slot] as number) + worth * (byCount[countOf(posting)] as number);
      }
    });
    const wholes = this.#index.maxLexicalScores(space, weights);
    for (let slot = 0; slot < shares.length; slot++) {
      shares[slot] = (shares[slot] as number) / (wholes[slot] as number);
    }
  }

  #forInformativeTerms(space: Space, terms: TermVector, visit: (id: number, idf: number, count: number) => void): void {
    const documents = this.#index.documents(space);
    const most = documents < SMALL_CORPUS ? documents : documents * COMMON_SHARE;
    for (let i = 0; i < terms.ids.length; i++) {
      const id = terms.ids[i] as number;
      if (isBigram(id)) continue;
      const frequency = this.#index.frequency(space, id);
      if (frequency <= most) visit(id, inverseFrequency(documents, frequency), terms.counts[i] as number);
    }
  }

  #zeros(length: number): Float32Array {
    if (this.#scratch.length < length) this.#scratch = new Float32Array(Math.ceil(length * 1.3));
    return this.#scratch.subarray(0, length).fill(0);
  }
}
