import type { PairSide } from '@techbourse/domain';
import type { ProfileOf } from '../profile/profile.ts';
import type { CorpusStats } from '../score/corpus.ts';

export type OtherSide<S extends PairSide> = S extends 'listing' ? 'demand' : 'listing';

export function otherSide<S extends PairSide>(side: S): OtherSide<S> {
  return (side === 'listing' ? 'demand' : 'listing') as OtherSide<S>;
}

/**
 * Finds the records of the other side that are worth scoring. Everything behind it must find under the hard
 * constraints of `score/constraints.ts`, and must lose next to nothing against scoring all (the bench says how
 * much).
 */
export type Retriever = {
  readonly corpus: CorpusStats;
  /**
   * Makes a record findable as Postgres has it now, or its absence. Called before its own candidates are looked for: of
   * two records that come at once, the one that does so later then finds the other.
   */
  ensureIndexed(side: PairSide, id: string): Promise<void>;
  /** What is wrong with what it finds in, for the health of the process; undefined when nothing is. */
  healthComplaint?(): Promise<string | undefined>;
  /**
   * For each subject, in their order; together they cost far less than one by one.
   *
   * @param today calendar day for what has expired.
   */
  retrieveAll<S extends PairSide>(
    side: S,
    subjects: readonly ProfileOf<S>[],
    today: string,
  ): Promise<ProfileOf<OtherSide<S>>[][]>;
};

/** For one subject. */
export async function retrieve<S extends PairSide>(
  retriever: Retriever,
  side: S,
  subject: ProfileOf<S>,
  today: string,
): Promise<ProfileOf<OtherSide<S>>[]> {
  const [found] = await retriever.retrieveAll(side, [subject], today);
  return found ?? [];
}
