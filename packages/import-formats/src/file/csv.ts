import type { FileFault } from './fault.ts';

export const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** A row of a table as it stands in the file; `line` is where it begins, from 1. */
export type CsvRow = { line: number; cells: string[]; fault?: FileFault };

const LONGEST_ROW = 4 * 1024 * 1024;

/** The separator that gives the first rows the same number of cells, the most of them; `sep=;` on top says it itself. */
export function sniffSeparator(sample: string): Separator {
  const named = /^sep=(.)\r?\n/.exec(sample)?.[1];
  const known = SEPARATORS.find((one) => one === named);
  if (known) return known;
  const scored = SEPARATORS.map((separator) => ({ separator, score: scoreOf(sample, separator) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

function scoreOf(sample: string, separator: Separator): number {
  const splitter = new CsvSplitter(separator);
  const widths = splitter
    .take(sample)
    .slice(0, 30)
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ cells }) => cells.length);
  const first = widths[0] ?? (splitter.open().cells.length || 1);
  if (widths.length === 0) return first > 1 ? first : 0;
  const usual = [...Map.groupBy(widths, (width) => width)].reduce((most, one) =>
    one[1].length > most[1].length ? one : most,
  );
  const share = usual[1].length / widths.length;
  return usual[0] > 1 ? share * 100 + Math.min(usual[0], 60) / 10 + (first === usual[0] ? 20 : 0) : 0;
}

/** Splits text into rows. A quote opens a cell only at its start; inside, two are one; a line break inside stays. */
export class CsvSplitter {
  readonly #separator: string;
  #cells: string[] = [];
  #cell = '';
  #isQuoted = false;
  /** Behind a closing quote, where more of the cell may stand. */
  #wasQuoted = false;
  #line = 1;
  #startedAt = 1;
  #length = 0;
  #rest = '';

  constructor(separator: string) {
    this.#separator = separator;
  }

  /** The rows that end in this part. */
  take(part: string): CsvRow[] {
    const text = this.#rest + part;
    // The last character decides with the next one: a quote may be doubled, a return may be followed by a new line.
    const end = text.length - 1;
    this.#rest = text.slice(end);
    return this.#split(text, end);
  }

  /** The row at the end of the text, which no line break ends. */
  finish(): CsvRow[] {
    const rows = this.#split(this.#rest, this.#rest.length);
    this.#rest = '';
    if (this.#cells.length === 0 && this.#cell === '' && !this.#wasQuoted && !this.#isQuoted) return rows;
    const row = this.#row();
    if (!this.#isQuoted) return [...rows, row];
    const message = 'a quotation mark is opened here and never closed';
    return [...rows, { ...row, fault: { rule: 'file.unclosed_quote', message } }];
  }

  /** What stands of a row that has not ended. */
  open(): { cells: string[] } {
    return { cells: this.#cells.length > 0 ? [...this.#cells, this.#cell] : [] };
  }

  #split(text: string, end: number): CsvRow[] {
    const rows: CsvRow[] = [];
    let at = 0;
    while (at < end) {
      const sign = text[at] as string;
      if (this.#isQuoted) {
        const quote = text.indexOf('"', at);
        const until = quote < 0 || quote > end ? end : quote;
        this.#add(text.slice(at, until));
        if (until === end) {
          at = end;
        } else if (text[until + 1] === '"') {
          if (until + 1 >= end) {
            // the doubled one is still to come
            this.#rest = text.slice(until);
            return rows;
          }
          this.#add('"');
          at = until + 2;
        } else {
          this.#isQuoted = false;
          this.#wasQuoted = true;
          at = until + 1;
        }
        continue;
      }
      if (sign === '"' && !this.#wasQuoted && this.#cell.trim() === '') {
        this.#cell = '';
        this.#isQuoted = true;
        at += 1;
      } else if (sign === this.#separator) {
        this.#endCell();
        at += 1;
      } else if (sign === '\n' || sign === '\r') {
        at += sign === '\r' && text[at + 1] === '\n' ? 2 : 1;
        if (at > end) this.#rest = '';
        this.#line += 1;
        rows.push(this.#row());
        this.#startedAt = this.#line;
      } else {
        let until = at + 1;
        while (until < end && !isSign(text[until] as string, this.#separator)) until += 1;
        this.#add(text.slice(at, until));
        at = until;
      }
    }
    return rows;
  }

  #add(part: string): void {
    this.#length += part.length;
    if (this.#isQuoted) for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) this.#line += 1;
    if (this.#length <= LONGEST_ROW) this.#cell += part;
  }

  #endCell(): void {
    this.#cells.push(this.#wasQuoted ? this.#cell : this.#cell.trim());
    this.#cell = '';
    this.#wasQuoted = false;
  }

  #row(): CsvRow {
    this.#endCell();
    const isLong = this.#length > LONGEST_ROW;
    const row: CsvRow = { line: this.#startedAt, cells: this.#cells };
    this.#cells = [];
    this.#length = 0;
    if (!isLong) return row;
    return { ...row, fault: { rule: 'file.too_long', message: `the row is longer than ${LONGEST_ROW} characters` } };
  }
}

const isSign = (sign: string, separator: string) =>
  sign === separator || sign === '\n' || sign === '\r' || sign === '"';

/** The rows of a text that comes in parts of any length. */
export async function* csvRows(texts: AsyncIterable<string>, separator: string): AsyncGenerator<CsvRow> {
  const splitter = new CsvSplitter(separator);
  for await (const text of texts) yield* splitter.take(text);
  yield* splitter.finish();
}
