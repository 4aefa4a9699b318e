import {
  type ColumnMapping,
  csvLine,
  defaultsOf,
  type Field,
  FileError,
  fieldsOf,
  type MappedRow,
  openSource,
  proposeMapping,
  type RecordKind,
  rowMapper,
  type SourceRow,
  signatureOf,
  templateRows,
  writeCsv,
  writeXlsx,
} from '@techbourse/import-formats';
import type { Answered, Asked, Calls, FieldChoice, Mapped, Mend, Mends, RowView } from './protocol.ts';

/** Reads files beside the page, so that twenty thousand rows do not hold it up. */

type Port = { postMessage: (message: Answered) => void; onmessage: ((event: MessageEvent<Asked>) => void) | null };
// The types of a page know no worker.
const port = globalThis as unknown as Port;

let kind: RecordKind = 'listings';
let headings: string[] = [];
let rows: SourceRow[] = [];
let mapped: MappedRow[] = [];
let mapRow: (row: SourceRow) => MappedRow = () => ({ number: 0, row: {}, notes: [], faults: [] });
let mapping: ColumnMapping = { columns: {}, source: '', defaults: {} };
let publish = false;
let mended: Mends = {};

const SAMPLE = 200;
const STEP = 2000;
type Progress = (rows: number) => void;
type Handlers = {
  [Name in keyof Calls]: (given: Parameters<Calls[Name]>[0], progress: Progress) => Promise<ReturnType<Calls[Name]>>;
};

const handlers: Handlers = {
  open: async (given, progress) => {
    const source = await openSource(given.file, given.choice);
    kind = given.kind;
    headings = source.shape === 'table' ? source.headings : [];
    rows = [];
    for await (const row of source.rows()) {
      rows.push(row);
      if (rows.length % STEP === 0) progress(rows.length);
    }
    mended = {};
    const sample = rows.slice(0, SAMPLE).flatMap((row) => ('cells' in row ? [row.cells] : []));
    const known = source.shape === 'records' ? source.known : undefined;
    const { source: from = sourceOf(given.name), defaults } = defaultsOf(kind, known ? { known } : { headings });
    const { book: _book, ...nature } = { book: undefined, ...source.nature };
    return {
      ...nature,
      ...proposeMapping(kind, headings, sample),
      ...(known && { known }),
      headings,
      signature: signatureOf(headings),
      fields: fieldsOf(kind).map((field) => choiceOf(field, given.language)),
      defaults,
      source: from,
    };
  },
  map: async (given, progress) => {
    ({ mapping, publish, mends: mended } = given);
    mapRow = rowMapper(kind, mapping, { headings, publish });
    mapped = [];
    for (const [at, row] of rows.entries()) {
      mapped.push(mappedAt(at, row));
      if (at % STEP === STEP - 1) progress(at);
    }
    nameRepeats();
    return summary();
  },
  batch: async ({ from, size, only, without }) => {
    const left = new Set(without);
    const chosen = only ? new Set(only) : undefined;
    const batch: { at: number; row: Record<string, unknown> }[] = [];
    let next = from;
    let length = 0;
    for (; next < mapped.length && batch.length < size && length < BATCH_CHARACTERS; next++) {
      const one = mapped[next];
      if (!one || one.isExample || one.faults.length > 0 || left.has(next) || (chosen && !chosen.has(next))) continue;
      batch.push({ at: next, row: one.row });
      length += JSON.stringify(one.row).length;
    }
    return { rows: batch, next, total: mapped.length };
  },
  views: async ({ ats }) => ats.flatMap((at) => viewAt(at) ?? []),
  mend: async ({ mends }) => {
    const ats = Object.keys(mends).map(Number);
    mended = { ...mended, ...mends };
    for (const at of ats) {
      const row = rows[at];
      if (row) mapped[at] = mappedAt(at, row);
    }
    nameRepeats();
    return ats.flatMap((at) => viewAt(at) ?? []);
  },
  rejected: async ({ refusals }) => {
    const lines = [[...headings, 'line', 'reason']];
    for (const { at, reasons } of refusals) {
      const row = rows[at];
      const cells =
        row && 'cells' in row
          ? headings.map((heading) => mended[at]?.cells[heading] ?? row.cells[headings.indexOf(heading)] ?? '')
          : [];
      lines.push([...cells, String(row?.number ?? at + 1), reasons]);
    }
    return `\uFEFF${lines.map((line) => csvLine(line)).join('')}`;
  },
  template: async ({ kind: of, language, format }) => {
    const table = templateRows(of, language);
    const parts: (string | Uint8Array)[] = [];
    for await (const part of format === 'csv' ? writeCsv(table) : writeXlsx(table)) parts.push(part);
    return new Uint8Array(await new Blob(parts as (string | Uint8Array<ArrayBuffer>)[]).arrayBuffer());
  },
};

