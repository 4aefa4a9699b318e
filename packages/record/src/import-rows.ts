import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ImportAnswer, ImportChange, ImportResult, Issue } from '@techbourse/api-schema';
import { asAppError, inputFaults, issuesHere, issuesOf, quoted } from '@techbourse/platform';
import type { z } from 'zod';
import { OWN_SOURCE } from './store.ts';

/**
 * A row that was understood. `hash` is of its content: an equal hash means that nothing changed at the source. `changes`
 * are its texts that are kept in another form.
 */
export type ImportRow<Row> = { index: number; row: Row; hash: string; changes: readonly ImportChange[] };

/** The key of a record's origin. */
function importKey(key: { source: string | null; externalId: string | null }): string {
  return JSON.stringify([key.source, key.externalId]);
}

/** A row says where it comes from. */
export type Keyed = { source: string; externalId: string };

/**
 * Checks every row separately. Returns invalid rows as results with pointers into the row. A row that repeats the key
 * of an earlier row is invalid too, because it is unclear which one counts.
 * `asked` identifies a repeat: the rows, without those that no table could store.
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
      understood.push({ index, row: read.data, hash: hashOf(read.data), changes: changesOf(given, read.data) });
    } else {
      const message = `The same source and id stand in row ${first} of this request`;
      const issue = { pointer: '/externalId', rule: 'import.repeated', message };
      rejected.push(rejectedRow(index, read.data.externalId, [issue]));
    }
  }
  return { rows: understood, rejected, asked };
}

/** Under which key an import finds a record: where it came from, or its id if it was written here. */
export function keyOf({ id, source, externalId }: Pick<Known, 'id' | 'source' | 'externalId'>): Keyed {
  return source === null ? { source: OWN_SOURCE, externalId: id } : { source, externalId: externalId ?? id };
}

type Known = { id: string; version: number; state: string; source: string | null; externalId: string | null };
type Stored = Known & { importHash: string | null };

/** A row to write: its present record, if any, and the result of `plan`. */
export type PlannedRow<Row, R, Plan> = Plan & { row: ImportRow<Row>; before: R | null };

/**
 * Plans each row against its present record. A row that equals its last import changes nothing. An error of `plan` is
 * the result of that row alone: an AppError as it is, any other as our fault, which `onFault` receives.
 */
export function planImport<Row extends Keyed, R extends Stored, Plan>(
  rows: readonly ImportRow<Row>[],
  known: readonly R[],
  plan: (row: ImportRow<Row>, before: R | null) => Plan | 'unchanged',
  onFault: (error: unknown) => void,
): { planned: PlannedRow<Row, R, Plan>[]; results: ImportResult[] } {
  // A record that was written here goes before a copy of it that an import made once.
  const inOrder = [...known].sort((a, b) => Number(a.source === null) - Number(b.source === null));
  const byKey = new Map(inOrder.map((record) => [importKey(keyOf(record)), record]));
  const planned: PlannedRow<Row, R, Plan>[] = [];
  const results: ImportResult[] = [];
  for (const row of rows) {
    const before = byKey.get(importKey(row.row)) ?? null;
    if (before?.importHash === row.hash) {
      results.push(importedRow(row, 'unchanged', before));
      continue;
    }
    try {
      const next = plan(row, before);
      if (next !== 'unchanged') planned.push({ ...next, row, before });
      else if (before) results.push(importedRow(row, 'unchanged', before));
    } catch (error) {
      results.push(refusedRow(row, error, onFault));
    }
  }
  return { planned, results };
}

/** The result of a rejected row: the refusal, or our fault, which `onFault` receives. */
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

/** The result of a row that is now `record`. */
export function importedRow<Row extends Keyed>(
  { index, row, changes }: ImportRow<Row>,
  status: Exclude<ImportResult['status'], 'rejected'>,
  { id, version, state }: Pick<Known, 'id' | 'version' | 'state'>,
): ImportResult {
  const said = changes.length > 0 ? { changes: [...changes] } : {};
  return { index, externalId: row.externalId, status, id, version, state, issues: [], ...said };
}

export function rejectedRow(index: number, externalId: unknown, issues: readonly Issue[]): ImportResult {
  const known = typeof externalId === 'string' ? quoted(externalId, 200) : null;
  const nothing = { id: null, version: null, state: null };
  return {
    index,
    externalId: known,
    status: 'rejected',
    ...nothing,
    issues: issuesHere(issues),
  };
}

/** The answer to an import: results in the order of the rows, and how many of each kind. */
export function importAnswer(results: readonly ImportResult[]): Omit<ImportAnswer, 'run'> {
  const counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  for (const { status } of results) counts[status] += 1;
  return { counts, results: [...results].sort((a, b) => a.index - b.index) };
}

// zod writes keys in the order of the schema, so that equal rows have equal text.
function hashOf(row: unknown): string {
  return createHash('sha256').update(JSON.stringify(row)).digest('base64');
}

/** Changes of one row that are told; a row has hundreds of texts. */
const CHANGES_MAX = 20;

/** The texts of a row that were brought to another form: numbers, codes, blanks, marks that nobody sees. */
function changesOf(given: unknown, read: unknown, pointer = ''): ImportChange[] {
  if (typeof given === 'string' && typeof read === 'string') {
    return given === read ? [] : [{ pointer, from: given.slice(0, 200), to: read.slice(0, 200) }];
  }
  if (typeof given !== 'object' || typeof read !== 'object' || given === null || read === null) return [];
  if (Array.isArray(given) && (!Array.isArray(read) || given.length !== read.length)) return [];
  const entries = Object.entries(given).flatMap(([name, value]) =>
    changesOf(
      value,
      (read as Record<string, unknown>)[name],
      `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    ),
  );
  return entries.slice(0, CHANGES_MAX);
}

/** Whether two contents say the same, in whatever order their fields stand. */
export function sameContent(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
}
