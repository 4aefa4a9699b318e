import type { PackedVector } from '../profile/pack.ts';
import { termId } from '../scoring/profile.ts';
import { Best } from './best.ts';
import { VectorSlab } from './vector-slab.ts';

/** Listings of the sample at most; past that, every second one is let go. Their vectors take 3 MB. */
const SAMPLE_MAX = 8192;
/** Nearest fellow listings that count. On the bench 3, 10 and 30 do equally well. */
const NEAREST = 10;
/** Above this cosine two texts are one text posted twice, and no competition. */
const SAME_TEXT = 0.9;
/** A small sample says little: at so many listings its word counts half. */
const HALF_TRUSTED = 500;
/** No crowd moves a listing further, so that nobody sinks a rival by posting texts around it. */
const FARTHEST = 0.1;
/** Listings over which the usual crowding is taken. */
const USUAL_OVER = 512;
/** What was found out is found out anew when such a share of the sample has changed. */
const STALE_SHARE = 1 / 16;

/**
 * A sample of the listings as the background of each: how crowded it is where a listing stands. Who is in the sample
 * is decided by a hash of the id, so that all workers take the same; they differ by what changed of it lately.
 */
export class Background {
  readonly #max: number;
  #slab: VectorSlab | undefined;
  readonly #slotOf = new Map<string, number>();
  readonly #free: number[] = [];
  /** A listing is in the sample when these bits of its hash are 0. */
  #mask = 0;
  #changes = 0;
  #usual: number | undefined;
  readonly #known = new Map<string, number>();

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
    if (!this.#slab || (this.size === 0 && this.#slab.dimensions !== values.length)) {
      this.#slab = new VectorSlab(values.length);
    }
    const slot = this.#free.pop() ?? this.size;
    this.#slotOf.set(id, slot);
    this.#slab.put(slot, values, scale);
    this.#change();
    while (this.size > this.#max) this.#thin();
  }

  remove(id: string): void {
    this.#known.delete(id);
    const slot = this.#slotOf.get(id);
    if (slot === undefined) return;
    this.#slotOf.delete(id);
    this.#slab?.remove(slot);
    this.#free.push(slot);
    this.#change();
  }

  /**
   * Mean cosine of a listing to its nearest fellow listings, less what is usual: above 0 where many offer much the
   * same, below 0 for one of its kind; -.1 to .1.
   */
  crowding(id: string, whole: Float32Array): number {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const raw = this.#nearness(id, whole);
    const trust = this.size / (this.size + HALF_TRUSTED);
    const value =
      raw === undefined ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, trust * (raw - this.#usualNearness())));
    this.#known.set(id, value);
    return value;
  }

  #isSampled(id: string): boolean {
    // The lowest bit of a term's number says something else.
    return ((termId(id) >>> 1) & this.#mask) === 0;
  }

  #thin(): void {
    this.#mask = this.#mask * 2 + 1;
    for (const id of [...this.#slotOf.keys()]) if (!this.#isSampled(id)) this.remove(id);
  }

  #change(): void {
    this.#changes += 1;
    if (this.#changes <= this.size * STALE_SHARE) return;
    this.#changes = 0;
    this.#usual = undefined;
    this.#known.clear();
  }

  #usualNearness(): number {
    if (this.#usual !== undefined) return this.#usual;
    // By hash, so that workers that heard of the records in another order take the same.
    const members = [...this.#slotOf].map(([id, slot]) => ({ id, slot, hash: termId(id) }));
    const chosen = members.sort((one, other) => one.hash - other.hash).slice(0, USUAL_OVER);
    const values = chosen.flatMap(({ id, slot }) => this.#nearness(id, this.#slab?.read(slot)) ?? []);
    const sum = values.reduce((all, value) => all + value, 0);
    this.#usual = sum / Math.max(1, values.length);
    return this.#usual;
  }

  /** Undefined for a listing without a vector, and where it is alone. */
  #nearness(id: string, whole: Float32Array | undefined): number | undefined {
    if (!this.#slab || !whole?.some((value) => value !== 0)) return undefined;
    const own = this.#slotOf.get(id);
    const best = new Best(NEAREST);
    this.#slab.scan([whole], (_, slot, value) =>
      slot === own || value > SAME_TEXT ? best.floor : best.offer(slot, value),
    );
    const count = best.slots.length;
    return count === 0 ? undefined : best.values.reduce((sum, value) => sum + value, 0) / count;
  }
}