function choiceOf(field: Field, language: 'zh' | 'en' | 'ru'): FieldChoice {
  const choice = { path: field.path, label: field.label[language] };
  if (field.type !== 'code' && field.type !== 'codes') return choice;
  return { ...choice, choices: field.of.codes.map((code) => field.of.labels[code]?.[language] ?? code) };
}

/** A request takes 8 MiB. */
const BATCH_CHARACTERS = 2_000_000;

/** A name for the source, of the name of the file: the same file again has the same. */
function sourceOf(name: string): string {
  const bare = name.replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N}._:/ -]/gu, ' ');
  return (
    bare
      .replace(/^[^\p{L}\p{N}]+/u, '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 60) || 'file'
  );
}

function mappedAt(at: number, row: SourceRow): MappedRow {
  const mend = mended[at];
  return mend ? mapMended(row, mend) : mapRow(row);
}

/** Cells that were written anew are what is read; a field of no column is as if the file had it. */
function mapMended(row: SourceRow, mend: Mend): MappedRow {
  if (Object.keys(mend.fields).length === 0 && 'cells' in row) return mapRow(withCells(row, mend));
  const given =
    'cells' in row
      ? withCells(row, mend)
      : 'record' in row
        ? { ...row, record: without(row.record, Object.keys(mend.fields)) }
        : row;
  const own = { ...mapping, defaults: { ...mapping.defaults, ...mend.fields } };
  return rowMapper(kind, own, { headings, publish })(given);
}

type Cells = Extract<SourceRow, { cells: string[] }>;

function withCells(row: Cells, mend: Mend): Cells {
  const isNew = (index: number) => mend.cells[headings[index] ?? ''] !== undefined;
  const cells = row.cells.map((cell, index) => mend.cells[headings[index] ?? ''] ?? cell);
  return { ...row, cells, days: row.days.filter((at) => !isNew(at)), errors: row.errors.filter((at) => !isNew(at)) };
}

function without(record: Record<string, unknown>, paths: readonly string[]): Record<string, unknown> {
  const copy = structuredClone(record);
  for (const path of paths) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const parent = steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], copy);
    if (typeof parent === 'object' && parent !== null) delete (parent as Record<string, unknown>)[last];
  }
  return copy;
}

/** The exchange sees one request at a time: rows that stand twice in the file are found here. */
function nameRepeats(): void {
  const first = new Map<string, number>();
  for (const one of mapped) {
    one.faults = one.faults.filter(({ rule }) => rule !== 'import.repeated');
    if (one.isExample) continue;
    const key = JSON.stringify([one.row.source, one.row.externalId]);
    const line = first.get(key);
    if (line === undefined) first.set(key, one.number);
    else
      one.faults.push({
        column: columnOf('externalId'),
        rule: 'import.repeated',
        message: `the same number stands in line ${line}`,
        value: String(one.row.externalId),
      });
  }
}

const columnOf = (path: string) => Object.entries(mapping.columns).find(([, field]) => field === path)?.[0] ?? '';

function viewAt(at: number): RowView | undefined {
  const row = rows[at];
  const one = mapped[at];
  if (!row || !one) return undefined;
  const cells =
    'cells' in row
      ? Object.fromEntries(
          headings.map((heading, index) => [heading, mended[at]?.cells[heading] ?? row.cells[index] ?? '']),
        )
      : {};
  return { at, number: row.number, title: titleOf(one.row), cells, faults: one.faults };
}

function titleOf({ title, externalId }: Record<string, unknown>): string {
  const texts = Object.values((title ?? {}) as Record<string, { text?: unknown }>);
  return String(texts[0]?.text ?? externalId ?? '').slice(0, 120);
}

function summary(): Mapped {
  const notes = new Map<string, Mapped['notes'][number]>();
  for (const { notes: own } of mapped) {
    for (const { rule, column, value } of own) {
      const known = notes.get(`${rule} ${column}`);
      if (known) known.count += 1;
      else notes.set(`${rule} ${column}`, { rule, column, count: 1, ...(value !== undefined && { value }) });
    }
  }
  const faulty = mapped.flatMap((one, at) => (one.faults.length > 0 && !one.isExample ? (viewAt(at) ?? []) : []));
  return {
    total: mapped.filter(({ isExample }) => !isExample).length,
    examples: mapped.filter(({ isExample }) => isExample).length,
    faulty,
    notes: [...notes.values()].sort((a, b) => b.count - a.count),
  };
}

port.onmessage = async ({ data: { id, name, given } }) => {
  try {
    const handler = handlers[name] as (given: unknown, progress: Progress) => Promise<unknown>;
    const value = await handler(given, (progress) => port.postMessage({ id, progress }));
    port.postMessage({ id, value });
  } catch (error) {
    const rule = error instanceof FileError ? error.rule : 'file.unreadable';
    port.postMessage({ id, rule, message: error instanceof Error ? error.message : String(error) });
  }
};
