import type { PairSide } from '@techbourse/domain';
import type { CorpusStats } from '../scoring/corpus.ts';
import {
  type DemandProfile,
  type ListingProfile,
  type ProfileOf,
  type Space,
  spaces,
  type TermVector,
} from '../scoring/profile.ts';
import { Postings, TermTable } from './term-table.ts';

type AnyProfile = ListingProfile | DemandProfile;

const index = (side: PairSide): 0 | 1 => (side === 'listing' ? 0 : 1);

/** The open records of one side: a slot each, reused by nobody until the postings are packed anew. */
class Shelf {
  readonly slots: (AnyProfile | undefined)[] = [];
  readonly slotOf = new Map<string, number>();
  readonly postings = Object.fromEntries(spaces.map((space) => [space, new Postings()])) as Record<Space, Postings>;
  /** Words of each slot, per space: what long listings are held against. */
  readonly lengths = Object.fromEntries(spaces.map((space) => [space, new Float32Array(1 << 10)])) as Record<
    Space,
    Float32Array
  >;
  deadPostings = 0;

  noteLength(space: Space, slot: number, length: number): void {
    if (slot >= this.lengths[space].length) {
      const longer = new Float32Array(Math.ceil(slot * 1.5));
      longer.set(this.lengths[space]);
      this.lengths[space] = longer;
    }
    this.lengths[space][slot] = length;
  }
}

/**
 * All open profiles of both sides in memory, with the statistics of their words, kept current record by record.
 * Removing leaves dead postings behind, which are dropped when they are a third of all.
 */
export class ProfileIndex implements CorpusStats {
  readonly #shelves = [new Shelf(), new Shelf()] as const;
  readonly #tables = Object.fromEntries(spaces.map((space) => [space, new TermTable()])) as Record<Space, TermTable>;
  readonly #documents = { common: 0, zh: 0, ru: 0 };
  readonly #listings = { common: 0, zh: 0, ru: 0 };
  readonly #words = { common: 0, zh: 0, ru: 0 };

  documents(space: Space): number {
    return this.#documents[space];
  }

  averageLength(space: Space): number {
    return this.#words[space] > 0 ? this.#words[space] / this.#listings[space] : 1;
  }

  frequency(space: Space, termId: number): number {
    const entry = this.#tables[space].find(termId);
    return entry < 0 ? 0 : this.#tables[space].documents(entry);
  }

  size(side: PairSide): number {
    return this.#shelves[index(side)].slotOf.size;
  }

  get<S extends PairSide>(side: S, id: string): ProfileOf<S> | undefined {
    const shelf = this.#shelves[index(side)];
    const slot = shelf.slotOf.get(id);
    // A shelf holds one side only, by `put`.
    return slot === undefined ? undefined : (shelf.slots[slot] as ProfileOf<S> | undefined);
  }

  /** Slots of a side; removed records leave holes. */
  slots<S extends PairSide>(side: S): readonly (ProfileOf<S> | undefined)[] {
    return this.#shelves[index(side)].slots as (ProfileOf<S> | undefined)[];
  }

  /** Takes a record in, or its newer version; an older version than the one at hand is ignored. */
  put<S extends PairSide>(side: S, profile: ProfileOf<S>): void {
    const known = this.get(side, profile.id);
    if (known && known.version > profile.version) return;
    this.remove(side, profile.id);
    const shelf = this.#shelves[index(side)];
    const slot = shelf.slots.length;
    shelf.slots.push(profile);
    shelf.slotOf.set(profile.id, slot);
    for (const space of spaces) {
      const terms = profile.terms[space];
      if (!terms) continue;
      this.#count(space, side, terms, 1);
      this.#post(space, side, terms, slot);
    }
  }

  remove(side: PairSide, id: string): void {
    const shelf = this.#shelves[index(side)];
    const slot = shelf.slotOf.get(id);
    if (slot === undefined) return;
    const profile = shelf.slots[slot];
    shelf.slotOf.delete(id);
    shelf.slots[slot] = undefined;
    for (const space of spaces) {
      const terms = profile?.terms[space];
      if (!terms) continue;
      this.#count(space, side, terms, -1);
      shelf.deadPostings += terms.ids.length;
    }
    const all = spaces.reduce((sum, space) => sum + shelf.postings[space].length, 0);
    if (shelf.deadPostings > 10_000 && shelf.deadPostings * 3 > all) this.#pack(side);
  }

  /** Words of each slot of a side in a space. */
  lengths(space: Space, side: PairSide): Float32Array {
    return this.#shelves[index(side)].lengths[space];
  }

  /** First posting of a term on a side, or -1; `postings` holds the rest of the chain, dead slots included. */
  head(space: Space, side: PairSide, termId: number): number {
    const table = this.#tables[space];
    const entry = table.find(termId);
    return entry < 0 ? -1 : table.head(entry, index(side));
  }

  postings(space: Space, side: PairSide): Postings['arrays'] {
    return this.#shelves[index(side)].postings[space].arrays;
  }

  #count(space: Space, side: PairSide, terms: TermVector, change: 1 | -1): void {
    const table = this.#tables[space];
    for (const id of terms.ids) table.count(table.entry(id), index(side), change);
    this.#documents[space] += change;
    if (side !== 'listing') return;
    this.#listings[space] += change;
    this.#words[space] += change * terms.length;
  }

  #post(space: Space, side: PairSide, terms: TermVector, slot: number): void {
    const table = this.#tables[space];
    const shelf = this.#shelves[index(side)];
    const postings = shelf.postings[space];
    shelf.noteLength(space, slot, terms.length);
    for (let i = 0; i < terms.ids.length; i++) {
      const entry = table.entry(terms.ids[i] as number);
      table.setHead(entry, index(side), postings.add(slot, terms.counts[i] as number, table.head(entry, index(side))));
    }
  }

  /** Gives the living records of a side new slots without holes and writes their postings anew. */
  #pack(side: PairSide): void {
    const shelf = this.#shelves[index(side)];
    const living = shelf.slots.filter((profile) => profile !== undefined);
    shelf.slots.length = 0;
    shelf.slotOf.clear();
    shelf.deadPostings = 0;
    for (const space of spaces) {
      shelf.postings[space].clear();
      this.#tables[space].clearHeads(index(side));
    }
    for (const profile of living) {
      const slot = shelf.slots.push(profile) - 1;
      shelf.slotOf.set(profile.id, slot);
      for (const space of spaces) {
        const terms = profile.terms[space];
        if (terms) this.#post(space, side, terms, slot);
      }
    }
  }
}
