import { createDotKernel, type DotKernel, growTo, QUERIES_AT_ONCE, RECORDS_AT_ONCE } from './dot-kernel.ts';

/** Queries of one scan and records of one block, so that both need less than a megabyte of cache. */
export const SCAN_MAX = 64;
const BLOCK = 2048;

/**
 * Vectors of one side in eight bits, a row per slot, outside the heap of JavaScript. A scan compares all rows with many
 * queries; a slot without a vector has similarity 0.
 */
export class VectorMatrix {
  readonly #kernel: DotKernel;
  readonly #dimensions: number;
  readonly #width: number;
  readonly #products: number;
  /** Address of the input and output of `selectAbove`: floors of four queries, hits, shifts and scales of a block. */
  readonly #selection: number;
  readonly #rows: number;
  #slots = 0;
  #scales = new Float32Array(0);
  /** What the shift of a query to 0..127 adds to its product with a row: 64 times the sum of the row. */
  #shifts = new Int32Array(0);

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
    this.#width = Math.max(16, Math.ceil(dimensions / 16) * 16);
    this.#products = SCAN_MAX * this.#width;
    this.#selection = this.#products + SCAN_MAX * BLOCK * 4;
    this.#rows = this.#selection + 16 + 3 * BLOCK * 4;
    this.#kernel = createDotKernel(this.#rows + 64 * this.#width);
  }

  get dimensions(): number {
    return this.#dimensions;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.#kernel.memory.buffer.byteLength + this.#scales.byteLength + this.#shifts.byteLength;
  }

  /** Stores a vector, `values * scale`. One of another length cannot be compared and counts as none. */
  put(slot: number, values: Int8Array, scale: number): void {
    this.#reserve(slot + 1);
    const row = this.#row(slot);
    row.fill(0);
    const fits = values.length === this.#dimensions;
    if (fits) row.set(values);
    this.#scales[slot] = fits ? scale : 0;
    this.#shifts[slot] = 64 * row.reduce((sum, value) => sum + value, 0);
    this.#slots = Math.max(this.#slots, slot + 1);
  }

  remove(slot: number): void {
    this.#scales[slot] = 0;
  }

  /** The vector of a slot. */
  read(slot: number): Float32Array {
    const scale = this.#scales[slot] ?? 0;
    const row = this.#row(slot);
    const vector = new Float32Array(this.#dimensions);
    for (let k = 0; k < vector.length; k++) vector[k] = (row[k] as number) * scale;
    return vector;
  }

  /** Dot product of a slot's vector with another. */
  dot(slot: number, query: Float32Array): number {
    if (query.length !== this.#dimensions) return 0;
    const row = this.#row(slot);
    let sum = 0;
    for (let k = 0; k < query.length; k++) sum += (row[k] as number) * (query[k] as number);
    return sum * (this.#scales[slot] as number);
  }

  /**
   * Compares every row with up to `SCAN_MAX` queries, which are taken in seven bits: a cosine is right to about .002.
   * Calls `take` for products above the query's floor, in the order of slots; it returns the new floor. Floors start
   * at 0.
   */
  scan(queries: readonly Float32Array[], take: (query: number, slot: number, value: number) => number): void {
    const scales = this.#load(queries);
    const floors = new Float64Array(queries.length);
    const products = new Int32Array(this.#kernel.memory.buffer, 0, this.#rows / 4);
    for (let from = 0; from < this.#slots; from += BLOCK) {
      const count = Math.min(BLOCK, this.#slots - from);
      this.#multiply(from, count, queries.length);
      for (let first = 0; first < queries.length; first += QUERIES_AT_ONCE) {
        const begin = this.#productsOf(first);
        const hits = this.#selectAbove(begin, count, first, scales, floors);
        const end = Math.min(first + QUERIES_AT_ONCE, queries.length);
        for (const hit of hits) {
          const slot = from + (hit - begin) / (4 * QUERIES_AT_ONCE);
          const [shift, own] = [this.#shifts[slot] as number, this.#scales[slot] as number];
          for (let query = first, at = hit / 4; query < end; query++, at++) {
            const value = ((products[at] as number) - shift) * own * (scales[query] as number);
            if (value > (floors[query] as number)) floors[query] = take(query, slot, value);
          }
        }
      }
    }
  }

  /** Addresses of the products of those rows of a block that may be above the floor of one of four queries. */
  #selectAbove(begin: number, count: number, first: number, scales: Float32Array, floors: Float64Array): Uint32Array {
    const { memory, selectAbove } = this.#kernel;
    const hits = this.#selection + 4 * QUERIES_AT_ONCE;
    const shifts = hits + BLOCK * 4;
    const least = new Float32Array(memory.buffer, this.#selection, QUERIES_AT_ONCE);
    for (let i = 0; i < QUERIES_AT_ONCE; i++) {
      const scale = scales[first + i] ?? 0;
      // A little below the floor, so that rounding to 32 bits misses no row.
      least[i] = scale === 0 ? Number.POSITIVE_INFINITY : ((floors[first + i] ?? 0) / scale) * (1 - 1e-6);
    }
    const end = selectAbove(
      begin,
      begin + count * 4 * QUERIES_AT_ONCE,
      shifts,
      shifts + BLOCK * 4,
      this.#selection,
      hits,
    );
    return new Uint32Array(memory.buffer, hits, (end - hits) / 4);
  }

  /** Writes the queries in seven bits, shifted to 0..127, where the kernel reads them. Returns their scales. */
  #load(queries: readonly Float32Array[]): Float32Array {
    const bytes = new Uint8Array(this.#kernel.memory.buffer, 0, this.#products);
    return Float32Array.from(queries, (query, i) => {
      const largest = query.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
      if (query.length !== this.#dimensions || largest === 0) return 0;
      // The width beyond the dimensions is 0 in the rows, whatever stands there in the query.
      for (let k = 0; k < query.length; k++) {
        bytes[i * this.#width + k] = 64 + Math.round(((query[k] as number) / largest) * 63);
      }
      return largest / 63;
    });
  }

  /** Where the products of a block with a query and the three that follow begin. */
  #productsOf(query: number): number {
    return this.#products + query * BLOCK * 4;
  }

  #multiply(from: number, count: number, queries: number): void {
    const { memory, scan } = this.#kernel;
    const begin = this.#rows + from * this.#width;
    const pairs = Math.ceil(count / RECORDS_AT_ONCE) * RECORDS_AT_ONCE;
    for (let query = 0; query < queries; query += QUERIES_AT_ONCE) {
      scan(begin, begin + pairs * this.#width, query * this.#width, this.#productsOf(query), this.#width);
    }
    const shifts = this.#selection + 4 * QUERIES_AT_ONCE + BLOCK * 4;
    new Int32Array(memory.buffer, shifts, count).set(this.#shifts.subarray(from, from + count));
    new Float32Array(memory.buffer, shifts + BLOCK * 4, count).set(this.#scales.subarray(from, from + count));
  }

  #row(slot: number): Int8Array {
    return new Int8Array(this.#kernel.memory.buffer, this.#rows + slot * this.#width, this.#width);
  }

  #reserve(slots: number): void {
    if (slots <= this.#scales.length) return;
    const larger = Math.max(64, Math.ceil(slots * 1.3));
    growTo(this.#kernel.memory, this.#rows + (larger + RECORDS_AT_ONCE) * this.#width);
    const scales = new Float32Array(larger);
    scales.set(this.#scales);
    this.#scales = scales;
    const shifts = new Int32Array(larger);
    shifts.set(this.#shifts);
    this.#shifts = shifts;
  }
}
