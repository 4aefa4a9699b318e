import type { Tx } from '@techbourse/db';
import { fail } from '@techbourse/platform';
import { terminationsOf } from '../contract/store.ts';
import { assertPending } from './change.ts';
import { type ChangeRow, changesOf, updateChange } from './store.ts';

export async function getChange(tx: Tx, id: string, changeId: string): Promise<ChangeRow> {
  const change = (await changesOf(tx, [id])).find((row) => row.id === changeId);
  if (!change) throw fail.notFound('change.not_found', 'There is no such change');
  return change;
}

export async function withdrawPending(
  tx: Tx,
  asked: { id: string; changeId: string; by: string; at: Date },
): Promise<ChangeRow> {
  const change = await getChange(tx, asked.id, asked.changeId);
  assertPending(change, asked.at);
  if (change.proposedBy !== asked.by) {
    throw fail.forbidden('change.not_own', 'The other party proposed this change: decline it');
  }
  const closed = { closedAs: 'withdrawn', closedBy: asked.by, closedAt: asked.at, closedReason: null };
  await updateChange(tx, { ...change, ...closed });
  return change;
}

export async function assertNotTerminated(tx: Tx, id: string): Promise<void> {
  if ((await terminationsOf(tx, [id])).size > 0) {
    throw fail.invalidState('contract.terminated', 'This contract was terminated');
  }
}
