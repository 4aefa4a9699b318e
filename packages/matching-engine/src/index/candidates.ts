import type { PairSide } from '@techbourse/domain';
import type { DemandFacts, ListingFacts } from '../profile/profile.ts';
import { violatedConstraint } from '../score/constraints.ts';
import type { Weights } from '../score/weights.ts';
import { TopK } from './top-k.ts';

/** The hard constraints between a record and those of the other side. */
export function constraintsFor(side: PairSide, own: object, today: string): (other: object) => boolean {
  // `side` says which of the two is the listing.
  return side === 'listing'
    ? (other) => violatedConstraint(own as ListingFacts, other as DemandFacts, today) === undefined
    : (other) => violatedConstraint(other as ListingFacts, own as DemandFacts, today) === undefined;
}

/** The slots with the best values above 0. The constraints are looked at only where the value would do. */
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
 * Of the slots with their shares of words, the `count` for which these and the cosine of the whole, as the score weighs
 * them, are highest.
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
    // Listing coverage is not known yet: where the demand is covered it is about half of that.
    const words = parts.lexical.weight * (1 - lexical.back / 2) * Math.min(1, share / lexical.full);
    best.offer(slot, words + parts.semantic.weight * Math.max(0, cosineOf(slot)) + Number.EPSILON);
  }
  return best.slots;
}
