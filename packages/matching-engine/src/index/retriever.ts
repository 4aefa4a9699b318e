import type { PairSide } from '@techbourse/domain';
import type { ProfileOf } from '../profile/profile.ts';
import type { CorpusStats } from '../score/corpus.ts';

export type OtherSide<S extends PairSide> = S extends 'listing' ? 'demand' : 'listing';

export function otherSide<S extends PairSide>(side: S): OtherSide<S> {
  return (side === 'listing' ? 'demand' : 'listing') as OtherSide<S>;
}

/**
 * Finds the records of the other side that are worth scoring. Every implementation applies the hard constraints of
 * `score/constraints.ts` and loses next to nothing against scoring all records (`npm run bench -- retrievers`).
 */
export type Retriever = {
  readonly corpus: CorpusStats;
  /**
   * Resolves when the record can be found as Postgres has it now, or no longer. Called before its own candidates are
   * retrieved: of two records that arrive at once, the later one then finds the earlier.
   */
  ensureIndexed(side: PairSide, id: string): Promise<void>;
  /** What is wrong with the index, for the health check; undefined when nothing is. */
  healthComplaint?(): Promise<string | undefined>;
  /**
   * Candidates of each subject, in order. Many together cost far less than one by one.
   *
   * @param today calendar day for what has expired.
   */
  retrieveAll<S extends PairSide>(
    side: S,
    subjects: readonly ProfileOf<S>[],
    today: string,
  ): Promise<ProfileOf<OtherSide<S>>[][]>;
};

/** Candidates of one subject. */
export async function retrieve<S extends PairSide>(
  retriever: Retriever,
  side: S,
  subject: ProfileOf<S>,
  today: string,
): Promise<ProfileOf<OtherSide<S>>[]> {
  const [found] = await retriever.retrieveAll(side, [subject], today);
  return found ?? [];
}
