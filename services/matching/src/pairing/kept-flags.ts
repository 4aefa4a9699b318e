import type { Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { keepRuleOf, otherSide } from '@techbourse/matching-engine';
import { type Config, listLimitsOf } from '../config.ts';
import type { PairKey } from '../pair/key-store.ts';
import { writeKeptFlags } from './write-store.ts';

/** Marks anew who is kept in the lists of some records of a side and of some of the other. Returns what changed. */
export async function updateKeptFlags(
  tx: Tx,
  config: Config,
  side: PairSide,
  ids: readonly string[],
  others: readonly string[],
): Promise<PairKey[]> {
  const marked = await Promise.all([
    writeKeptFlags(tx, side, ids, keepRuleOf(listLimitsOf(config), side)),
    writeKeptFlags(tx, otherSide(side), others, keepRuleOf(listLimitsOf(config), otherSide(side))),
  ]);
  return marked.flat();
}
