import type { Tx } from '@techbourse/db';
import { disputeMet } from '../dispute/met.ts';
import { appendEntry } from '../ledger/append.ts';
import type { LedgerClock } from '../ledger/clock.ts';
import { assetJoined } from './recorded.ts';
import { earlierJoins, keepJoin, namesNotEntered } from './store.ts';

/**
 * From now on these assets are one, under every name that any of them has: entered into the ledger, so that nobody takes
 * them apart unseen. Rights that met so and cannot stand together are disputed. Without `others`: the asset got names.
 * Within a transaction that may change the register.
 */
export async function joinAssets(tx: Tx, clock: LedgerClock, into: string, others: readonly string[]): Promise<void> {
  await enterEarlierJoins(tx, clock);
  await enter(tx, clock, into, others);
}

/**
 * Enters joins that are older than the entries of joins. It goes before the first entry of that kind, so that a join
 * which names none is a fault from there on.
 */
export async function enterEarlierJoins(tx: Tx, clock: LedgerClock): Promise<void> {
  for (const [into, joined] of await earlierJoins(tx)) await enter(tx, clock, into, joined);
}

async function enter(tx: Tx, clock: LedgerClock, assetId: string, joined: readonly string[]): Promise<void> {
  const join = { assetId, joined, names: await namesNotEntered(tx, [assetId, ...joined]) };
  const { content } = await appendEntry(tx, clock, { recorder: assetJoined, contractId: null, record: () => join });
  await keepJoin(tx, join, content.seq);
  if (joined.length > 0) await disputeMet(tx, clock, assetId);
}
