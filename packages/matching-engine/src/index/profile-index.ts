import type { PairSide } from '@techbourse/domain';
import { packProfile, readPacked } from '../profile/pack.ts';
import {
  type DemandFacts,
  type FactsOf,
  type ListingFacts,
  type ProfileOf,
  type Space,
  spaces,
  type TermVector,
} from '../profile/profile.ts';
import type { CorpusStats } from '../score/corpus.ts';
import { attainable } from '../score/lexical.ts';
import type { Weights } from '../score/weights.ts';
import { Attainable } from './attainable.ts';
import { Background, type Placed } from './background.ts';
import { CorpusCounts } from './corpus-counts.ts';
import type { Profiles } from './profiles.ts';
import { Shelf, type StoredProfile } from './shelf.ts';
import type { WordLists } from './word-lists.ts';
import type { WordIndex } from './words.ts';

/** All open profiles of both sides in memory, with the statistics of their words, kept current record by record. */
export class ProfileIndex implements Profiles, WordIndex {
  /** What a record said before is at hand, so every change is counted exactly. */
  readonly drift = 0;
  #listings = new Shelf<ListingFacts>();
  #demands = new Shelf<DemandFacts>();
  #counts = new CorpusCounts();
  #attainable = this.#noAttainable();
  #background = new Background();

  /** Forgets everything. */
  clear(): void {
    this.#listings = new Shelf();
    this.#demands = new Shelf();
    this.#counts = new CorpusCounts();
    this.#attainable = this.#noAttainable();
    this.#background = new Background();
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

  attainable(
    demand: Parameters<NonNullable<CorpusStats['attainable']>>[0],
    space: Space,
    weights: Weights['lexical'],
  ): number {
    const terms = demand.terms[space];
    const slot = this.#demands.slotOf(demand.id);
    // One that was read before it changed is not what is at hand.
    const isHere = slot !== undefined && this.#demands.head(slot)?.version === demand.version;
    if (isHere) return this.#attainable[space].now(slot, terms, weights);
    return (terms && attainable(terms, space, this, weights)) || 1;
  }

  /** As it was not long ago. */
  attainables(space: Space, weights: Weights['lexical']): Float64Array {
    return this.#attainable[space].lately(weights);
  }

  crowding(listing: Placed): number {
    return this.#background.crowding(listing);
  }

  lookAround(listings: readonly Placed[]): void {
    this.#background.lookAround(listings);
  }

  shelf<S extends PairSide>(side: S): Shelf<FactsOf<S>> {
    // `side` says which of the two it is.
    return (side === 'listing' ? this.#listings : this.#demands) as unknown as Shelf<FactsOf<S>>;
  }

  slots(side: PairSide): number {
    return this.shelf(side).slots;
  }

  words(side: PairSide): WordLists {
    return this.shelf(side).words;
  }

  size(side: PairSide): number {
    return this.shelf(side).size;
  }

  versionOf(side: PairSide, id: string): number | undefined {
    const shelf = this.shelf(side);
    const slot = shelf.slotOf(id);
    return slot === undefined ? undefined : shelf.head(slot)?.version;
  }

  get<S extends PairSide>(side: S, id: string): ProfileOf<S> | undefined {
    const shelf = this.shelf(side);
    const slot = shelf.slotOf(id);
    return slot === undefined ? undefined : (shelf.profile(slot) as ProfileOf<S> | undefined);
  }

  /** The open ones among these records. */
  async load<S extends PairSide>(side: S, ids: readonly string[]): Promise<Map<string, ProfileOf<S>>> {
    return new Map(
      ids.flatMap((id) => {
        const profile = this.get(side, id);
        return profile ? [[id, profile] as const] : [];
      }),
    );
  }

  put<S extends PairSide>(side: S, profile: ProfileOf<S>): void {
    const { id, version, ipc, facts } = profile;
    // A profile of a side holds the facts of that side.
    this.putStored(side, { id, version, ipc, facts: facts as FactsOf<S>, packed: packProfile(profile) });
  }

  /** Takes a record in, or its newer version; an older version than the one at hand is ignored. */
  putStored<S extends PairSide>(side: S, stored: StoredProfile<FactsOf<S>>): void {
    const known = this.versionOf(side, stored.id);
    if (known !== undefined && known > stored.version) return;
    this.remove(side, stored.id);
    if (side === 'listing') this.#background.put(stored.id, readPacked(stored.packed).whole);
    this.#count(side, this.shelf(side).put(stored).terms, 1);
  }

  remove(side: PairSide, id: string): void {
    if (side === 'listing') this.#background.remove(id);
    const terms = this.shelf(side).remove(id);
    if (terms) this.#count(side, terms, -1);
  }

  /** Bytes held outside the heap, by what they hold. */
  bytes(): Record<string, number> {
    const sides = [this.#listings.bytes, this.#demands.bytes];
    const names = ['vectors', 'records', 'words', 'columns'] as const;
    return {
      ...Object.fromEntries(names.map((name) => [name, sides.reduce((s, b) => s + b[name], 0)])),
      counts: this.#counts.bytes,
    };
  }

  #noAttainable(): Record<Space, Attainable> {
    return Object.fromEntries(spaces.map((space) => [space, new Attainable(this, space)])) as Record<Space, Attainable>;
  }

  #count(side: PairSide, terms: Readonly<Partial<Record<Space, TermVector>>>, change: 1 | -1): void {
    this.#counts.count(side, terms, change);
    for (const space of spaces) if (terms[space]) this.#attainable[space].outdate();
  }
}
