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
import { maxLexical } from '../score/lexical.ts';
import type { Weights } from '../score/weights.ts';
import { CorpusCounter } from './corpus-counter.ts';
import { Density, type ListingVector } from './density.ts';
import type { InvertedIndex } from './inverted-index.ts';
import type { LexicalIndex } from './lexical-ranking.ts';
import { MaxLexicalScores } from './max-lexical.ts';
import type { Profiles } from './profiles.ts';
import { SideIndex, type StoredProfile } from './side-index.ts';

/** All open profiles of both sides in memory, with the corpus statistics, updated record by record. */
export class ProfileIndex implements Profiles, LexicalIndex {
  /** The old terms of a record are at hand, so every change is counted exactly. */
  readonly drift = 0;
  #listings = new SideIndex<ListingFacts>();
  #demands = new SideIndex<DemandFacts>();
  #counts = new CorpusCounter();
  #maxLexical = this.#noMaxLexical();
  #density = new Density();

  clear(): void {
    this.#listings = new SideIndex();
    this.#demands = new SideIndex();
    this.#counts = new CorpusCounter();
    this.#maxLexical = this.#noMaxLexical();
    this.#density = new Density();
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

  maxLexical(
    demand: Parameters<NonNullable<CorpusStats['maxLexical']>>[0],
    space: Space,
    weights: Weights['lexical'],
  ): number {
    const terms = demand.terms[space];
    const slot = this.#demands.slotOf(demand.id);
    // The caller may hold an older version than the index.
    const isHere = slot !== undefined && this.#demands.head(slot)?.version === demand.version;
    if (isHere) return this.#maxLexical[space].exact(slot, terms, weights);
    return (terms && maxLexical(terms, space, this, weights)) || 1;
  }

  maxLexicalScores(space: Space, weights: Weights['lexical']): Float64Array {
    return this.#maxLexical[space].approximate(weights);
  }

  density(listing: ListingVector): number {
    return this.#density.density(listing);
  }

  measureDensity(listings: readonly ListingVector[]): void {
    this.#density.measureDensity(listings);
  }

  sideIndex<S extends PairSide>(side: S): SideIndex<FactsOf<S>> {
    // `side` says which of the two it is.
    return (side === 'listing' ? this.#listings : this.#demands) as unknown as SideIndex<FactsOf<S>>;
  }

  slots(side: PairSide): number {
    return this.sideIndex(side).slots;
  }

  invertedIndex(side: PairSide): InvertedIndex {
    return this.sideIndex(side).invertedIndex;
  }

  size(side: PairSide): number {
    return this.sideIndex(side).size;
  }

  versionOf(side: PairSide, id: string): number | undefined {
    const sideIndex = this.sideIndex(side);
    const slot = sideIndex.slotOf(id);
    return slot === undefined ? undefined : sideIndex.head(slot)?.version;
  }

  get<S extends PairSide>(side: S, id: string): ProfileOf<S> | undefined {
    const sideIndex = this.sideIndex(side);
    const slot = sideIndex.slotOf(id);
    return slot === undefined ? undefined : (sideIndex.profile(slot) as ProfileOf<S> | undefined);
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

  /** Adds a record or its newer version. An older version is ignored. */
  putStored<S extends PairSide>(side: S, stored: StoredProfile<FactsOf<S>>): void {
    const known = this.versionOf(side, stored.id);
    if (known !== undefined && known > stored.version) return;
    this.remove(side, stored.id);
    if (side === 'listing') this.#density.put(stored.id, readPacked(stored.packed).whole);
    this.#count(side, this.sideIndex(side).put(stored).terms, 1);
  }

  remove(side: PairSide, id: string): void {
    if (side === 'listing') this.#density.remove(id);
    const terms = this.sideIndex(side).remove(id);
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

  #noMaxLexical(): Record<Space, MaxLexicalScores> {
    return Object.fromEntries(spaces.map((space) => [space, new MaxLexicalScores(this, space)])) as Record<
      Space,
      MaxLexicalScores
    >;
  }

  #count(side: PairSide, terms: Readonly<Partial<Record<Space, TermVector>>>, change: 1 | -1): void {
    this.#counts.count(side, terms, change);
    for (const space of spaces) if (terms[space]) this.#maxLexical[space].invalidate();
  }
}
