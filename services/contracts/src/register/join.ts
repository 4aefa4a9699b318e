import type { Tx } from '@techbourse/db';
import { disputeConflicts } from '../dispute/dispute-conflicts.ts';
import { type GrantRow, grantsOn } from '../grant/store.ts';
import { type PendingEntry, pendingEntry } from '../ledger/append.ts';
import type { LedgerClock } from '../ledger/clock.ts';
import { assetJoined } from './recorded.ts';
import { keepJoin, namesNotEntered } from './store.ts';

/**
 * The entry by which these assets become one, under every name that any of them has, so that nobody takes them apart
 * unseen. Rights that meet so and cannot stand together are disputed. Without `joined`: the asset got names.
 * Within a transaction that may change the register.
 */
export async function joinEntry(
  tx: Tx,
  clock: LedgerClock,
  assetId: string,
  joined: readonly string[],
): Promise<PendingEntry> {
  const join = { assetId, joined, names: await namesNotEntered(tx, [assetId, ...joined]) };
  if (joined.length > 0) await disputeConflicts(tx, clock, await grantsTogether(tx, [assetId, ...joined]));
  const write = ({ seq }: { seq: number }) => keepJoin(tx, join, seq);
  return pendingEntry({ recorder: assetJoined, contractId: null, record: () => join, write });
}

/** Grants on assets that become one, in the order of signing. */
async function grantsTogether(tx: Tx, roots: readonly string[]): Promise<GrantRow[]> {
  const rows = [...(await grantsOn(tx, roots)).values()].flat();
  return rows.sort((a, b) => a.ledgerSeq - b.ledgerSeq || (a.id < b.id ? -1 : 1));
}
