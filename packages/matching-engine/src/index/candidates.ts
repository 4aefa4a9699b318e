import type { PairSide } from '@techbourse/domain';
import type { DemandFacts, ListingFacts } from '../profile/profile.ts';
import { violatedConstraint } from '../score/constraints.ts';
import type { Weights } from '../score/weights.ts';
import { TopK } from './top-k.ts';

/** A test whether a record of the other side violates no hard constraint with this one. */
export function constraintsFor(side: PairSide, own: object, today: string): (other: object) => boolean {
  // `side` says which of the two is the listing.
  return side === 'listing'
    ? (other) => violatedConstraint(own as ListingFacts, other as DemandFacts, today) === undefined
    : (other) => violatedConstraint(other as ListingFacts, own as DemandFacts, today) === undefined;
}

/** The allowed slots with the highest values above 0. Constraints are tested only for values that would enter. */
export function topSlots(values: Float32Array, count: number, isAllowed: (slot: number) => boolean): Int32Array {
  const best = new TopK(count);
  let threshold = best.threshold;
  for (let slot = 0; slot < values.length; slot++) {
    const value = values[slot] as number;
    if (value > threshold && isAllowed(slot)) threshold = best.offer(slot, value);
  }
  return best.slots;
}

/**
 * The `count` slots with the highest estimated score, from their lexical share and the cosine of the whole.
 */
export function preselect(
  chosen: ReadonlyMap<number, number>,
  cosineOf: (slot: number) => number,
  { parts, lexical }: Weights,
  count: number,
): Iterable<number> {
  if (chosen.size <= count) return chosen.keys();
  const best = new TopK(count);
  for (const [slot, share] of chosen) {
    // Listing coverage is not known yet; on average it is about half of demand coverage.
    const words = parts.lexical.weight * (1 - lexical.back / 2) * Math.min(1, share / lexical.full);
    best.offer(slot, words + parts.semantic.weight * Math.max(0, cosineOf(slot)) + Number.EPSILON);
  }
  return best.slots;
}
