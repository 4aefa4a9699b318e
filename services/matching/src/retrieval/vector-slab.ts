import { createDotKernel, type DotKernel, growTo, QUERIES_AT_ONCE, RECORDS_AT_ONCE } from './dot-kernel.ts';

/** Queries of one scan, and records of one block: what both need of the cache stays below a megabyte. */
export const SCAN_MAX = 64;
const BLOCK = 2048;

/**
 * Vectors of one side in eight bits, a row per slot, in a memory of their own outside the heap of JavaScript. Rows are
 * compared with many queries at once; a slot without a vector is near to nothing.
 */
export class VectorSlab {
  readonly #kernel: DotKernel;
  readonly #dimensions: number;
  readonly #width: number;
  readonly #products: number;
  readonly #rows: number;
  #slots = 0;
  #scales = new Float32Array(0);
  /** What the shift of a query to 0..127 adds to its products with a row: 64 times the sum of the row. */
  #shifts = new Int32Array(0);

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
    this.#width = Math.max(16, Math.ceil(dimensions / 16) * 16);
    this.#products = SCAN_MAX * this.#width;
    this.#rows = this.#products + SCAN_MAX * BLOCK * 4;
    this.#kernel = createDotKernel(this.#rows + 64 * this.#width);
  }

  get dimensions(): number {
    return this.#dimensions;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.#kernel.memory.buffer.byteLength + this.#scales.byteLength + this.#shifts.byteLength;
  }

  /** Puts a vector, `values * scale`, in a slot. One of another length is as good as none: it cannot be compared. */
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

  /** The vector of a slot as numbers. */
  read(slot: number): Float32Array {
    const scale = this.#scales[slot] ?? 0;
    const row = this.#row(slot);
    const vector = new Float32Array(this.#dimensions);
    for (let k = 0; k < vector.length; k++) vector[k] = (row[k] as number) * scale;
    return vector;
  }

  /** Product of a slot's vector with another. */
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
    const products = new Int32Array(this.#kernel.memory.buffer, this.#products, SCAN_MAX * BLOCK);
    for (let from = 0; from < this.#slots; from += BLOCK) {
      const count = Math.min(BLOCK, this.#slots - from);
      this.#multiply(from, count, queries.length);
      queries.forEach((_, query) => {
        const scale = scales[query] as number;
        if (scale === 0) return;
        const first = Math.floor(query / QUERIES_AT_ONCE) * BLOCK * QUERIES_AT_ONCE + (query % QUERIES_AT_ONCE);
        let floor = floors[query] as number;
        for (let i = 0, at = first; i < count; i++, at += QUERIES_AT_ONCE) {
          const slot = from + i;
          const product = (products[at] as number) - (this.#shifts[slot] as number);
          const value = product * (this.#scales[slot] as number) * scale;
          if (value > floor) floor = take(query, slot, value);
        }
        floors[query] = floor;
      });
    }
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

  #multiply(from: number, count: number, queries: number): void {
    const begin = this.#rows + from * this.#width;
    const pairs = Math.ceil(count / RECORDS_AT_ONCE) * RECORDS_AT_ONCE;
    for (let query = 0; query < queries; query += QUERIES_AT_ONCE) {
      const out = this.#products + (query / QUERIES_AT_ONCE) * BLOCK * QUERIES_AT_ONCE * 4;
      this.#kernel.scan(begin, begin + pairs * this.#width, query * this.#width, out, this.#width);
    }
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
