import type { PackedVector } from '../profile/pack.ts';
import { termId } from '../profile/profile.ts';
import { TopK } from './top-k.ts';
import { SCAN_MAX, VectorMatrix } from './vector-matrix.ts';

/** Listings of the sample at most; past that, every second one is let go. Their vectors take 3 MB. */
const SAMPLE_MAX = 8192;
/** Nearest fellow listings that count. On the bench 3, 10 and 30 do equally well. */
const NEAREST = 10;
/** Above this cosine two texts are one text posted twice, and no competition. */
const SAME_TEXT = 0.9;
/** A small sample says little: at so many listings its word counts half. */
const SHRINKAGE = 500;
/** No crowd moves a listing further, so that nobody sinks a rival by posting texts around it. */
const DENSITY_MAX = 0.1;
/** Listings over which the usual density is taken. */
const MEAN_SAMPLE = 512;
/** What was found out is found out anew when such a share of the sample has changed. */
const STALE_SHARE = 1 / 16;

/** A listing and where it stands. */
export type ListingVector = { readonly id: string; readonly whole: Float32Array };

/**
 * How dense it is around a listing, the correction of CSLS, from a sample of all listings. A hash of the id decides who is
 * in the sample, so that all workers take the same; they differ by what changed of it lately.
 */
export class Density {
  readonly #max: number;
  #matrix: VectorMatrix | undefined;
  readonly #slotOf = new Map<string, number>();
  readonly #free: number[] = [];
  /** A listing is in the sample when these bits of its hash are 0. */
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

  /** A listing that came or changed. */
  put(id: string, { values, scale }: PackedVector): void {
    this.remove(id);
    if (!this.#isSampled(id) || scale === 0) return;
    // Vectors of two models cannot be compared; those of the new one rule when the last of the old has left.
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
   * Mean cosine of a listing to its nearest fellow listings, less what is usual: above 0 where many offer much the
   * same, below 0 for one of its kind; -.1 to .1.
   */
  density(listing: ListingVector): number {
    const known = this.#cached.get(listing.id);
    if (known !== undefined) return known;
    this.measureDensity([listing]);
    return this.#cached.get(listing.id) ?? 0;
  }

  /** Finds out the density around many at once, at about half of what each would cost alone. */
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
    // The lowest bit of a term's number says something else.
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
    // By hash, so that workers that heard of the records in another order take the same.
    const members = [...this.#slotOf].map(([id, slot]) => ({ id, slot, hash: termId(id) }));
    const chosen = members.sort((one, other) => one.hash - other.hash).slice(0, MEAN_SAMPLE);
    const values = matrix ? this.#nearness(chosen.map(({ id, slot }) => ({ id, whole: matrix.read(slot) }))) : [];
    const found = values.filter((value) => value !== undefined);
    this.#mean = found.reduce((all, value) => all + value, 0) / Math.max(1, found.length);
    return this.#mean;
  }

  /** Undefined for a listing without a vector, and where it is alone. */
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
