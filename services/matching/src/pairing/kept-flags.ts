import type { Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { keepRuleOf, otherSide } from '@techbourse/matching-engine';
import { type Config, listLimitsOf } from '../config.ts';
import type { PairKey } from '../pair/key-store.ts';
import { writeKeptFlags } from './write-store.ts';

/** Updates the kept flags of the lists of some records of a side and of some of the other. Returns the changed pairs. */
export async function updateKeptFlags(
  tx: Tx,
  config: Config,
  side: PairSide,
  ids: readonly string[],
  others: readonly string[],
): Promise<PairKey[]> {
  const changed = await Promise.all([
    writeKeptFlags(tx, side, ids, keepRuleOf(listLimitsOf(config), side)),
    writeKeptFlags(tx, otherSide(side), others, keepRuleOf(listLimitsOf(config), otherSide(side))),
  ]);
  return changed.flat();
}
