import { firstBytes } from './bytes.ts';
import { sniffSeparator } from './csv.ts';
import { SAMPLE_BYTES, sniffEncoding } from './encoding.ts';
import { FileError } from './fault.ts';
import { openWorkbook, type Workbook } from './xlsx.ts';

export type FileFormat = 'csv' | 'xlsx' | 'xml' | 'json' | 'jsonl';

/** How a file is to be read; what a person says goes before what was found. */
export type ReadChoice = { encoding?: string | undefined; separator?: string | undefined; sheet?: string | undefined };

/** What a file is, by its first bytes; its name says nothing. */
export type FileNature =
  | { format: 'csv'; encoding: string; separator: string }
  | { format: 'xlsx'; sheets: readonly string[]; sheet: string; book: Workbook }
  | { format: 'xml' | 'json' | 'jsonl'; encoding: string };

/** @throws FileError that says what to do with a file that cannot be read. */
export async function natureOf(file: Blob, choice: ReadChoice = {}): Promise<FileNature> {
  const sample = await firstBytes(file, SAMPLE_BYTES);
  if (sample.length === 0) throw new FileError('file.empty', 'the file is empty');
  const [a, b, c, d] = sample;
  if (a === 0x50 && b === 0x4b && (c === 3 || c === 5)) return workbookIn(file, choice);
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) {
    throw new FileError(
      'file.old_excel',
      'this is a workbook of old Excel or one with a password: save it as .xlsx without',
    );
  }
  if (a === 0x25 && b === 0x50 && c === 0x44 && d === 0x46) throw unknown('a PDF');
  const encoding = choice.encoding ?? sniffEncoding(sample);
  const text = textOf(sample, encoding);
  const start = text.trimStart();
  if (start === '') throw new FileError('file.empty', 'there is nothing in the file');
  if (/^<(?:!doctype\s+html|html|table|meta|div)\b/i.test(start)) throw unknown('a web page');
  if (start.startsWith('<')) return { format: 'xml', encoding };
  if (start.startsWith('[')) return { format: 'json', encoding };
  if (start.startsWith('{')) return { format: isLines(start) ? 'jsonl' : 'json', encoding };
  if (isBinary(text)) throw unknown('no text');
  return { format: 'csv', encoding, separator: choice.separator ?? sniffSeparator(text) };
}

async function workbookIn(file: Blob, choice: ReadChoice): Promise<FileNature> {
  const book = await openWorkbook(file);
  const sheets = book.sheets.map(({ name }) => name);
  const sheet = sheets.find((name) => name === choice.sheet) ?? sheets[0] ?? '';
  return { format: 'xlsx', sheets, sheet, book };
}

const unknown = (what: string) =>
  new FileError(
    'file.unknown',
    `this is ${what}: tables are read from CSV, XLSX, XML and JSON; save it as one of those`,
  );

function textOf(sample: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(sample, { stream: true });
}

/** One record a line: the first line alone is JSON. */
function isLines(text: string): boolean {
  const end = text.indexOf('\n');
  try {
    const first: unknown = JSON.parse(end < 0 ? text : text.slice(0, end));
    // An envelope on one line holds a list of records.
    const isEnvelope = Object.values(first as object).some(
      (value) => Array.isArray(value) && typeof value[0] === 'object',
    );
    return end >= 0 && text.slice(end).trim() !== '' ? true : !isEnvelope || 'kind' in (first as object);
  } catch {
    return false;
  }
}

function isBinary(text: string): boolean {
  const sample = text.slice(0, 4000);
  const strange = [...sample].filter((sign) => sign < ' ' && !'\n\r\t'.includes(sign)).length;
  return strange > sample.length * 0.02;
}
