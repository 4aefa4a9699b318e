import type { PackedVector } from '../profile/pack.ts';
import { termId } from '../profile/profile.ts';
import { TopK } from './top-k.ts';
import { SCAN_MAX, VectorMatrix } from './vector-matrix.ts';

/** The largest sample of listings; beyond it, half of them are dropped. Their vectors take 3 MB. */
const SAMPLE_MAX = 8192;
/** Nearest fellow listings that count. On the bench 3, 10 and 30 do equally well. */
const NEAREST = 10;
/** Above this cosine two texts are one text posted twice, which does not raise the density. */
const SAME_TEXT = 0.9;
/** Shrinkage for small samples: with so many listings the density counts half. */
const SHRINKAGE = 500;
/** Bound of the density, so that nobody sinks a rival by posting texts around it. */
const DENSITY_MAX = 0.1;
/** Listings over which the mean nearness is taken. */
const MEAN_SAMPLE = 512;
/** Cached values are dropped when this share of the sample has changed. */
const STALE_SHARE = 1 / 16;

/** A listing and its whole vector. */
export type ListingVector = { readonly id: string; readonly whole: Float32Array };

/**
 * The density of listings around a listing (the hub correction of CSLS), measured on a sample. A hash of the id decides
 * who is in the sample, so all workers take the same; only their cached values differ by recent changes.
 */
export class Density {
  readonly #max: number;
  #matrix: VectorMatrix | undefined;
  readonly #slotOf = new Map<string, number>();
  readonly #free: number[] = [];
  /** A listing is sampled when these bits of its hash are 0. */
  #mask = 0;
  #changes = 0;
  #mean: number | undefined;
  readonly #cached = new Map<string, number>();

  constructor(max = SAMPLE_MAX) {
    this.#max = max;
  }

  get size(): number {
    return this.#slotOf.size;
  }

  /** Adds or replaces a listing. */
  put(id: string, { values, scale }: PackedVector): void {
    this.remove(id);
    if (!this.#isSampled(id) || scale === 0) return;
    // Vectors of two models cannot be compared: the new model takes over once the last old vector has left.
    if (!this.#matrix || (this.size === 0 && this.#matrix.dimensions !== values.length)) {
      this.#matrix = new VectorMatrix(values.length);
    }
    const slot = this.#free.pop() ?? this.size;
    this.#slotOf.set(id, slot);
    this.#matrix.put(slot, values, scale);
    this.#countChange();
    while (this.size > this.#max) this.#halveSample();
  }

  remove(id: string): void {
    this.#cached.delete(id);
    const slot = this.#slotOf.get(id);
    if (slot === undefined) return;
    this.#slotOf.delete(id);
    this.#matrix?.remove(slot);
    this.#free.push(slot);
    this.#countChange();
  }

  /**
   * Mean cosine to the nearest listings, minus the mean over the sample: above 0 where many listings are alike, below 0
   * for an unusual one. -.1 to .1.
   */
  density(listing: ListingVector): number {
    const known = this.#cached.get(listing.id);
    if (known !== undefined) return known;
    this.measureDensity([listing]);
    return this.#cached.get(listing.id) ?? 0;
  }

  /** Measures and caches the density of many listings together, at about half the cost of one by one. */
  measureDensity(listings: readonly ListingVector[]): void {
    const unknown = new Map(listings.filter(({ id }) => !this.#cached.has(id)).map((one) => [one.id, one]));
    if (unknown.size === 0) return;
    const asked = [...unknown.values()];
    const usual = this.#meanNearness();
    const trust = this.size / (this.size + SHRINKAGE);
    this.#nearness(asked).forEach((raw, i) => {
      const value = raw === undefined ? 0 : Math.max(-DENSITY_MAX, Math.min(DENSITY_MAX, trust * (raw - usual)));
      this.#cached.set((asked[i] as ListingVector).id, value);
    });
  }

  #isSampled(id: string): boolean {
    // The lowest bit of a term id marks bigrams.
    return ((termId(id) >>> 1) & this.#mask) === 0;
  }

  #halveSample(): void {
    this.#mask = this.#mask * 2 + 1;
    for (const id of [...this.#slotOf.keys()]) if (!this.#isSampled(id)) this.remove(id);
  }

  #countChange(): void {
    this.#changes += 1;
    if (this.#changes <= this.size * STALE_SHARE) return;
    this.#changes = 0;
    this.#mean = undefined;
    this.#cached.clear();
  }

  #meanNearness(): number {
    if (this.#mean !== undefined) return this.#mean;
    const matrix = this.#matrix;
    // By hash, so that workers that received the records in another order choose the same.
    const members = [...this.#slotOf].map(([id, slot]) => ({ id, slot, hash: termId(id) }));
    const chosen = members.sort((one, other) => one.hash - other.hash).slice(0, MEAN_SAMPLE);
    const values = matrix ? this.#nearness(chosen.map(({ id, slot }) => ({ id, whole: matrix.read(slot) }))) : [];
    const found = values.filter((value) => value !== undefined);
    this.#mean = found.reduce((all, value) => all + value, 0) / Math.max(1, found.length);
    return this.#mean;
  }

  /** Undefined for a listing without a vector or without neighbours. */
  #nearness(listings: readonly ListingVector[]): (number | undefined)[] {
    const near: (number | undefined)[] = [];
    for (let at = 0; at < listings.length; at += SCAN_MAX) {
      const some = listings.slice(at, at + SCAN_MAX);
      const own = some.map(({ id }) => this.#slotOf.get(id));
      const best = some.map(() => new TopK(NEAREST));
      this.#matrix?.scan(
        some.map(({ whole }) => whole),
        (query, slot, value) => {
          const found = best[query] as TopK;
          return slot === own[query] || value > SAME_TEXT ? found.threshold : found.offer(slot, value);
        },
      );
      for (const { values } of best) {
        near.push(values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined);
      }
    }
    return near;
  }
}
