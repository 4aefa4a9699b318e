import type { Tx } from '@techbourse/db';
import type { Found, RecordedEntry } from '../ledger/recorder.ts';
import { signedAmong } from './store.ts';

/** Finds the row of an entry by the entry number in the row, if its contract is signed. */
export async function rowsOfSigned<Row extends { contractId: string }>(
  tx: Tx,
  entries: readonly RecordedEntry[],
  rows: readonly Row[],
  seqOf: (row: Row) => number | null,
): Promise<(entry: RecordedEntry) => Found<Row> | undefined> {
  const signed = await signedAmong(tx, [...new Set(entries.flatMap(({ contractId }) => contractId ?? []))]);
  return ({ seq, contractId }) => {
    const record = rows.find((row) => seqOf(row) === seq && row.contractId === contractId);
    return record && signed.has(record.contractId) ? { record } : undefined;
  };
}
