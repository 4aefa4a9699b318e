const BOM = '\uFEFF';
const GUARDED = /^'*[=+\-@\t\r]/;

/**
 * A cell that a program for tables would take for a formula gets an apostrophe in front, which our readers take away
 * again.
 */
export const guarded = (cell: string): string => (GUARDED.test(cell) ? `'${cell}` : cell);

/** One line of a table, with its end (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`;
}

const quoted = (cell: string) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A table as CSV in UTF-8 with a byte order mark, without which Excel takes it for another encoding. */
export async function* writeCsv(
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): AsyncGenerator<string> {
  yield BOM;
  for await (const row of rows) yield csvLine(row);
}
