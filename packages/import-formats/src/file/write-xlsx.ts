import { Zip, ZipDeflate } from 'fflate';
import { guarded } from './write-csv.ts';

/** What a cell of Excel holds. */
export const CELL_MAX = 32_767;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const PARTS: Readonly<Record<string, (sheet: string) => string>> = {
  '[Content_Types].xml': () =>
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
  '_rels/.rels': () =>
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': () =>
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="r2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  'xl/workbook.xml': (sheet) =>
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${attribute(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
  // Format 49 is text: Excel makes no number and no day of what is typed into such a cell.
  'xl/styles.xml': () =>
    `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
    '<cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>',
};

/**
 * A table as an XLSX file with one sheet, as its rows come; every cell is text. The first row is the headings.
 * @throws RangeError for a cell of more than `CELL_MAX` characters.
 */
export async function* writeXlsx(
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  sheet = 'techbourse',
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const flush = function* () {
    const chunks = ready;
    ready = [];
    yield* chunks;
  };
  const encoder = new TextEncoder();
  const open = (name: string) => {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    return part;
  };
  for (const [name, text] of Object.entries(PARTS)) open(name).push(encoder.encode(HEAD + text(sheet)), true);
  const part = open('xl/worksheets/sheet1.xml');
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  part.push(
    encoder.encode(
      `${HEAD}<worksheet xmlns="${MAIN}">${view}<cols><col min="1" max="200" width="24" style="1"/></cols><sheetData>`,
    ),
  );
  let line = 0;
  for await (const row of rows) {
    line += 1;
    part.push(encoder.encode(rowXml(row, line)));
    yield* flush();
  }
  part.push(encoder.encode('</sheetData></worksheet>'), true);
  zip.end();
  yield* flush();
}

function rowXml(cells: readonly string[], line: number): string {
  const style = line === 1 ? 2 : 1;
  const written = cells.map((cell, index) => {
    if (cell === '') return '';
    const text = guarded(cell);
    if (text.length > CELL_MAX)
      throw new RangeError(`row ${line}: a cell holds ${CELL_MAX} characters at most, this has ${text.length}`);
    return `<c r="${columnName(index)}${line}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  });
  return `<row r="${line}">${written.join('')}</row>`;
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** `_x0041_` would be read as a letter, and XML holds no control characters. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_')
    .replace(/[&<>]/g, (sign) => MARKS[sign] ?? sign)
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) =>
      '\n\t'.includes(sign) ? sign : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}

const attribute = (text: string) =>
  text
    .replace(/[&<>"]/g, (sign) => MARKS[sign] ?? sign)
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31);
