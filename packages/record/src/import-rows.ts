import { createHash } from 'node:crypto';
import type { ImportAnswer, ImportResult, Issue } from '@techbourse/api-schema';
import { asAppError, inputFaults, issuesOf, quoted } from '@techbourse/platform';
import type { z } from 'zod';

/** A row that was understood. `hash` is of its content: an equal hash means that nothing changed at the source. */
export type ImportRow<Row> = { index: number; row: Row; hash: string };

/** One text for a record's origin, to look it up by. */
function importKey(key: { source: string | null; externalId: string | null }): string {
  return JSON.stringify([key.source, key.externalId]);
}

/** A row says where it comes from. */
export type Keyed = { source: string; externalId: string };

/**
 * Checks every row by itself. What is not valid comes back as results, with pointers into the row; so does a row whose
 * key stands in an earlier row of the same request, because nobody could say which of the two is meant.
 * `asked` is what a repeat is told by: the rows, without those that no table could keep.
 */
export function readImportRows<S extends z.ZodType<Keyed>>(
  schema: S,
  rows: readonly Record<string, unknown>[],
): { rows: ImportRow<z.output<S>>[]; rejected: ImportResult[]; asked: (Record<string, unknown> | null)[] } {
  const understood: ImportRow<z.output<S>>[] = [];
  const rejected: ImportResult[] = [];
  const firsts = new Map<string, number>();
  const asked: (Record<string, unknown> | null)[] = [];
  for (const [index, given] of rows.entries()) {
    const faults = inputFaults(given);
    asked.push(faults.length > 0 ? null : given);
    if (faults.length > 0) {
      rejected.push(rejectedRow(index, given.externalId, faults));
      continue;
    }
    const read = schema.safeParse(given);
    if (!read.success) {
      rejected.push(rejectedRow(index, given.externalId, issuesOf(read.error)));
      continue;
    }
    const first = firsts.get(importKey(read.data));
    if (first === undefined) {
      firsts.set(importKey(read.data), index);
      understood.push({ index, row: read.data, hash: hashOf(read.data) });
    } else {
      const message = `The same source and id stand in row ${first} of this request`;
      const issue = { pointer: '/externalId', rule: 'import.repeated', message };
      rejected.push(rejectedRow(index, read.data.externalId, [issue]));
    }
  }
  return { rows: understood, rejected, asked };
}

type Known = { id: string; version: number; state: string; source: string | null; externalId: string | null };
type Stored = Known & { importHash: string | null };

/** A row that will be written: what it stands for at present, if anything, and what `plan` made of it. */
export type PlannedRow<Row, R, Plan> = Plan & { row: ImportRow<Row>; before: R | null };

/**
 * Decides each row against the record it stands for. A row whose content did not change since its last import is
 * settled; `plan` decides the others, and what it throws is the result of that row alone: an AppError in its own words,
 * anything else as a fault of ours, which `onFault` is told of.
 */
export function planImport<Row extends Keyed, R extends Stored, Plan>(
  rows: readonly ImportRow<Row>[],
  known: readonly R[],
  plan: (row: ImportRow<Row>, before: R | null) => Plan,
  onFault: (error: unknown) => void,
): { planned: PlannedRow<Row, R, Plan>[]; results: ImportResult[] } {
  const byKey = new Map(known.map((record) => [importKey(record), record]));
  const planned: PlannedRow<Row, R, Plan>[] = [];
  const results: ImportResult[] = [];
  for (const row of rows) {
    const before = byKey.get(importKey(row.row)) ?? null;
    if (before?.importHash === row.hash) {
      results.push(importedRow(row, 'unchanged', before));
      continue;
    }
    try {
      planned.push({ ...plan(row, before), row, before });
    } catch (error) {
      results.push(refusedRow(row, error, onFault));
    }
  }
  return { planned, results };
}

/** The result of a row that could not be taken: the refusal in its own words, or a fault of ours, told to `onFault`. */
export function refusedRow<Row extends Keyed>(
  { index, row }: ImportRow<Row>,
  thrown: unknown,
  onFault: (error: unknown) => void,
): ImportResult {
  const error = asAppError(thrown);
  const { issues, reason, message } = error;
  if (error.kind !== 'INTERNAL') {
    return rejectedRow(index, row.externalId, issues.length > 0 ? issues : [{ pointer: '', rule: reason, message }]);
  }
  onFault(thrown);
  const told = 'This row could not be taken, by a fault of ours; the other rows are not concerned';
  return rejectedRow(index, row.externalId, [{ pointer: '', rule: 'import.internal', message: told }]);
}

/** The result of a row that stands for `record` now. */
export function importedRow<Row extends Keyed>(
  { index, row }: ImportRow<Row>,
  status: Exclude<ImportResult['status'], 'rejected'>,
  { id, version, state }: Known,
): ImportResult {
  return { index, externalId: row.externalId, status, id, version, state, issues: [] };
}

export function rejectedRow(index: number, externalId: unknown, issues: readonly Issue[]): ImportResult {
  const known = typeof externalId === 'string' ? quoted(externalId, 200) : null;
  const nothing = { id: null, version: null, state: null };
  return { index, externalId: known, status: 'rejected', ...nothing, issues: [...issues] };
}

/** The answer to an import: results in the order of the rows, and how many of each kind. */
export function importAnswer(results: readonly ImportResult[]): ImportAnswer {
  const counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  for (const { status } of results) counts[status] += 1;
  return { counts, results: [...results].sort((a, b) => a.index - b.index) };
}

// zod writes keys in the order of the schema, so that equal rows have equal text.
function hashOf(row: unknown): string {
  return createHash('sha256').update(JSON.stringify(row)).digest('base64');
}
