import type { PairSide } from '@techbourse/domain';
import type { ProfileOf } from '../profile/profile.ts';
import { reviewedWeights, type Weights, type WeightsSource } from '../score/weights.ts';
import { constraintsFor, preselect, topSlots } from './candidates.ts';
import { LexicalRanking } from './lexical-ranking.ts';
import type { ProfileIndex } from './profile-index.ts';
import { type OtherSide, otherSide, type Retriever } from './retriever.ts';
import { TopK } from './top-k.ts';
import { SCAN_MAX } from './vector-matrix.ts';

/** Records taken from each ranking: by meaning, and by words per space. On the bench 100 lose nothing. */
const PER_RANKING = 100;
/** Records scored, those with the highest sum of both estimates. */
const SCORED = 100;

/** Exact retrieval from memory: compares every open record and returns the best of each ranking. */
export class ExactRetriever implements Retriever {
  readonly corpus: ProfileIndex;
  readonly #weights: WeightsSource;
  readonly #perRanking: number;
  readonly #scored: number;
  readonly #words: LexicalRanking;

  constructor(index: ProfileIndex, options: { weights?: WeightsSource; perRanking?: number; scored?: number } = {}) {
    this.corpus = index;
    this.#weights = options.weights ?? { current: () => reviewedWeights };
    this.#perRanking = options.perRanking ?? PER_RANKING;
    this.#scored = options.scored ?? SCORED;
    this.#words = new LexicalRanking(index);
  }

  /** Nothing to do: a record in memory can be found. */
  async ensureIndexed(): Promise<void> {}

  async retrieveAll<S extends PairSide>(
    side: S,
    subjects: readonly ProfileOf<S>[],
    today: string,
  ): Promise<ProfileOf<OtherSide<S>>[][]> {
    const weights = this.#weights.current();
    const found: ProfileOf<OtherSide<S>>[][] = [];
    for (let at = 0; at < subjects.length; at += SCAN_MAX) {
      for (const slots of this.#find(side, subjects.slice(at, at + SCAN_MAX), today, weights)) {
        found.push(this.#profiles(otherSide(side), slots));
      }
    }
    return found;
  }

  #find<S extends PairSide>(
    side: S,
    subjects: readonly ProfileOf<S>[],
    today: string,
    weights: Weights,
  ): Iterable<number>[] {
    const sideIndex = this.corpus.sideIndex(otherSide(side));
    const allowed = subjects.map((subject) => {
      const may = constraintsFor(side, subject.facts, today);
      return (slot: number): boolean => {
        const other = sideIndex.head(slot);
        return other !== undefined && may(other.facts);
      };
    });
    if (sideIndex.size <= 2 * this.#perRanking) {
      const all = Array.from({ length: sideIndex.slots }, (_, slot) => slot);
      return allowed.map((isAllowed) => all.filter(isAllowed));
    }
    const byMeaning = subjects.map(() => new TopK(this.#perRanking));
    sideIndex.vectors?.scan(
      subjects.map((subject) => subject.whole),
      (query, slot, value) => {
        const best = byMeaning[query] as TopK;
        return allowed[query]?.(slot) ? best.offer(slot, value) : best.threshold;
      },
    );
    return subjects.map((subject, i) => {
      const chosen = new Map(Array.from(byMeaning[i]?.slots ?? [], (slot) => [slot, 0]));
      const isAllowed = allowed[i] as (slot: number) => boolean;
      this.#words.rank(side, subject, weights, (shares) => {
        for (const slot of topSlots(shares, this.#perRanking, isAllowed)) chosen.set(slot, chosen.get(slot) ?? 0);
        for (const [slot, share] of chosen) chosen.set(slot, Math.max(share, shares[slot] as number));
      });
      const cosineOf = (slot: number) => sideIndex.vectors?.dot(slot, subject.whole) ?? 0;
      return preselect(chosen, cosineOf, weights, this.#scored);
    });
  }

  #profiles<S extends PairSide>(side: S, slots: Iterable<number>): ProfileOf<S>[] {
    const sideIndex = this.corpus.sideIndex(side);
    // A side index holds one side only.
    return Array.from(slots, (slot) => sideIndex.profile(slot)).filter((one) => one !== undefined) as ProfileOf<S>[];
  }
}
