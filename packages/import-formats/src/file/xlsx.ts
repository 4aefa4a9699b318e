import { decode } from './encoding.ts';
import { FileError } from './fault.ts';
import { type XmlEvent, xmlEvents } from './xml.ts';
import { openZip, type Zip } from './zip.ts';

/** A row of a sheet; `days` are the columns whose cell Excel shows as a day. */
export type SheetRow = { line: number; cells: string[]; days: number[]; errors: number[] };

export type Workbook = {
  sheets: readonly { name: string; path: string }[];
  strings: readonly string[];
  /** For each style of a cell, whether it is shown as a day. */
  dayStyles: readonly boolean[];
  /** Days are counted from 1904 instead of 1900. */
  since1904: boolean;
  zip: Zip;
};

const STRINGS_MAX = 512 * 1024 * 1024;
const COLUMNS_MAX = 2000;

/** Opens a workbook: its sheets in their order, and what its cells refer to. @throws FileError. */
export async function openWorkbook(file: Blob): Promise<Workbook> {
  const zip = await openZip(file);
  const targets = new Map<string, string>();
  for await (const event of eventsOf(zip, 'xl/_rels/workbook.xml.rels')) {
    const { Id, Target } = event.kind === 'open' ? event.attributes : {};
    if (Id && Target) targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
  }
  const sheets: { name: string; path: string; isHidden: boolean }[] = [];
  let since1904 = false;
  for await (const event of eventsOf(zip, 'xl/workbook.xml')) {
    if (event.kind !== 'open') continue;
    const { name, id, state, date1904 } = event.attributes;
    if (event.name === 'workbookPr') since1904 = date1904 === '1' || date1904 === 'true';
    const path = targets.get(id ?? '');
    if (event.name === 'sheet' && path && zip.has(path))
      sheets.push({ name: name ?? path, path, isHidden: state !== undefined && state !== 'visible' });
  }
  if (sheets.length === 0) throw new FileError('file.unknown', 'there is no sheet in this file');
  const shown = sheets.filter(({ isHidden }) => !isHidden);
  return {
    sheets: shown.length > 0 ? shown : sheets,
    strings: await stringsOf(zip),
    dayStyles: await dayStylesOf(zip),
    since1904,
    zip,
  };
}

async function* eventsOf(zip: Zip, path: string): AsyncGenerator<XmlEvent> {
  const entry = zip.get(path);
  if (entry) yield* xmlEvents(decode(entry.bytes(STRINGS_MAX), 'utf-8'));
}

async function stringsOf(zip: Zip): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  // How a word is read aloud stands beside it in Japanese and Chinese files.
  let isReading = false;
  for await (const event of eventsOf(zip, 'xl/sharedStrings.xml')) {
    if (event.kind === 'text') {
      if (isText && !isReading) text += event.text;
    } else if (event.kind === 'open') {
      if (event.name === 't') isText = true;
      else if (event.name === 'rPh') isReading = true;
    } else if (event.name === 't') isText = false;
    else if (event.name === 'rPh') isReading = false;
    else if (event.name === 'si') {
      strings.push(unescaped(text));
      text = '';
    }
  }
  return strings;
}

// ECMA-376 part 1, 18.8.30: the built-in formats that show a day.
const DAY_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

async function dayStylesOf(zip: Zip): Promise<boolean[]> {
  const formats = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isCells = false;
  for await (const event of eventsOf(zip, 'xl/styles.xml')) {
    if (event.kind === 'text') continue;
    if (event.name === 'cellXfs') isCells = event.kind === 'open';
    if (event.kind !== 'open') continue;
    if (event.name === 'numFmt')
      formats.set(Number(event.attributes.numFmtId), isDayFormat(event.attributes.formatCode ?? ''));
    if (event.name === 'xf' && isCells) {
      const id = Number(event.attributes.numFmtId);
      styles.push(formats.get(id) ?? DAY_FORMATS.has(id));
    }
  }
  return styles;
}

function isDayFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[yd年月日гд]/i.test(bare) || (/m/i.test(bare) && !/[hs0#]/i.test(bare));
}

/** The rows of a sheet, as it is unpacked. */
export async function* sheetRows(book: Workbook, path: string): AsyncGenerator<SheetRow> {
  const entry = book.zip.get(path);
  if (!entry) throw new FileError('file.damaged', 'the sheet is not in the file');
  const cell = { column: 0, type: '', style: 0, value: '', inline: '' };
  let row: SheetRow = { line: 0, cells: [], days: [], errors: [] };
  let reads: 'value' | 'inline' | undefined;
  for await (const event of xmlEvents(decode(entry.bytes(), 'utf-8'))) {
    if (event.kind === 'text') {
      if (reads) cell[reads] += event.text;
    } else if (event.kind === 'open') {
      const { attributes } = event;
      if (event.name === 'row') {
        const line = Number(attributes.r ?? row.line + 1);
        row = { line, cells: [], days: [], errors: [] };
      } else if (event.name === 'c') {
        const column = attributes.r ? columnOf(attributes.r) : row.cells.length;
        Object.assign(cell, {
          column,
          type: attributes.t ?? 'n',
          style: Number(attributes.s ?? 0),
          value: '',
          inline: '',
        });
      } else if (event.name === 'v') reads = 'value';
      else if (event.name === 't') reads = 'inline';
      else if (event.name === 'rPh') reads = undefined;
    } else if (event.name === 'v' || event.name === 't') reads = undefined;
    else if (event.name === 'c') put(book, row, cell);
    else if (event.name === 'row') yield row;
  }
}

type Cell = { column: number; type: string; style: number; value: string; inline: string };

function put(book: Workbook, row: SheetRow, { column, type, style, value, inline }: Cell): void {
  if (column >= COLUMNS_MAX) return;
  while (row.cells.length <= column) row.cells.push('');
  if (type === 's') row.cells[column] = book.strings[Number(value)] ?? '';
  else if (type === 'inlineStr' || type === 'str') row.cells[column] = unescaped(type === 'str' ? value : inline);
  else if (type === 'b') row.cells[column] = value === '1' ? 'true' : 'false';
  else if (type === 'e') {
    row.errors.push(column);
    row.cells[column] = value;
  } else if (type === 'd') {
    row.days.push(column);
    row.cells[column] = value.slice(0, 10);
  } else if (value !== '' && book.dayStyles[style]) {
    row.days.push(column);
    row.cells[column] = dayOfSerial(Number(value), book.since1904) ?? value;
  } else row.cells[column] = plainNumber(value);
}

/** A number as its digits, where the file has them all; `2.01911E+12` stays as it is, because digits are lost. */
export function plainNumber(value: string): string {
  const parts = /^(-?)(\d)(?:\.(\d+))?E\+?(\d{1,2})$/i.exec(value.trim());
  if (!parts) return repaired(value.trim());
  const [, sign = '', whole = '', fraction = '', power = ''] = parts;
  const digits = whole + fraction;
  const length = Number(power) + 1;
  // Fifteen digits are all that Excel keeps.
  return digits.length >= length - 2 && length <= 15 ? `${sign}${digits.padEnd(length, '0').slice(0, length)}` : value;
}

/** `0.30000000000000004` is `0.3`: a cell keeps fifteen digits, the file writes seventeen. */
function repaired(value: string): string {
  if (!/^-?\d+\.\d{13,}$/.test(value)) return value;
  const short = Number(Number(value).toPrecision(15));
  return Number.isFinite(short) ? String(short) : value;
}

/** The day of Excel's count. In the count from 1900 there is a 29th of February 1900 that never was. */
export function dayOfSerial(serial: number, since1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return undefined;
  const days = Math.floor(serial) - (since1904 ? 24_107 : serial < 60 ? 25_568 : 25_569);
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** `_x000D_` stands for a character that XML cannot hold. */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}
