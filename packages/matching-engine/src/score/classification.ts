import { ipcSimilarity } from '@techbourse/domain';

/** Cached, because parsing two codes costs microseconds and the same pairs of codes come again and again. */
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
  /** The two most similar codes. */
  readonly listing: string;
  readonly demand: string;
};

/**
 * Similarity in the patent classification, 0..1: for each side the mean of its codes' best partners, then the better of
 * both sides, because a listing with ten codes meets a need with one of them.
 * Undefined when a side has no codes: missing codes are no evidence of a misfit.
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
