const SHARDS = 64;
const FULL = 0.75;
const LARGEST = 0xffff;
/** Cached lookups, a power of two: half a megabyte. Measured: scoring a record takes a third of the time. */
const CACHE_SIZE = 1 << 16;

/**
 * How many records hold each term. Most of the millions of terms are bigrams of a single record, so an entry takes six
 * bytes: open addressing, in shards that grow one by one instead of doubling all memory at once.
 */
export class DocumentFrequencies {
  readonly #shards = Array.from({ length: SHARDS }, () => new Shard());
  /** The last lookups, few enough for the processor's cache: scoring asks for the same terms again and again. */
  readonly #cachedTerms = new Uint32Array(CACHE_SIZE);
  readonly #cachedCounts = new Uint32Array(CACHE_SIZE);
  #isStale = false;

  get bytes(): number {
    return this.#shards.reduce((sum, shard) => sum + shard.bytes, 8 * CACHE_SIZE);
  }

  get(term: number): number {
    if (this.#isStale) {
      this.#cachedTerms.fill(0);
      this.#isStale = false;
    }
    const at = (term >>> 1) & (CACHE_SIZE - 1);
    const key = keyOf(term);
    if (this.#cachedTerms[at] !== key) {
      this.#cachedCounts[at] = (this.#shards[term >>> 26] as Shard).get(term);
      this.#cachedTerms[at] = key;
    }
    return this.#cachedCounts[at] as number;
  }

  add(term: number, change: 1 | -1): void {
    this.#isStale = true;
    (this.#shards[term >>> 26] as Shard).add(term, change);
  }
}

class Shard {
  #keys = new Uint32Array(16);
  #counts = new Uint16Array(16);
  /** Places taken, including those of terms that no record holds any more. */
  #taken = 0;
  /** Counts beyond sixteen bits. */
  readonly #large = new Map<number, number>();

  get bytes(): number {
    return this.#keys.byteLength + this.#counts.byteLength;
  }

  get(term: number): number {
    const count = this.#counts[this.#place(term)] as number;
    return count === LARGEST ? (this.#large.get(term) ?? LARGEST) : count;
  }

  add(term: number, change: 1 | -1): void {
    const place = this.#place(term);
    if (this.#keys[place] === 0) {
      if (this.#taken >= this.#keys.length * FULL) {
        this.#rebuild();
        this.add(term, change);
        return;
      }
      this.#keys[place] = keyOf(term);
      this.#taken += 1;
    }
    const count = this.get(term) + change;
    this.#counts[place] = Math.min(count, LARGEST);
    if (count >= LARGEST) this.#large.set(term, count);
    else this.#large.delete(term);
  }

  #place(term: number): number {
    const size = this.#keys.length;
    const key = keyOf(term);
    // Term ids are hashes: the 26 bits that do not choose the shard are scaled to the table.
    let place = Math.floor(((term & 0x3ffffff) * size) / 0x4000000);
    while (this.#keys[place] !== 0 && this.#keys[place] !== key) place = place + 1 === size ? 0 : place + 1;
    return place;
  }

  #rebuild(): void {
    const [keys, counts] = [this.#keys, this.#counts];
    const living = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
    const size = Math.max(16, Math.ceil((living * 1.4) / FULL));
    this.#keys = new Uint32Array(size);
    this.#counts = new Uint16Array(size);
    this.#taken = living;
    keys.forEach((key, i) => {
      const count = counts[i] as number;
      if (count === 0) return;
      const place = this.#place(key);
      this.#keys[place] = key;
      this.#counts[place] = count;
    });
  }
}

/** 0 marks a free place; the term 0 counts as the word 2. */
function keyOf(term: number): number {
  return term === 0 ? 2 : term;
}
