import type { RowNote } from '../note.ts';
import { bytesOf } from './bytes.ts';
import { type CsvRow, csvRows } from './csv.ts';
import { isPatentRecord, patentRow } from './docdb.ts';
import { decode } from './encoding.ts';
import { inFamilies } from './family.ts';
import { FileError, type FileFault } from './fault.ts';
import { jsonItems } from './json.ts';
import { isNasaRow, isOwnRow, nasaCells } from './known-json.ts';
import { type FileNature, natureOf, type ReadChoice } from './recognise.ts';
import { cellsOfNode, cellsOfValue } from './tabular.ts';
import { sheetRows } from './xlsx.ts';
import { type XmlNode, xmlEvents, xmlRecords } from './xml.ts';

/**
 * A row of a file: cells under its headings, or a record that needs no mapping because its form is known. `number` is its
 * line in a table, else its place.
 */
export type SourceRow = { number: number; notes: RowNote[] } & (
  | { cells: string[]; days: readonly number[]; errors: readonly number[] }
  | { record: Record<string, unknown> }
  | { fault: FileFault }
);

/** What a file holds: a table with these headings, or records whose form is known. */
export type SourceShape = { shape: 'table'; headings: string[] } | { shape: 'records'; known: 'own' | 'patents' };

export type Source = SourceShape & {
  nature: FileNature;
  /** Which lines stand above the headings and are no rows. */
  skipped: number;
  rows: () => AsyncGenerator<SourceRow>;
  /** Bytes of the file that were read so far. */
  bytesRead: () => number;
};

const PEEKED = 200;

/**
 * Opens a file of any kind that offices have, and says what it is. Rows are read as they are asked for; memory does not
 * grow with the file, but for the texts that a workbook keeps apart.
 * @throws FileError with what to do, when the file as a whole cannot be read.
 */
export async function openSource(file: Blob, choice: ReadChoice = {}): Promise<Source> {
  const nature = await natureOf(file, choice);
  let bytes = 0;
  const counted = async function* () {
    bytes = 0;
    for await (const part of bytesOf(file)) {
      bytes += part.length;
      yield part;
    }
  };
  const texts = () => decode(counted(), nature.format === 'xlsx' ? 'utf-8' : nature.encoding);
  const common = { nature, bytesRead: () => Math.min(bytes, file.size) };
  if (nature.format === 'csv') return { ...common, ...(await table(() => csvRows(texts(), nature.separator))) };
  if (nature.format === 'xlsx') {
    const path = nature.book.sheets.find(({ name }) => name === nature.sheet)?.path ?? '';
    return { ...common, ...(await table(() => sheetRows(nature.book, path))) };
  }
  if (nature.format === 'xml') return { ...common, ...(await xmlSource(texts)) };
  return {
    ...common,
    ...(await jsonSource(nature.format === 'json' ? () => jsonItems(texts()) : () => lineItems(texts()))),
  };
}

type TableRow = CsvRow & { days?: number[]; errors?: number[] };

/** A table: its headings are the first row with two cells or more. What is written above it is passed over. */
async function table(read: () => AsyncIterable<TableRow>) {
  const first: TableRow[] = [];
  for await (const row of read()) {
    if (!row.fault) first.push(row);
    else if (first.length === 0) throw new FileError(row.fault.rule, `line ${row.line}: ${row.fault.message}`);
    if (first.length >= 30) break;
  }
  const filled = ({ cells }: TableRow) => cells.filter((cell) => cell.trim() !== '').length;
  const widest = Math.max(0, ...first.map(filled));
  const at = first.findIndex((row) => filled(row) >= Math.min(2, widest) && filled(row) * 2 >= widest);
  const headingRow = first[at];
  if (!headingRow) throw new FileError('file.no_rows', 'there is no row of headings in this file');
  const headings = headingsOf(headingRow.cells);
  const rows = async function* (): AsyncGenerator<SourceRow> {
    for await (const { line, cells, fault, days = [], errors = [] } of read()) {
      if (line <= headingRow.line) continue;
      if (fault) {
        yield { number: line, notes: [], fault };
        continue;
      }
      if (cells.every((cell) => cell.trim() === '')) continue;
      const beyond = cells.slice(headings.length).filter((cell) => cell.trim() !== '');
      const notes = beyond.map((value) => ({
        column: '',
        rule: 'row.no_heading',
        message: 'a cell behind the last heading was left out',
        value: value.slice(0, 200),
      }));
      const shown = headings.map((_heading, index) => unguarded(cells[index] ?? ''));
      if (shown.some((cell) => cell.includes('\uFFFD'))) {
        const message = 'the row holds characters that are not in this encoding: choose another one';
        yield { number: line, notes, fault: { rule: 'file.encoding', message } };
      } else yield { number: line, notes, cells: shown, days, errors };
    }
  };
  return { shape: 'table' as const, headings, skipped: at, rows };
}

