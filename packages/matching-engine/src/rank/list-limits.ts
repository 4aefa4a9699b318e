import type { PairSide } from '@techbourse/domain';
import type { KeepRule } from './choose.ts';

/** How many pairs the lists of an exchange keep, and down to which score. */
export type ListLimits = {
  /** Pairs kept per record of a side. A pair stays while either side keeps it. */
  readonly keep: Readonly<Record<PairSide, number>>;
  /** A pair below this score is kept only among the first `keepAtLeast`. */
  readonly scoreMin: number;
  /** A record keeps this many of its best pairs even below `scoreMin`, down to `scoreFloor`. */
  readonly keepAtLeast: number;
  /** No pair below this score is kept. */
  readonly scoreFloor: number;
};

/**
 * The default settings. On the bench a minimum of .05 leaves about six offers per need; less than .005 would be shown
 * as 0.
 */
export const defaultListLimits: ListLimits = {
  keep: { listing: 10, demand: 20 },
  scoreMin: 0.05,
  keepAtLeast: 3,
  scoreFloor: 0.005,
};

/** The rule for the lists of one side. */
export function keepRuleOf({ keep, scoreMin, keepAtLeast, scoreFloor }: ListLimits, side: PairSide): KeepRule {
  return { keep: keep[side], scoreMin, keepAtLeast, scoreFloor };
}

/** The lowest score that any list keeps. */
export function lowestKeptScore({ scoreMin, keepAtLeast, scoreFloor }: ListLimits): number {
  return keepAtLeast > 0 ? Math.min(scoreMin, scoreFloor) : scoreMin;
}
