import type { PairSide } from '@techbourse/domain';
import type { FactsOf, ProfileOf } from '../profile/profile.ts';
import type { CorpusStats } from '../score/corpus.ts';
import type { ListingVector } from './density.ts';
import type { StoredProfile } from './side-index.ts';

/** Where a worker has profiles and the statistics of their words from: its memory, or Postgres. */
export interface Profiles extends CorpusStats {
  /** The open ones among these records, as of the last catch-up. */
  load<S extends PairSide>(side: S, ids: readonly string[]): Promise<ReadonlyMap<string, ProfileOf<S>>>;
  /** Finds out together what scoring will ask of each listing, the density around it. */
  measureDensity(listings: readonly ListingVector[]): void;
  /** Share of the records whose words the statistics have wrong; much of it is a reason to tell all anew. */
  readonly drift: number;
  /** What `ProfileSync` tells: a record as it is now, that one left, that all will be told anew. */
  putStored<S extends PairSide>(side: S, stored: StoredProfile<FactsOf<S>>): void;
  remove(side: PairSide, id: string): void;
  clear(): void;
}
