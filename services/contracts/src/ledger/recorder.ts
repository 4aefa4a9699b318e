import type { Tx } from '@techbourse/db';
import type { LedgerKind } from '../api/index.ts';
import type { ChainRow } from './check.ts';
import type { FineMoments, NamedEntries } from './records-store.ts';

/** What an entry says about its record. */
export type Facts = Record<string, unknown>;

/** An entry whose record is looked for. */
export type RecordedEntry = Pick<ChainRow, 'seq' | 'kind' | 'contractId' | 'text'>;

/** A record as it is now; null where so much is gone that it gives no facts, which `fault` says. */
export type Found<Row> = {
  record: Row | null;
  /** A hash that the record keeps of itself, beside the one that its text gives. */
  ownHash?: { kept: string; computed: string };
  /** What is wrong with what follows from the record. */
  fault?: string | undefined;
};

/**
 * How entries of one kind tell of their records: once when an entry is written, and again by the verification, which
 * compares the two. A column that is not among the facts could be changed unseen.
 *
 * Entries are never written again, so a kind keeps every form that its entries were ever written in. To let an entry
 * say more, add a function to the end of `forms` and leave those before it alone: new entries take the last form,
 * `form` in their body names it (a body without one is in form 1), and old entries are still compared in theirs. A
 * column that is younger than a form belongs into that form as well, by `unless`: only where it is not what the
 * migration gave to old rows.
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

/** What the verification finds behind an entry; no `body`: nobody knows the form. */
export type Read = Omit<Found<never>, 'record'> & { body: Facts | undefined };
type ReadEntry = (entry: RecordedEntry, form: number) => Read | undefined;

/** A recorder as the verification takes it, whatever its rows are. */
export type Reader = {
  kind: LedgerKind;
  what: string;
  load: ((tx: Tx, entries: readonly RecordedEntry[]) => Promise<ReadEntry>) | undefined;
};

/** What one noun brings to the verification of the ledger. */
export type RecordedNoun = {
  readers: readonly Reader[];
  /** Its records that name entries: each entry has to be there, and of that kind. */
  named?: NamedEntries;
  /** Its tables, none of which may hold a moment finer than a millisecond. */
  moments?: readonly FineMoments[];
  /** What is wrong with its records where no entry speaks of them. */
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

/** The body that an entry of this form has when its record is as it was. Nothing when there is no such form. */
export function bodyIn<Row>({ forms }: Recorder<Row>, form: number, record: Row): Facts | undefined {
  const facts = forms[form - 1]?.(record);
  return facts && (form === 1 ? facts : { ...facts, form });
}

/** The form in which the body of an entry was written. */
export function formOf(body: Facts): number {
  const { form } = body;
  return typeof form === 'number' && Number.isInteger(form) && form > 1 ? form : 1;
}

/** For a form older than the column: the entry says nothing of it, so any value but that of old rows shows. */
export function unless<T>(was: T, name: string, value: T): Facts {
  return value === was ? {} : { [name]: value };
}

/** Rows in the order of a key, as facts list them. */
export function sorted<T>(rows: readonly T[], key: (row: T) => string): T[] {
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** For records that are found by nothing but their row. */
export function found<Row>(record: Row | undefined): Found<Row> | undefined {
  return record && { record };
}

/** The numbers of entries, by which rows name them. */
export function seqsOf(entries: readonly RecordedEntry[]): number[] {
  return entries.map(({ seq }) => seq);
}
