import { ApiError, createClient, type Schemas } from '@techbourse/client';
import type { RecordKind } from './protocol.ts';
import type { Reader } from './reader.ts';

export type Result = Schemas['ImportResult'];
export type Counts = Schemas['ImportAnswer']['counts'];
export type Sent = {
  counts: Counts;
  refused: { at: number; issues: Result['issues'] }[];
  changed: { at: number; changes: NonNullable<Result['changes']> }[];
};

/** An import waits longer for a busy exchange than a page does. */
const patient = createClient({
  url: location.origin,
  tries: 8,
  timeoutMs: 120_000,
  language: () => document.documentElement.lang,
});
const BATCH = 100;

export const noCounts = (): Counts => ({ created: 0, updated: 0, unchanged: 0, rejected: 0 });

export type SendOptions = {
  reader: Reader;
  kind: RecordKind;
  /** Tries every row and writes nothing. */
  dryRun: boolean;
  run?: string;
  /** Rows that are left out, and the only ones that are sent. */
  without: number[];
  only?: number[];
  signal: AbortSignal;
  onProgress: (share: number, counts: Counts) => void;
};

/** Sends the rows of a file in batches, and gathers what the exchange said of each. Stopped, it gives what was done. */
export async function sendRows({
  reader,
  kind,
  dryRun,
  run,
  without,
  only,
  signal,
  onProgress,
}: SendOptions): Promise<Sent> {
  const sent: Sent = { counts: noCounts(), refused: [], changed: [] };
  for (let from = 0; ; ) {
    const batch = await reader.ask('batch', { from, size: BATCH, without, ...(only && { only }) });
    if (batch.rows.length === 0 || signal.aborted) return sent;
    for (const { at, result } of await answersOf(kind, batch.rows, { dryRun, ...(run && { run }) })) {
      sent.counts[result.status] += 1;
      if (result.status === 'rejected') sent.refused.push({ at, issues: result.issues });
      if (result.changes) sent.changed.push({ at, changes: result.changes });
    }
    from = batch.next;
    onProgress(from / Math.max(1, batch.total), { ...sent.counts });
  }
}

type Answer = { at: number; result: Pick<Result, 'status' | 'issues' | 'changes'> };

/** A batch that is refused whole is sent in halves, until the row that spoils it is alone. */
async function answersOf(
  kind: RecordKind,
  rows: { at: number; row: Record<string, unknown> }[],
  how: { dryRun: boolean; run?: string },
): Promise<Answer[]> {
  try {
    const { results } = await patient.post(`/api/${kind}/import`, {
      body: { rows: rows.map(({ row }) => row), ...how },
    });
    return results.map((result) => ({ at: rows[result.index]?.at ?? -1, result }));
  } catch (error) {
    if (!(error instanceof ApiError) || ![400, 413].includes(error.status)) throw error;
    if (rows.length === 1) {
      const issues = error.problem.issues ?? [{ pointer: '', rule: error.problem.reason, message: error.message }];
      return rows.map(({ at }) => ({ at, result: { status: 'rejected', issues } }));
    }
    const half = Math.ceil(rows.length / 2);
    return [...(await answersOf(kind, rows.slice(0, half), how)), ...(await answersOf(kind, rows.slice(half), how))];
  }
}
