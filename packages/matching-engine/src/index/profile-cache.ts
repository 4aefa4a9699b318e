import type { PairSide } from '@techbourse/domain';
import type { ProfileOf } from '../profile/profile.ts';

type AnyProfile = ProfileOf<PairSide>;

/** Bytes of a profile beside its arrays: objects, strings, the map entry. Measured on 50,000 profiles. */
const OVERHEAD_BYTES = 1200;

/** An LRU cache of profiles, bounded in bytes. */
export class ProfileCache {
  readonly #bytesMax: number;
  /** Least recently used first. */
  readonly #entries = new Map<string, { readonly profile: AnyProfile; readonly bytes: number }>();
  #bytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get<S extends PairSide>(side: S, id: string): ProfileOf<S> | undefined {
    const key = keyOf(side, id);
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    // Put under the key of its side.
    return entry.profile as ProfileOf<S>;
  }

  put<S extends PairSide>(side: S, profile: ProfileOf<S>): void {
    this.delete(side, profile.id);
    const bytes = bytesOf(profile);
    this.#entries.set(keyOf(side, profile.id), { profile, bytes });
    this.#bytes += bytes;
    for (const [key, oldest] of this.#entries) {
      if (this.#bytes <= this.#bytesMax) return;
      this.#entries.delete(key);
      this.#bytes -= oldest.bytes;
    }
  }

  delete(side: PairSide, id: string): void {
    const key = keyOf(side, id);
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }
}

function keyOf(side: PairSide, id: string): string {
  return `${side}:${id}`;
}

function bytesOf({ terms, whole, passages }: AnyProfile): number {
  const words = Object.values(terms).reduce((sum, vector) => sum + vector.ids.byteLength + vector.counts.byteLength, 0);
  return OVERHEAD_BYTES + words + whole.byteLength + passages.values.byteLength + passages.scales.byteLength;
}
