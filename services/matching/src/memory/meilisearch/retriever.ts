import type { PairSide } from '@techbourse/domain';
import {
  type CorpusStats,
  constraintsFor,
  LexicalRanking,
  type OtherSide,
  otherSide,
  type ProfileOf,
  preselect,
  type Retriever,
  topSlots,
  type WeightsSource,
} from '@techbourse/matching-engine';
import type { Search } from '@techbourse/search';
import type { RemoteProfiles } from '../remote-profiles.ts';
import type { ProfileDocument } from './document.ts';
import { constraintFilters } from './filter.ts';
import type { ServingDocuments } from './serving-documents.ts';

/**
 * Nearest by meaning that are asked for, of whom the graph misses some; best by words, per space; and how many of these
 * are scored, those that both ways together promise most of (`npm run bench -- retrievers`, docs/matching-measured.md).
 */
const BY_MEANING = 800;
const BY_WORDS = 200;
const SCORED = 500;

/** Subjects whose searches go in one request. */
const TOGETHER = 8;

/**
 * Candidates by meaning from Meilisearch, by words from the lists of the worker, and their profiles from Postgres: for
 * more records than a worker has memory for. Meilisearch cannot find by words what a need has in common with a listing:
 * it wants all words of a query or drops them one by one from a fixed end.
 */
export class MeilisearchRetriever implements Retriever {
  readonly corpus: CorpusStats;
  readonly #search: Search;
  readonly #profiles: RemoteProfiles;
  readonly #weights: WeightsSource;
  readonly #documents: ServingDocuments;
  readonly #words: LexicalRanking;

  constructor(search: Search, profiles: RemoteProfiles, weights: WeightsSource, documents: ServingDocuments) {
    this.corpus = profiles;
    this.#search = search;
    this.#profiles = profiles;
    this.#weights = weights;
    this.#documents = documents;
    this.#words = new LexicalRanking(profiles);
  }

  async ensureIndexed(side: PairSide, id: string): Promise<void> {
    const documents = await this.#documents.ready();
    await documents.bring(side, id);
  }

  healthComplaint(): Promise<string | undefined> {
    return this.#documents.complaint();
  }

  async retrieveAll<S extends PairSide>(
    side: S,
    subjects: readonly ProfileOf<S>[],
    today: string,
  ): Promise<ProfileOf<OtherSide<S>>[][]> {
    const found: ProfileOf<OtherSide<S>>[][] = [];
    for (let at = 0; at < subjects.length; at += TOGETHER) {
      const own = subjects.slice(at, at + TOGETHER);
      const ids = await this.#find(side, own, today);
      const profiles = await this.#profiles.load(otherSide(side), ids.flat());
      own.forEach((subject, i) => {
        const isAllowed = constraintsFor(side, subject.facts, today);
        // They may have changed since the remote side was told.
        found.push((ids[i] ?? []).flatMap((id) => profiles.get(id) ?? []).filter(({ facts }) => isAllowed(facts)));
      });
    }
    return found;
  }

  /** For each subject the ids worth looking at. */
  async #find<S extends PairSide>(side: S, subjects: readonly ProfileOf<S>[], today: string): Promise<string[][]> {
    const near = await this.#nearest(side, subjects, today);
    const weights = this.#weights.current();
    const remoteSide = this.#profiles.remoteSide(otherSide(side));
    return subjects.map((subject, i) => {
      const may = constraintsFor(side, subject.facts, today);
      const isAllowed = (slot: number): boolean => {
        const entry = remoteSide.entry(slot);
        return entry !== undefined && may(entry.facts);
      };
      const cosines = new Map<number, number>();
      for (const { id, cosine } of near[i] ?? []) {
        const slot = remoteSide.slotOf(id);
        if (slot !== undefined) cosines.set(slot, cosine);
      }
      const chosen = new Map(Array.from(cosines.keys(), (slot) => [slot, 0]));
      this.#words.rank(side, subject, weights, (shares) => {
        for (const slot of topSlots(shares, BY_WORDS, isAllowed)) chosen.set(slot, chosen.get(slot) ?? 0);
        for (const [slot, share] of chosen) chosen.set(slot, Math.max(share, shares[slot] as number));
      });
      // Who is not among the nearest is farther than all of them.
      const farthest = cosines.size < BY_MEANING ? 0 : Math.min(...cosines.values());
      const best = preselect(chosen, (slot) => cosines.get(slot) ?? farthest, weights, SCORED);
      return Array.from(best, (slot) => remoteSide.entry(slot)?.id).filter((id) => id !== undefined);
    });
  }

  /** For each subject those nearest by meaning, under the hard constraints. */
  async #nearest<S extends PairSide>(side: S, subjects: readonly ProfileOf<S>[], today: string): Promise<Near[][]> {
    const documents = await this.#documents.ready();
    const asked = subjects.filter(({ whole }) => whole.some((value) => value !== 0));
    const answers = await this.#search.queryAll<ProfileDocument>(
      documents.index(otherSide(side)),
      asked.map(({ whole, facts }) => ({
        vector: Array.from(whole),
        hybrid: { embedder: 'whole', semanticRatio: 1 },
        limit: BY_MEANING,
        filter: constraintFilters(side, facts, today),
        attributesToRetrieve: ['id'],
        showRankingScore: true,
      })),
    );
    const found = new Map(asked.map((subject, i) => [subject, answers[i]?.hits ?? []]));
    return subjects.map((subject) =>
      // Meilisearch tells the middle between the cosine and 1.
      (found.get(subject) ?? []).map(({ id, _rankingScore }) => ({ id, cosine: 2 * (_rankingScore ?? 0.5) - 1 })),
    );
  }
}

type Near = {
  readonly id: string;
  readonly cosine: number;
};
