import type { PairSide } from '@techbourse/domain';
import type { FactsOf, ProfileOf } from '../profile/profile.ts';
import type { CorpusStats } from '../score/corpus.ts';
import type { ListingVector } from './density.ts';
import type { StoredProfile } from './side-index.ts';

/** Profiles and corpus statistics of a worker, from its memory or from Postgres. */
export interface Profiles extends CorpusStats {
  /** The open ones among these records, as of the last catch-up. */
  load<S extends PairSide>(side: S, ids: readonly string[]): Promise<ReadonlyMap<string, ProfileOf<S>>>;
  /** Measures the density of listings together, before scoring asks for each. */
  measureDensity(listings: readonly ListingVector[]): void;
  /** Share of the records whose old words are still in the statistics; `ProfileSync` reloads all when it grows. */
  readonly drift: number;
  /** Called by `ProfileSync`: a record changed, a record left, everything will be loaded again. */
  putStored<S extends PairSide>(side: S, stored: StoredProfile<FactsOf<S>>): void;
  remove(side: PairSide, id: string): void;
  clear(): void;
}
