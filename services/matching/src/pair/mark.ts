import type { Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { type Config, keepOf } from '../config.ts';
import { otherSide } from '../retrieval/retriever.ts';
import { markKept, type PairKey } from './write-store.ts';

/** Marks anew who is kept in the lists of some records of a side and of some of the other. Returns what changed. */
export async function markBoth(
  tx: Tx,
  config: Config,
  side: PairSide,
  ids: readonly string[],
  others: readonly string[],
): Promise<PairKey[]> {
  const { MATCHING_SCORE_MIN: scoreMin } = config;
  const marked = await Promise.all([
    markKept(tx, side, ids, { best: keepOf(config, side), scoreMin }),
    markKept(tx, otherSide(side), others, { best: keepOf(config, otherSide(side)), scoreMin }),
  ]);
  return marked.flat();
}
