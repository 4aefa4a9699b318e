import { ipcSimilarity } from '@techbourse/domain';

/** Parsing codes costs a microsecond each and the same few meet all day long. */
const known = new Map<string, number>();
const KNOWN_MAX = 100_000;

function similarity(a: string, b: string): number {
  const key = a < b ? `${a}|${b}` : `${b}|${a}`;
  let value = known.get(key);
  if (value === undefined) {
    value = ipcSimilarity(a, b);
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(key, value);
  }
  return value;
}

export type ClassificationPart = {
  readonly value: number;
  /** The two codes that lie nearest. */
  readonly listing: string;
  readonly demand: string;
};

/**
 * How near the two lie in the patent classification, 0..1: for each side the mean of its codes' best partners, and the
 * better of the two sides. The better one, because a need with one code is met by a listing that has it among ten.
 * Undefined when a side has no codes: that is no evidence, not a misfit.
 */
export function classificationPart(
  listing: readonly string[],
  demand: readonly string[],
): ClassificationPart | undefined {
  if (listing.length === 0 || demand.length === 0) return undefined;
  let nearest = { value: -1, listing: '', demand: '' };
  const bestOf = (from: readonly string[], to: readonly string[]) =>
    from.reduce((sum, code) => sum + to.reduce((max, other) => Math.max(max, similarity(code, other)), 0), 0) /
    from.length;
  for (const one of listing) {
    for (const other of demand) {
      const value = similarity(one, other);
      if (value > nearest.value) nearest = { value, listing: one, demand: other };
    }
  }
  return { ...nearest, value: Math.max(bestOf(listing, demand), bestOf(demand, listing)) };
}
