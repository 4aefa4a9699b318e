import type { PairSide } from '@techbourse/domain';
import type { KeepRule } from './choose.ts';

/** How long the lists of an exchange are, and where they end. */
export type ListLimits = {
  /** Pairs kept for each record of a side; a pair stays while either side keeps it. */
  readonly keep: Readonly<Record<PairSide, number>>;
  /** Pairs below are kept only by who has few better ones. */
  readonly scoreMin: number;
  /** A record keeps as many of its best pairs whatever they score, down to `scoreFloor`. */
  readonly keepAtLeast: number;
  /** Pairs below are kept by nobody. */
  readonly scoreFloor: number;
};

/**
 * What holds unless settings say otherwise. On the bench a minimum of .05 leaves about six offers per need; less than
 * .005 would be shown as 0.
 */
export const defaultListLimits: ListLimits = {
  keep: { listing: 10, demand: 20 },
  scoreMin: 0.05,
  keepAtLeast: 3,
  scoreFloor: 0.005,
};

/** Where the lists of a side end. */
export function keepRuleOf({ keep, scoreMin, keepAtLeast, scoreFloor }: ListLimits, side: PairSide): KeepRule {
  return { keep: keep[side], scoreMin, keepAtLeast, scoreFloor };
}

/** Pairs that score less are in no list. */
export function lowestKeptScore({ scoreMin, keepAtLeast, scoreFloor }: ListLimits): number {
  return keepAtLeast > 0 ? Math.min(scoreMin, scoreFloor) : scoreMin;
}
