import type { Language, PairSide } from '@techbourse/domain';
import type { Embedder } from '@techbourse/text';
import { ExactRetriever } from '../index/exact.ts';
import { ProfileIndex } from '../index/profile-index.ts';
import { analyse, type StatedNumbers } from '../profile/analyse.ts';
import type { AnalysedText } from '../profile/analysed-text.ts';
import { packTexts } from '../profile/embed.ts';
import type {
  AnyProfile,
  DemandFacts,
  DemandProfile,
  FactsOf,
  ListingFacts,
  ListingProfile,
} from '../profile/profile.ts';
import type { RecordTexts } from '../profile/texts.ts';
import { chooseKept } from '../rank/choose.ts';
import { defaultListLimits, keepRuleOf, type ListLimits, lowestKeptScore } from '../rank/list-limits.ts';
import { scoreCandidates } from '../rank/score-candidates.ts';
import { explain } from '../reason/explain.ts';
import type { Reason } from '../reason/reason-schema.ts';
import { renderReasons, roundedTogether } from '../render/reason.ts';
import { resolveReasons } from '../render/resolve.ts';
import { type Score, score } from '../score/score.ts';
import { reviewedWeights, type Weights } from '../score/weights.ts';

/** A record to match: its texts, codes and facts. A missing fact never blocks a pair. */
export type MatcherRecord<S extends PairSide> = {
  readonly id: string;
  readonly texts: RecordTexts;
  readonly ipc?: readonly string[];
  /** Measures of a listing, required results of a demand. */
  readonly numbers?: StatedNumbers;
  readonly facts?: Partial<FactsOf<S>>;
};

/** A counterpart of a record. */
export type Ranked = { readonly id: string; readonly score: number };

/** Why a pair has its score. Base and contributions of the parts sum to the score. */
export type Explained = Ranked & {
  readonly base: number;
  readonly parts: Score['parts'];
  readonly reasons: readonly Reason[];
  /** The reasons as sentences. */
  readonly words: readonly string[];
};

export type MatcherOptions = {
  /** Calendar day (`2026-11-30`). Records that expired before it are not paired. */
  readonly today: string;
  readonly weights?: Weights;
  readonly limits?: ListLimits;
};

/**
 * Matches offers and needs in memory, without a server or a database, with the analysis, retrieval, score and reasons
 * of the exchange. A record takes about 3 kB.
 * @example
 * const matcher = new Matcher(await createEmbedder({ toolsDir: '.tools' }), { today: '2026-11-30' });
 * await matcher.add('listing', [{ id: 'a', texts: { en: ['A membrane that separates oil from water.'] } }]);
 * await matcher.add('demand', [{ id: 'b', texts: { en: ['We must take oil out of waste water.'] } }]);
 * await matcher.rank('demand', 'b'); // [{ id: 'a', score: .41 }]
 */
export class Matcher {
  readonly #embedder: Embedder;
  readonly #today: string;
  readonly #weights: Weights;
  readonly #limits: ListLimits;
  readonly #index = new ProfileIndex();
  readonly #retriever: ExactRetriever;
  readonly #texts = { listing: new Map<string, AnalysedText>(), demand: new Map<string, AnalysedText>() };

  constructor(embedder: Embedder, { today, weights = reviewedWeights, limits = defaultListLimits }: MatcherOptions) {
    this.#embedder = embedder;
    this.#today = today;
    this.#weights = weights;
    this.#limits = limits;
    this.#retriever = new ExactRetriever(this.#index, { weights: { current: () => weights } });
  }

  /** Adds records, each replacing an earlier one with its id. One call for many embeds faster than many calls. */
  async add<S extends PairSide>(side: S, records: readonly MatcherRecord<S>[]): Promise<void> {
    const texts = records.map((record) => ({ text: analyse(record.texts, side, record.numbers), side }));
    const packed = await packTexts(texts, this.#embedder);
    records.forEach(({ id, ipc = [], facts = {} }, i) => {
      const version = (this.#index.versionOf(side, id) ?? 0) + 1;
      const bytes = packed[i] as Buffer;
      this.#index.putStored(side, { id, version, ipc, packed: bytes, facts: factsOf(side, id, facts) });
      this.#texts[side].set(id, texts[i]?.text as AnalysedText);
    });
  }

  remove(side: PairSide, id: string): void {
    this.#index.remove(side, id);
    this.#texts[side].delete(id);
  }

  /**
   * The counterparts that the limits keep for a record, best first.
   * @throws Error for a record that was not added.
   */
  async rank(side: PairSide, id: string): Promise<Ranked[]> {
    const [found] = await scoreCandidates(
      { profiles: this.#index, retriever: this.#retriever },
      side,
      [this.#record(side, id)],
      () => [],
      { today: this.#today, weights: this.#weights, least: lowestKeptScore(this.#limits) },
    );
    const scored = (found?.scored ?? []).map((one) => ({ id: one.other.id, score: one.score }));
    return chooseKept(scored, keepRuleOf(this.#limits, side)).map(({ lead }) => lead);
  }

  /**
   * Why a pair has its score, with reasons as sentences in a language.
   * @throws Error for a record that was not added.
   */
  explain(listingId: string, demandId: string, language: Language): Explained {
    const listing = this.#record('listing', listingId) as ListingProfile;
    const demand = this.#record('demand', demandId) as DemandProfile;
    const result = score(listing, demand, this.#index, this.#weights);
    const kept = explain(result, listing, demand, this.#index, this.#weights).reasons;
    const reasons = resolveReasons(kept, this.#texts.listing.get(listingId), this.#texts.demand.get(demandId));
    const words = renderReasons(roundedTogether(reasons, result.score, result.base), language);
    const { score: value, base, parts } = result;
    return { id: listingId, score: value, base, parts, reasons, words };
  }

  #record(side: PairSide, id: string): AnyProfile {
    const profile = this.#index.get(side, id);
    if (!profile) throw new Error(`there is no ${side} ${id}`);
    return profile;
  }
}

/** A record without a named owner gets one of its own, because records of one owner are never paired. */
function factsOf<S extends PairSide>(side: S, id: string, facts: Partial<FactsOf<S>>): FactsOf<S> {
  const organisationId = `${side}:${id}`;
  const usual: ListingFacts & DemandFacts = { organisationId, offers: [], dealKinds: [] };
  // `side` says which of the two it is.
  return { ...usual, ...facts } as unknown as FactsOf<S>;
}
