import type { PairSide } from '@techbourse/domain';
import type { Search } from '@techbourse/search';
import { obstacle } from '../../scoring/constraints.ts';
import type { CorpusStats } from '../../scoring/corpus.ts';
import type { DemandFacts, ListingFacts, ProfileOf } from '../../scoring/profile.ts';
import type { WeightsSource } from '../../scoring/weights.ts';
import type { RemoteProfiles } from '../remote-profiles.ts';
import { type OtherSide, otherSide, type Retriever } from '../retriever.ts';
import type { ProfileDocument } from './document.ts';
import { constraintFilters } from './filter.ts';
import type { ServingDocuments } from './serving-documents.ts';
import { tellingWords } from './telling.ts';

/**
 * Nearest by meaning; best by words, and how these are found: all holders of so many words, of each no more than so many.
 * Of the 200 that the exact retriever finds for the short needs of the bench these find .99, of its best twenty all;
 * 400, 200, 16 and 500 find .92 in three quarters of the time (`npm run bench -- retrievers`, docs/matching.md).
 */
const BY_MEANING = 800;
const BY_WORDS = 400;
const WORDS = 24;
const HOLDERS = 2000;

/** Subjects whose searches go in one request. */
const TOGETHER = 8;

type Hit = Pick<ProfileDocument, 'id'>;

/**
 * Candidates from Meilisearch, their profiles from Postgres: for more records than a worker has memory for. Meaning is
 * one vector search. Words are not: Meilisearch wants all words of a query or drops them one by one from a fixed end,
 * so each telling word is asked for alone and the sums are made here.
 */
export class MeilisearchRetriever implements Retriever {
  readonly corpus: CorpusStats;
  readonly #search: Search;
  readonly #profiles: RemoteProfiles;
  readonly #weights: WeightsSource;
  readonly #documents: ServingDocuments;

  constructor(search: Search, profiles: RemoteProfiles, weights: WeightsSource, documents: ServingDocuments) {
    this.corpus = profiles;
    this.#search = search;
    this.#profiles = profiles;
    this.#weights = weights;
    this.#documents = documents;
  }

  async present(side: PairSide, id: string): Promise<void> {
    const documents = await this.#documents.ready();
    await documents.bring(side, id);
  }

  async retrieve<S extends PairSide>(side: S, subject: ProfileOf<S>, today: string) {
    const [found] = await this.retrieveAll(side, [subject], today);
    return found ?? [];
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
      const other = otherSide(side);
      const profiles = await this.#profiles.load(other, ids.flat());
      own.forEach((subject, i) => {
        const candidates = (ids[i] ?? []).flatMap((id) => profiles.get(id) ?? []);
        found.push(candidates.filter((one) => mayMeet(side, subject, one, today)));
      });
    }
    return found;
  }

  /** For each subject the ids worth looking at. */
  async #find<S extends PairSide>(side: S, subjects: readonly ProfileOf<S>[], today: string): Promise<string[][]> {
    const documents = await this.#documents.ready();
    const { lexical } = this.#weights.current();
    const asked = subjects.map((subject) => {
      const filter = constraintFilters(side, subject.facts, today);
      const words = tellingWords(subject.terms, this.#profiles, lexical, {
        ...{ side: otherSide(side), count: WORDS, holdersMax: HOLDERS },
      });
      const hasMeaning = subject.whole.some((value) => value !== 0);
      const byMeaning = { vector: Array.from(subject.whole), hybrid: { embedder: 'whole', semanticRatio: 1 } };
      const common = { filter, attributesToRetrieve: ['id'] };
      return {
        words,
        searches: [
          ...(hasMeaning ? [{ ...common, ...byMeaning, limit: BY_MEANING }] : []),
          ...words.map(({ token }) => ({ ...common, q: token, limit: HOLDERS })),
        ],
      };
    });
    const answers = await this.#search.queryAll<ProfileDocument>(
      documents.index(otherSide(side)),
      asked.flatMap(({ searches }) => searches),
    );
    let next = 0;
    return asked.map(({ words, searches }) => {
      const own = answers.slice(next, next + searches.length).map(({ hits }) => hits);
      next += searches.length;
      const byWord = own.slice(own.length - words.length);
      const chosen = new Set(own.slice(0, own.length - words.length).flatMap((hits) => hits.map(({ id }) => id)));
      for (const id of bestBySum(words, byWord, BY_WORDS)) chosen.add(id);
      return [...chosen];
    });
  }
}

/** The ids with the largest sums of the weights of their words. */
function bestBySum(
  words: readonly { weight: number }[],
  holders: readonly (readonly Hit[])[],
  count: number,
): string[] {
  const sums = new Map<string, number>();
  words.forEach(({ weight }, i) => {
    for (const { id } of holders[i] ?? []) sums.set(id, (sums.get(id) ?? 0) + weight);
  });
  return [...sums]
    .sort((a, b) => b[1] - a[1])
    .slice(0, count)
    .map(([id]) => id);
}

function mayMeet(side: PairSide, subject: { facts: object }, other: { facts: object }, today: string): boolean {
  // `side` says which of the two is the listing.
  const [listing, demand] = side === 'listing' ? [subject, other] : [other, subject];
  return obstacle(listing.facts as ListingFacts, demand.facts as DemandFacts, today) === undefined;
}
