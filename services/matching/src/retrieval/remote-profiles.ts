import type { Database } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { readOpenProfiles } from '../profile/changes-store.ts';
import { readPacked, unpackProfile } from '../profile/pack.ts';
import type { ProfileOf, Space } from '../scoring/profile.ts';
import { Background, type Placed } from './background.ts';
import { CorpusCounts } from './corpus-counts.ts';
import { ProfileCache } from './profile-cache.ts';
import type { FactsOf } from './profile-index.ts';
import type { Profiles } from './profiles.ts';
import type { StoredProfile } from './shelf.ts';

/**
 * Profiles that stay in Postgres: a worker holds the statistics of words, who is counted in them, and the profiles it
 * used last. What a record said before is forgotten with its profile, so a change of one that is not at hand cannot be
 * taken back from the statistics: its old words stand for the new ones until all is counted anew.
 */
export class RemoteProfiles implements Profiles {
  readonly #db: Database;
  readonly #serving: () => string;
  readonly #cache: ProfileCache;
  #counts = new CorpusCounts();
  #background = new Background();
  readonly #counted = { listing: new Set<string>(), demand: new Set<string>() };
  #drift = 0;

  /** @param serving whose vectors serve, as of the last catch-up. */
  constructor(db: Database, serving: () => string, cacheBytes: number) {
    this.#db = db;
    this.#serving = serving;
    this.#cache = new ProfileCache(cacheBytes);
  }

  documents(space: Space): number {
    return this.#counts.documents(space);
  }

  averageLength(space: Space): number {
    return this.#counts.averageLength(space);
  }

  frequency(space: Space, termId: number): number {
    return this.#counts.frequency(space, termId);
  }

  /** Records of one side that hold a word. */
  holders(side: PairSide, space: Space, word: number): number {
    return this.#counts.holders(side, space, word);
  }

  crowding(listing: Placed): number {
    return this.#background.crowding(listing);
  }

  lookAround(listings: readonly Placed[]): void {
    this.#background.lookAround(listings);
  }

  /** Share of the records whose words in the statistics are not those of today. */
  get drift(): number {
    return this.#drift / Math.max(1, this.#counted.listing.size + this.#counted.demand.size);
  }

  async load<S extends PairSide>(side: S, ids: readonly string[]): Promise<ReadonlyMap<string, ProfileOf<S>>> {
    const found = new Map<string, ProfileOf<S>>();
    const missing: string[] = [];
    for (const id of new Set(ids)) {
      const known = this.#cache.get(side, id);
      if (known) found.set(id, known);
      else missing.push(id);
    }
    if (missing.length === 0) return found;
    const rows = await readOpenProfiles(
      this.#db,
      missing.map((id) => ({ side, id })),
      this.#serving(),
    );
    for (const row of rows) {
      // The row's side says which facts it holds.
      const profile = profileOf(row as unknown as StoredProfile<FactsOf<S>>) as ProfileOf<S>;
      this.#cache.put(side, profile);
      found.set(row.id, profile);
    }
    return found;
  }

  putStored<S extends PairSide>(side: S, stored: StoredProfile<FactsOf<S>>): void {
    const { terms, whole } = readPacked(stored.packed);
    if (side === 'listing') this.#background.put(stored.id, whole);
    const counted = this.#counted[side];
    const before = this.#cache.get(side, stored.id);
    if (counted.has(stored.id)) {
      if (!before) {
        this.#drift += 1;
        return;
      }
      this.#counts.count(side, before.terms, -1);
    }
    counted.add(stored.id);
    this.#counts.count(side, terms, 1);
    // The newest of a small exchange are at hand when they change again; in a large one it pushes out the oldest.
    this.#cache.put(side, profileOf(stored) as ProfileOf<S>);
  }

  remove(side: PairSide, id: string): void {
    if (side === 'listing') this.#background.remove(id);
    if (!this.#counted[side].delete(id)) return;
    const before = this.#cache.get(side, id);
    if (before) this.#counts.count(side, before.terms, -1);
    else this.#drift += 1;
    this.#cache.delete(side, id);
  }

  clear(): void {
    this.#cache.clear();
    this.#counts = new CorpusCounts();
    this.#background = new Background();
    this.#counted.listing.clear();
    this.#counted.demand.clear();
    this.#drift = 0;
  }
}

function profileOf<Facts>({ id, version, ipc, facts, packed }: StoredProfile<Facts>) {
  return { id, version, ipc, facts, ...unpackProfile(packed) };
}