/** A heading for every column; one that stands twice, or is empty, is told apart by its place. */
function headingsOf(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  const seen = new Map<string, number>();
  return cells.slice(0, last + 1).map((cell, index) => {
    const name = cell.replace(/\s+/g, ' ').trim() || `column ${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** A cell that would begin like a formula is written with an apostrophe in front, by us and by people. */
function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

async function* lineItems(
  texts: AsyncIterable<string>,
): AsyncGenerator<{ number: number; value: unknown } | { number: number; fault: FileFault }> {
  let rest = '';
  let number = 0;
  const read = (line: string) => {
    number += 1;
    if (line.trim() === '') return [];
    try {
      const value: unknown = JSON.parse(line);
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return [{ number, value }];
      return [{ number, fault: { rule: 'file.json' as const, message: 'the line is not a JSON object' } }];
    } catch {
      return [{ number, fault: { rule: 'file.json' as const, message: 'the line is not JSON' } }];
    }
  };
  for await (const text of texts) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > 4 * 1024 * 1024) throw new FileError('file.too_long', `line ${number + 1} is too long`);
    for (const line of lines) yield* read(line);
  }
  yield* read(rest);
}

type Item = { number: number; value: unknown } | { number: number; fault: FileFault };

async function jsonSource(read: () => AsyncIterable<Item>) {
  const first: unknown[] = [];
  for await (const item of read()) {
    if ('value' in item) first.push(item.value);
    if (first.length >= PEEKED) break;
  }
  if (first.length === 0) throw new FileError('file.no_rows', 'there is no record in this file');
  const rowsOf = (
    toRow: (
      value: unknown,
    ) => Pick<SourceRow, 'notes'> & ({ record: Record<string, unknown> } | { cells: string[]; days: []; errors: [] }),
  ) =>
    async function* (): AsyncGenerator<SourceRow> {
      for await (const item of read()) {
        if ('fault' in item) yield { number: item.number, notes: [], fault: item.fault };
        else yield { number: item.number, ...toRow(item.value) };
      }
    };
  if (first.every(isOwnRow)) {
    const rows = rowsOf((value) => ({ notes: [], record: value as Record<string, unknown> }));
    return { shape: 'records' as const, known: 'own' as const, skipped: 0, rows };
  }
  const cellsIn = first.every(isNasaRow) ? nasaCells : cellsOfValue;
  const headings = [...new Set(first.flatMap((value) => [...cellsIn(value).keys()]))];
  return {
    shape: 'table' as const,
    headings,
    skipped: 0,
    rows: rowsOf((value) => underHeadings(headings, cellsIn(value))),
  };
}

function underHeadings(headings: readonly string[], found: Map<string, string>) {
  const cells = headings.map((heading) => found.get(heading) ?? '');
  const notes = [...found.keys()]
    .filter((name) => !headings.includes(name))
    .map((column) => ({
      column,
      rule: 'row.no_heading',
      message: `${column} stands in no earlier record and was left out`,
    }));
  return { cells, days: [] as [], errors: [] as [], notes };
}

async function xmlSource(texts: () => AsyncIterable<string>) {
  for await (const node of xmlRecords(texts(), isPatentRecord)) {
    if (!node) break;
    const made = async function* () {
      for await (const record of xmlRecords(texts(), isPatentRecord)) yield patentRow(record);
    };
    const rows = (): AsyncGenerator<SourceRow> => inFamilies(made);
    return { shape: 'records' as const, known: 'patents' as const, skipped: 0, rows };
  }
  const depth = await depthOfRecords(texts());
  const isRecord = (_name: string, at: number) => at === depth;
  const first: XmlNode[] = [];
  for await (const node of xmlRecords(texts(), isRecord)) {
    first.push(node);
    if (first.length >= PEEKED) break;
  }
  const headings = [...new Set(first.flatMap((node) => [...cellsOfNode(node).keys()]))];
  if (headings.length === 0) throw new FileError('file.no_rows', 'there is no record in this file');
  const rows = async function* (): AsyncGenerator<SourceRow> {
    let number = 0;
    for await (const node of xmlRecords(texts(), isRecord))
      yield { number: ++number, ...underHeadings(headings, cellsOfNode(node)) };
  };
  return { shape: 'table' as const, headings, skipped: 0, rows };
}

/** Records are what repeats nearest to the root: its children, or theirs where a single one holds all. */
async function depthOfRecords(texts: AsyncIterable<string>): Promise<number> {
  const counts = [0, 0, 0, 0, 0];
  let depth = 0;
  let seen = 0;
  for await (const event of xmlEvents(texts)) {
    if (event.kind === 'open') {
      depth += 1;
      if (depth < counts.length) counts[depth] = (counts[depth] ?? 0) + 1;
      if (++seen > 20_000) break;
    } else if (event.kind === 'close') depth -= 1;
  }
  const repeated = counts.findIndex((count, at) => at >= 2 && count > 1);
  return repeated < 0 ? 2 : repeated;
}
