import { writeCsv } from '../file/write-csv.ts';
import { CELL_MAX, writeXlsx } from '../file/write-xlsx.ts';
import type { RecordKind } from './field.ts';
import { cellsOfRow, exportHeadings } from './flatten.ts';

type Rows = AsyncIterable<Record<string, unknown>> | Iterable<Record<string, unknown>>;

/** Columns in which `more` goes on where one cell of Excel does not hold it. */
const MORE_COLUMNS = 6;
/** What is left for a cell when its apostrophe and escapes are added. */
const PIECE = CELL_MAX - 100;

/** Rows of an export as CSV; imported again they change nothing. */
export function csvOfRows(kind: RecordKind, rows: Rows): AsyncGenerator<string> {
  return writeCsv(tableOf(exportHeadings(kind), rows, (row) => cellsOfRow(kind, row)));
}

/** The same as XLSX. @throws RangeError for a record that no row of Excel holds. */
export function xlsxOfRows(kind: RecordKind, rows: Rows): AsyncGenerator<Uint8Array> {
  const headings = exportHeadings(kind);
  const more = Array.from({ length: MORE_COLUMNS - 1 }, (_, index) => `more+${index + 2}`);
  return writeXlsx(
    tableOf([...headings, ...more], rows, (row) => shortCells(kind, row)),
    kind,
  );
}

/** Cells that are too long move to `more`, and that is cut into pieces. */
function shortCells(kind: RecordKind, row: Record<string, unknown>): string[] {
  const cells = cellsOfRow(kind, row);
  const more = cells.pop() ?? '';
  const tooLong = cells.findIndex((cell) => cell.length > PIECE);
  const whole = tooLong < 0 ? more : JSON.stringify({ ...JSON.parse(more || '{}'), ...keptOf(kind, row, cells) });
  const pieces = Array.from({ length: Math.ceil(whole.length / PIECE) }, (_, index) =>
    whole.slice(index * PIECE, (index + 1) * PIECE),
  );
  if (pieces.length > MORE_COLUMNS)
    throw new RangeError(
      `the record ${String(row.externalId)} is too long for a row of Excel: export it as csv or jsonl`,
    );
  return [...cells.map((cell) => (cell.length > PIECE ? '' : cell)), ...pieces];
}

function keptOf(kind: RecordKind, row: Record<string, unknown>, cells: readonly string[]): Record<string, unknown> {
  const names = exportHeadings(kind).filter((_path, index) => (cells[index] ?? '').length > PIECE);
  return Object.fromEntries(names.map((path) => path.split('.')[0] ?? path).map((name) => [name, row[name]]));
}

async function* tableOf(
  headings: readonly string[],
  rows: Rows,
  cellsOf: (row: Record<string, unknown>) => string[],
): AsyncGenerator<readonly string[]> {
  yield headings;
  for await (const row of rows) yield cellsOf(row);
}
