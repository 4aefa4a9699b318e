import type { Database } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import {
  CorpusCounter,
  type DemandFacts,
  Density,
  type FactsOf,
  type InvertedIndex,
  type LexicalIndex,
  type ListingFacts,
  type ListingVector,
  ProfileCache,
  type ProfileOf,
  type Profiles,
  RemoteSide,
  readPacked,
  type Space,
  type StoredProfile,
  textWeight,
  unpackProfile,
  type Weights,
} from '@techbourse/matching-engine';
import { readOpenProfiles } from './changes-store.ts';

/**
 * Profiles that stay in Postgres. The worker holds statistics, words, ids and facts of each side, and a cache of
 * profiles. The old words of a changed record that is not cached stay in the statistics until everything is reloaded
 * (`drift`).
 */
export class RemoteProfiles implements Profiles, LexicalIndex {
  readonly #db: Database;
  readonly #serving: () => string;
  readonly #cache: ProfileCache;
  #counts = new CorpusCounter();
  #density = new Density();
  #listings = new RemoteSide<ListingFacts>();
  #demands = new RemoteSide<DemandFacts>();
  #maxLexicalScores = new Float64Array(0);
  #drift = 0;

  /** @param serving the serving embedder as of the last catch-up. */
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

  remoteSide<S extends PairSide>(side: S): RemoteSide<FactsOf<S>> {
    // `side` says which of the two it is.
    return (side === 'listing' ? this.#listings : this.#demands) as unknown as RemoteSide<FactsOf<S>>;
  }

  slots(side: PairSide): number {
    return this.remoteSide(side).slots;
  }

  invertedIndex(side: PairSide): InvertedIndex {
    return this.remoteSide(side).invertedIndex;
  }

  /** Estimated by length, because the terms are not in memory. */
  maxLexicalScores(space: Space, weights: Weights['lexical']): Float64Array {
    const { slots, invertedIndex } = this.#demands;
    const lengths = invertedIndex.lengths(space);
    if (this.#maxLexicalScores.length < slots) this.#maxLexicalScores = new Float64Array(Math.ceil(slots * 1.3));
    const documents = this.documents(space);
    const worth = textWeight(1, documents);
    for (let slot = 0; slot < slots; slot++) {
      this.#maxLexicalScores[slot] = ((lengths[slot] as number) + weights.unsaid) * worth || 1;
    }
    return this.#maxLexicalScores;
  }

  density(listing: ListingVector): number {
    return this.#density.density(listing);
  }

  measureDensity(listings: readonly ListingVector[]): void {
    this.#density.measureDensity(listings);
  }

  /** Share of the records whose old words are still in the statistics. */
  get drift(): number {
    return this.#drift / Math.max(1, this.#listings.size + this.#demands.size);
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
      // While rows were read, the record may have changed or left: only the known version is cached.
      if (this.remoteSide(side).get(row.id)?.version === row.version) this.#cache.put(side, profile);
      found.set(row.id, profile);
    }
    return found;
  }

  putStored<S extends PairSide>(side: S, stored: StoredProfile<FactsOf<S>>): void {
    const { terms, whole } = readPacked(stored.packed);
    if (side === 'listing') this.#density.put(stored.id, whole);
    this.#takeOut(side, stored.id);
    this.remoteSide(side).put(stored, terms);
    this.#counts.count(side, terms, 1);
    // Cached, so that the next change of the record can be counted exactly.
    this.#cache.put(side, profileOf(stored) as ProfileOf<S>);
  }

  remove(side: PairSide, id: string): void {
    if (side === 'listing') this.#density.remove(id);
    this.#takeOut(side, id);
    this.#cache.delete(side, id);
  }

  clear(): void {
    this.#cache.clear();
    this.#counts = new CorpusCounter();
    this.#density = new Density();
    this.#listings = new RemoteSide();
    this.#demands = new RemoteSide();
    this.#drift = 0;
  }

  #takeOut(side: PairSide, id: string): void {
    const known = this.remoteSide(side).get(id);
    if (!known) return;
    const cached = this.#cache.get(side, id);
    // The cache may hold a newer version than the one that was counted.
    const terms = cached?.version === known.version ? cached.terms : undefined;
    if (terms) this.#counts.count(side, terms, -1);
    else this.#drift += 1;
    this.remoteSide(side).remove(id, terms);
  }
}

function profileOf<Facts>({ id, version, ipc, facts, packed }: StoredProfile<Facts>) {
  return { id, version, ipc, facts, ...unpackProfile(packed) };
}
