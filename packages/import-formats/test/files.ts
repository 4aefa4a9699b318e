import { strToU8, zipSync } from 'fflate';
import {
  type ColumnMapping,
  defaultsOf,
  openSource,
  proposeMapping,
  type ReadChoice,
  type RecordKind,
  rowMapper,
  type SourceRow,
} from '../src/index.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export const fileOf = (content: string | Uint8Array, name = 'file') =>
  new File([typeof content === 'string' ? content : (content as Bytes)], name);

/** Parts of a file, or lines of a text, as one. */
export const joined = async (parts: readonly (string | Uint8Array)[]) =>
  new Uint8Array(await new Blob(parts as readonly (string | Bytes)[] as (string | Bytes)[]).arrayBuffer());

export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Text in an old encoding, by looking up which bytes the decoder makes of each character. */
export function encoded(text: string, encoding: string): Uint8Array {
  const known = tableOf(encoding);
  return Uint8Array.from([...text].flatMap((sign) => known.get(sign) ?? [63]));
}

const tables = new Map<string, Map<string, number[]>>();
function tableOf(encoding: string): Map<string, number[]> {
  const found = tables.get(encoding);
  if (found) return found;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number[]>();
  const add = (bytes: number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== '\uFFFD' && !table.has(text)) table.set(text, bytes);
  };
  for (let byte = 0; byte < 256; byte++) add([byte]);
  if (encoding === 'gb18030')
    for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add([lead, trail]);
  tables.set(encoding, table);
  return table;
}

export function utf16(text: string, isLittle: boolean, hasMark = true): Uint8Array {
  const units = [...(hasMark ? '\uFEFF' : ''), ...text].join('');
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (let at = 0; at < units.length; at++) view.setUint16(at * 2, units.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
}

/** A workbook as Excel writes it: texts apart, days as numbers with a format. */
export function workbookOf(
  sheet: string,
  strings: readonly string[] = [],
  more: Record<string, string> = {},
): Uint8Array {
  const space = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${space}" xmlns:r="r"><sheets><sheet name="Notes" sheetId="2" state="hidden" r:id="r2"/><sheet name="Patents" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    'xl/styles.xml': `<styleSheet xmlns="${space}"><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="0.00&quot; d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${space}">${strings.map((text) => `<si>${text.startsWith('<') ? text : `<t>${text}</t>`}</si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${space}"><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet xmlns="${space}"><sheetData/></worksheet>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

/** The rows of a table under their headings; faults by their rule. */
export async function tableIn(content: string | Uint8Array, choice: ReadChoice = {}) {
  const source = await openSource(fileOf(content), choice);
  const rows = await allOf(source.rows());
  return { source, headings: source.shape === 'table' ? source.headings : [], rows: rows.map(shown) };
}

const shown = (row: SourceRow) => ('cells' in row ? row.cells : 'fault' in row ? row.fault.rule : row.record);

/** The rows of a file as an import takes them, by the mapping that is proposed. */
export async function mappedRows(kind: RecordKind, content: string | Uint8Array, changes: Partial<ColumnMapping> = {}) {
  const source = await openSource(fileOf(content));
  const headings = source.shape === 'table' ? source.headings : [];
  const rows = await allOf(source.rows());
  const sample = rows.flatMap((row) => ('cells' in row ? [row.cells] : []));
  const { columns, dayOrder } = proposeMapping(kind, headings, sample);
  const known = source.shape === 'records' ? { known: source.known } : { headings };
  const mapping = {
    source: 'drawer',
    columns: Object.fromEntries(columns.map(({ heading, field }) => [heading, field])),
    dayOrder,
    ...defaultsOf(kind, known),
    ...changes,
  };
  return { source, columns, mapped: rows.map(rowMapper(kind, mapping, { headings, publish: false })) };
}
