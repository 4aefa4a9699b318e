import type { Tx } from '@techbourse/db';
import type { LedgerKind } from '../api/index.ts';
import type { ChainRow } from './check.ts';
import type { FineMoments, NamedEntries } from './records-store.ts';

/** The facts of a record that an entry states. */
export type Facts = Record<string, unknown>;

/** An entry whose record is to be loaded. */
export type RecordedEntry = Pick<ChainRow, 'seq' | 'kind' | 'contractId' | 'text'>;

/** The present record; null when it is too damaged to give facts, which `fault` explains. */
export type Found<Row> = {
  record: Row | null;
  /** A hash stored in the record, and the one computed from its text. */
  ownHash?: { kept: string; computed: string };
  /** What is wrong with rows that depend on the record. */
  fault?: string | undefined;
};

/**
 * Computes the facts of records for entries of one kind: when an entry is written, and again in the verification, which
 * compares the two. A change of a column that is not among the facts would go unnoticed.
 *
 * Entries are never rewritten, so a kind keeps every form that its entries were ever written in. To extend the facts, add
 * a function to the end of `forms` and leave the others alone. New entries use the last form and name it in `form` (a body
 * without one has form 1); old entries are compared in their own. Add a new column to the older forms as well, by
 * `unless`: it then shows only where it differs from the migration's value for old rows.
 */
export type Recorder<Row> = {
  kind: LedgerKind;
  /** What messages call the record. */
  what: string;
  forms: readonly ((record: Row) => Facts)[];
  /**
   * Reads the records of a page of entries of the kind, and gives what finds the record of each.
   * Absent: the entry itself is the record.
   */
  load?: (tx: Tx, entries: readonly RecordedEntry[]) => Promise<(entry: RecordedEntry) => Found<Row> | undefined>;
};

/** The record behind an entry in the verification. Without `body` the form is unknown. */
export type Read = Omit<Found<never>, 'record'> & { body: Facts | undefined };
type ReadEntry = (entry: RecordedEntry, form: number) => Read | undefined;

/** A recorder as the verification takes it, whatever its rows are. */
export type Reader = {
  kind: LedgerKind;
  what: string;
  load: ((tx: Tx, entries: readonly RecordedEntry[]) => Promise<ReadEntry>) | undefined;
};

/** The part of one noun in the verification of the ledger. */
export type RecordedNoun = {
  readers: readonly Reader[];
  /** The entries that its records name; each must exist, with that kind. */
  named?: NamedEntries;
  /** Its tables, none of which may hold a moment finer than a millisecond. */
  moments?: readonly FineMoments[];
  /** Faults of its records that no entry covers. */
  orphans?: (tx: Tx) => Promise<string | undefined>;
};

export function readerOf<Row>(recorder: Recorder<Row>): Reader {
  const { kind, what, load } = recorder;
  if (!load) return { kind, what, load: undefined };
  return {
    kind,
    what,
    load: async (tx, entries) => {
      const find = await load(tx, entries);
      return (entry, form) => {
        const found = find(entry);
        if (!found) return undefined;
        const { record, ...rest } = found;
        return { ...rest, body: record === null ? {} : bodyIn(recorder, form, record) };
      };
    },
  };
}

/** The body of a new entry: the facts of its record in the newest form of its kind. */
export function bodyOf<Row>(recorder: Recorder<Row>, record: Row): Facts {
  return bodyIn(recorder, recorder.forms.length, record) ?? {};
}

/** The body of an entry in this form for an unchanged record. Undefined for an unknown form. */
export function bodyIn<Row>({ forms }: Recorder<Row>, form: number, record: Row): Facts | undefined {
  const facts = forms[form - 1]?.(record);
  return facts && (form === 1 ? facts : { ...facts, form });
}

/** The form in which the body of an entry was written. */
export function formOf(body: Facts): number {
  const { form } = body;
  return typeof form === 'number' && Number.isInteger(form) && form > 1 ? form : 1;
}

/** For a form older than a column: the fact appears only when it differs from the value of old rows. */
export function unless<T>(was: T, name: string, value: T): Facts {
  return value === was ? {} : { [name]: value };
}

/** Rows in the order of a key, as facts list them. */
export function sorted<T>(rows: readonly T[], key: (row: T) => string): T[] {
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A record without further checks. */
export function found<Row>(record: Row | undefined): Found<Row> | undefined {
  return record && { record };
}

/** The numbers of entries, by which rows name them. */
export function seqsOf(entries: readonly RecordedEntry[]): number[] {
  return entries.map(({ seq }) => seq);
}
