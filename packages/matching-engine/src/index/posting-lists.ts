const CHUNK = 1 << 20;
const NONE = 0xffffffff;
/** Instead of a block, for a word that too many records hold. */
const DROPPED = 0xfffffffe;

/** Block sizes: 1, 2, 3, 4, 6, 8, 12, 16 ... A list that outgrows its block moves to the next size. */
const SIZES = [1, ...Array.from({ length: 20 }, (_, k) => [2 ** (k + 1), 1.5 * 2 ** (k + 1)]).flat()].filter(
  (size) => size <= CHUNK,
);

/** A run of postings; read them with `slotOf` and `countOf`. */
export type Postings = {
  readonly values: Uint32Array;
  readonly from: number;
  readonly to: number;
};

const EMPTY: Postings = { values: new Uint32Array(0), from: 0, to: 0 };

export const slotOf = (posting: number): number => posting >>> 8;
export const countOf = (posting: number): number => posting & 255;

/**
 * The records of one side that hold each word of one space. A posting is a number: 24 bits of slot, 8 bits of count. A
 * word's postings lie side by side, unordered, in a block of a common pool: two hundred thousand arrays would cost more
 * than their contents. A word of more than a million records loses its list, because it tells none of them apart.
 */
export class PostingLists {
  #capacity = 64;
  #entries = 0;
  #keys = new Uint32Array(this.#capacity);
  #places = new Int32Array(this.#capacity).fill(-1);
  /** By entry: block, its size class, and how many postings are in it. */
  #blocks = new Uint32Array(32);
  #classes = new Uint8Array(32);
  #lengths = new Uint32Array(32);
  readonly #pool: Uint32Array[] = [];
  #poolUsed = CHUNK;
  readonly #free: number[][] = SIZES.map(() => []);

  /** Bytes held. */
  get bytes(): number {
    return this.#pool.length * CHUNK * 4 + this.#capacity * 8 + this.#blocks.length * 9;
  }

  get(word: number): Postings {
    const entry = this.#places[this.#place(word)] as number;
    if (entry < 0) return EMPTY;
    const block = this.#blocks[entry] as number;
    if (block >= DROPPED) return EMPTY;
    const from = block % CHUNK;
    return { values: this.#chunkOf(block), from, to: from + (this.#lengths[entry] as number) };
  }

  add(word: number, slot: number, count: number): void {
    const entry = this.#entryOf(word);
    const length = this.#lengths[entry] as number;
    if (this.#blocks[entry] === DROPPED) return;
    if (this.#blocks[entry] === NONE) this.#move(entry, 0);
    else if (length === SIZES[this.#classes[entry] as number]) {
      const next = (this.#classes[entry] as number) + 1;
      if (next === SIZES.length) {
        this.#release(entry, DROPPED);
        return;
      }
      this.#move(entry, next);
    }
    const block = this.#blocks[entry] as number;
    this.#chunkOf(block)[(block % CHUNK) + length] = slot * 256 + count;
    this.#lengths[entry] = length + 1;
  }

  /** Removes a record from a word's list; the last posting takes its place. */
  remove(word: number, slot: number, count: number): void {
    const { values, from, to } = this.get(word);
    const at = values.indexOf(slot * 256 + count, from);
    if (at < 0 || at >= to) return;
    const entry = this.#places[this.#place(word)] as number;
    values[at] = values[to - 1] as number;
    this.#lengths[entry] = to - from - 1;
    if (to - from === 1) this.#release(entry);
  }

  #chunkOf(block: number): Uint32Array {
    return this.#pool[Math.floor(block / CHUNK)] as Uint32Array;
  }

  /** Moves a list to a block of another size class. */
  #move(entry: number, sizeClass: number): void {
    const size = SIZES[sizeClass] as number;
    const to = this.#take(sizeClass, size);
    const from = this.#blocks[entry] as number;
    const length = this.#lengths[entry] as number;
    if (from !== NONE) {
      const values = this.#chunkOf(from).subarray(from % CHUNK, (from % CHUNK) + length);
      this.#chunkOf(to).set(values, to % CHUNK);
      this.#release(entry);
    }
    this.#blocks[entry] = to;
    this.#classes[entry] = sizeClass;
  }

  #take(sizeClass: number, size: number): number {
    const free = this.#free[sizeClass]?.pop();
    if (free !== undefined) return free;
    if (this.#poolUsed + size > CHUNK) {
      this.#pool.push(new Uint32Array(CHUNK));
      this.#poolUsed = 0;
    }
    const block = (this.#pool.length - 1) * CHUNK + this.#poolUsed;
    this.#poolUsed += size;
    return block;
  }

  #release(entry: number, instead = NONE): void {
    this.#free[this.#classes[entry] as number]?.push(this.#blocks[entry] as number);
    this.#blocks[entry] = instead;
  }

  #entryOf(word: number): number {
    const place = this.#place(word);
    const known = this.#places[place] as number;
    if (known >= 0) return known;
    if (this.#entries * 2 >= this.#capacity) {
      this.#grow();
      return this.#entryOf(word);
    }
    const entry = this.#entries++;
    this.#keys[place] = word;
    this.#places[place] = entry;
    if (entry === this.#blocks.length) {
      this.#blocks = longer(this.#blocks, new Uint32Array(entry * 2));
      this.#classes = longer(this.#classes, new Uint8Array(entry * 2));
      this.#lengths = longer(this.#lengths, new Uint32Array(entry * 2));
    }
    this.#blocks[entry] = NONE;
    return entry;
  }

  #place(word: number): number {
    const mask = this.#capacity - 1;
    let place = (word >>> 1) & mask;
    while (this.#places[place] !== -1 && this.#keys[place] !== word) place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const [keys, places] = [this.#keys, this.#places];
    this.#capacity *= 2;
    this.#keys = new Uint32Array(this.#capacity);
    this.#places = new Int32Array(this.#capacity).fill(-1);
    keys.forEach((key, i) => {
      if (places[i] === -1) return;
      const place = this.#place(key);
      this.#keys[place] = key;
      this.#places[place] = places[i] as number;
    });
  }
}

function longer<A extends Uint32Array | Uint8Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
