const EMPTY = -1;

/**
 * Terms of one space with how many records of each side hold them, and for each side the chain of its postings.
 * An open hash table in typed arrays: a million two-word terms take 20 bytes each instead of some hundred in a Map.
 */
export class TermTable {
  #capacity = 1 << 12;
  #used = 0;
  #keys = new Uint32Array(this.#capacity);
  #entries = new Int32Array(this.#capacity).fill(EMPTY);
  #frequency = [new Int32Array(this.#capacity), new Int32Array(this.#capacity)] as const;
  #heads = [new Int32Array(this.#capacity), new Int32Array(this.#capacity)] as const;

  /** Number of the term's entry, made when it is new. */
  entry(term: number): number {
    const place = this.#place(term);
    const known = this.#entries[place] as number;
    if (known !== EMPTY) return known;
    if (this.#used * 2 >= this.#capacity) {
      this.#grow();
      return this.entry(term);
    }
    const entry = this.#used++;
    this.#keys[place] = term;
    this.#entries[place] = entry;
    this.#heads[0][entry] = EMPTY;
    this.#heads[1][entry] = EMPTY;
    return entry;
  }

  /** Number of the term's entry, or -1. */
  find(term: number): number {
    return this.#entries[this.#place(term)] as number;
  }

  /** Records of both sides that hold the term of this entry. */
  documents(entry: number): number {
    return (this.#frequency[0][entry] as number) + (this.#frequency[1][entry] as number);
  }

  count(entry: number, side: 0 | 1, change: 1 | -1): void {
    this.#frequency[side][entry] = (this.#frequency[side][entry] as number) + change;
  }

  head(entry: number, side: 0 | 1): number {
    return this.#heads[side][entry] as number;
  }

  setHead(entry: number, side: 0 | 1, posting: number): void {
    this.#heads[side][entry] = posting;
  }

  /** Forgets the chains of one side, not the counts. */
  clearHeads(side: 0 | 1): void {
    this.#heads[side].fill(EMPTY);
  }

  #place(term: number): number {
    const mask = this.#capacity - 1;
    let place = (term >>> 1) & mask;
    while (this.#entries[place] !== EMPTY && this.#keys[place] !== term) place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const keys = this.#keys;
    const entries = this.#entries;
    this.#capacity *= 2;
    this.#keys = new Uint32Array(this.#capacity);
    this.#entries = new Int32Array(this.#capacity).fill(EMPTY);
    for (let i = 0; i < entries.length; i++) {
      if (entries[i] === EMPTY) continue;
      const place = this.#place(keys[i] as number);
      this.#keys[place] = keys[i] as number;
      this.#entries[place] = entries[i] as number;
    }
    this.#frequency = [longer(this.#frequency[0], this.#capacity), longer(this.#frequency[1], this.#capacity)];
    this.#heads = [longer(this.#heads[0], this.#capacity), longer(this.#heads[1], this.#capacity)];
  }
}

/** Postings of one side in one space: chains of (slot, count), newest first. */
export class Postings {
  #length = 0;
  #slots = new Int32Array(1 << 12);
  #counts = new Uint8Array(1 << 12);
  #next = new Int32Array(1 << 12);

  get length(): number {
    return this.#length;
  }

  /** Puts a posting in front of a chain and returns the new head. */
  add(slot: number, count: number, next: number): number {
    if (this.#length === this.#slots.length) {
      const size = Math.ceil(this.#length * 1.5);
      this.#slots = longer(this.#slots, size);
      this.#next = longer(this.#next, size);
      const counts = new Uint8Array(size);
      counts.set(this.#counts);
      this.#counts = counts;
    }
    const at = this.#length++;
    this.#slots[at] = slot;
    this.#counts[at] = count;
    this.#next[at] = next;
    return at;
  }

  /** The arrays behind the chains, for loops over them; good until the next `add`. */
  get arrays(): { readonly slots: Int32Array; readonly counts: Uint8Array; readonly next: Int32Array } {
    return { slots: this.#slots, counts: this.#counts, next: this.#next };
  }

  clear(): void {
    this.#length = 0;
  }
}

function longer(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(array.length > length ? array.subarray(0, length) : array);
  return copy;
}
