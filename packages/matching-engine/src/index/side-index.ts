import { type PackedVector, readPacked, unpackRest } from '../profile/pack.ts';
import type { Profile, Space, TermVector } from '../profile/profile.ts';
import { InvertedIndex } from './inverted-index.ts';
import { RecordArena } from './record-arena.ts';
import { VectorMatrix } from './vector-matrix.ts';

/** A record as stored, with its packed profile (`profile/pack.ts`). */
export type StoredProfile<Facts> = {
  readonly id: string;
  readonly version: number;
  readonly ipc: readonly string[];
  readonly facts: Facts;
  readonly packed: Uint8Array;
};

type Terms = Readonly<Partial<Record<Space, TermVector>>>;
type Head<Facts> = Omit<StoredProfile<Facts>, 'packed'>;

/**
 * The open records of one side, each in a slot, in as few bytes as scoring needs: whole vectors in one matrix, words in
 * an inverted index, everything else in an arena. `profile` makes a profile of views.
 */
export class SideIndex<Facts extends object> {
  readonly #slotOf = new Map<string, number>();
  readonly #heads: (Head<Facts> | undefined)[] = [];
  readonly #free: number[] = [];
  #places = new Float64Array(64);
  /** The serial number, from 1, of the record in a slot, because slots are reused. */
  #stamps = new Uint32Array(64);
  #stamped = 0;
  readonly #arena = new RecordArena((slot, place) => {
    this.#places[slot] = place;
  });
  readonly invertedIndex = new InvertedIndex();
  /** Whole vectors; created with the first record, which gives the dimensions. */
  #vectors: VectorMatrix | undefined;

  get size(): number {
    return this.#slotOf.size;
  }

  /** Slots in use are below. */
  get slots(): number {
    return this.#heads.length;
  }

  get vectors(): VectorMatrix | undefined {
    return this.#vectors;
  }

  slotOf(id: string): number | undefined {
    return this.#slotOf.get(id);
  }

  head(slot: number): Head<Facts> | undefined {
    return this.#heads[slot];
  }

  get stamps(): Uint32Array {
    return this.#stamps;
  }

  /** Number of records ever added. */
  get stamped(): number {
    return this.#stamped;
  }

  /** The profile in a slot. Its terms are views of bytes that are never overwritten. */
  profile(slot: number): Profile<Facts> | undefined {
    const head = this.#heads[slot];
    if (!head) return undefined;
    const whole = this.#vectors?.read(slot) ?? new Float32Array(0);
    return { ...head, ...unpackRest(this.#arena.read(this.#places[slot] as number), whole) };
  }

  terms(slot: number): Terms {
    return this.profile(slot)?.terms ?? {};
  }

  /** Adds a record, which must not be there yet. */
  put({ packed, ...head }: StoredProfile<Facts>): { slot: number; terms: Terms } {
    const { terms, whole, rest } = readPacked(packed);
    const slot = this.#free.pop() ?? this.#heads.length;
    this.#heads[slot] = head;
    this.#slotOf.set(head.id, slot);
    this.#reserve(slot);
    this.#places[slot] = this.#arena.write(slot, rest);
    this.#stamps[slot] = ++this.#stamped;
    this.#putVector(slot, whole);
    this.invertedIndex.add(slot, terms);
    return { slot, terms };
  }

  /** Removes a record and returns its terms. */
  remove(id: string): Terms | undefined {
    const slot = this.#slotOf.get(id);
    if (slot === undefined) return undefined;
    const terms = this.terms(slot);
    this.invertedIndex.remove(slot, terms);
    this.#slotOf.delete(id);
    this.#heads[slot] = undefined;
    this.#vectors?.remove(slot);
    this.#arena.free(this.#places[slot] as number);
    this.#free.push(slot);
    return terms;
  }

  /** Bytes held outside the heap, by what they hold. */
  get bytes(): Record<'vectors' | 'records' | 'words' | 'columns', number> {
    return {
      vectors: this.#vectors?.bytes ?? 0,
      records: this.#arena.bytes,
      words: this.invertedIndex.bytes,
      columns: this.#places.byteLength + this.#stamps.byteLength,
    };
  }

  /** Vectors of two models cannot be compared: a new model takes over once its record is the only one. */
  #putVector(slot: number, { values, scale }: PackedVector): void {
    if (!this.#vectors || (this.size === 1 && this.#vectors.dimensions !== values.length)) {
      this.#vectors = new VectorMatrix(values.length);
    }
    this.#vectors.put(slot, values, scale);
  }

  #reserve(slot: number): void {
    if (slot < this.#places.length) return;
    const size = Math.ceil(slot * 1.3) + 1;
    const places = new Float64Array(size);
    places.set(this.#places);
    this.#places = places;
    const stamps = new Uint32Array(size);
    stamps.set(this.#stamps);
    this.#stamps = stamps;
  }
}
