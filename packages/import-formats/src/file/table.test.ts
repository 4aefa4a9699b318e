import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOf, encoded, fileOf, joined, tableIn, utf16, workbookOf } from '../../test/files.ts';
import { csvRows } from './csv.ts';
import { sniffEncoding } from './encoding.ts';
import { openSource } from './read.ts';
import { csvLine } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';
import { dayOfSerial, plainNumber } from './xlsx.ts';

const TEXT = '名称,申请号\n一种膜分离装置及其制备方法,CN201910823456.0\n用于海水淡化的涂层，耐污染,CN201910000001.5\n';
const RUSSIAN =
  'Название;Номер заявки\nСпособ получения сорбента для очистки воды;2019123456\nУстройство для сушки;2020111111\n';
const GERMAN =
  'Titel;Nummer\nVerfahren für die Rückgewinnung von Säure;DE102019123456A1\nMaßstab für Öfen;DE102020000001A1\n';

async function* parts(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

describe('CSV', () => {
  it('is read back as it was written, however it is cut into parts', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', ' ', '=', '-', "'", '膜', 'я') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
        const text = rows.map((row) => csvLine(row)).join('');
        const read = await allOf(csvRows(parts(text, size), ','));
        const unguarded = (one: string) => (/^'+[=+\-@\t\r]/.test(one) ? one.slice(1) : one);
        expect(read.map(({ cells }) => cells.map(unguarded))).toEqual(rows);
      }),
    );
  });

  it('may have line breaks inside quotes, each ending of lines, and no end of the last line', async () => {
    const rows = await allOf(csvRows(parts('a,b\r\n"1\n2","say ""x"""\r3,4', 3), ','));
    expect(rows.map(({ line, cells }) => [line, cells])).toEqual([
      [1, ['a', 'b']],
      [2, ['1\n2', 'say "x"']],
      [4, ['3', '4']],
    ]);
  });

  it('with a quote that is never closed is a fault that names the line where it opens', async () => {
    const { source, rows } = await tableIn('a,b\n1,2\n3,"4\n5,6\n');
    expect(rows).toEqual([['1', '2'], 'file.unclosed_quote']);
    expect((await allOf(source.rows())).map(({ number }) => number)).toEqual([2, 3]);
    await expect(tableIn('a,"b\n1,2\n')).rejects.toMatchObject({ rule: 'file.unclosed_quote' });
  });

  it('has its separator recognised, also where cells hold other ones, and where the first line names it', async () => {
    for (const [text, separator] of [
      ['a,b,c\n"1;2;3;4",x,y\n1,2,3', ','],
      ['a;b\n1,5;2,5\n3,5;4,5', ';'],
      ['a\tb\n1,2;3\t4\n5\t6', '\t'],
      ['sep=;\na;b\n1;2', ';'],
      ['title;abstract\nOne, two, three;"Text; more"\nFour, five, six;Text, more, and more', ';'],
    ] as const) {
      const { source, rows } = await tableIn(text);
      expect([text, source.nature]).toMatchObject([text, { separator }]);
      expect(rows.every((row) => Array.isArray(row))).toBe(true);
    }
  });

  it('has its headings where they stand: below a title, twice the same, or empty', async () => {
    const { source, headings, rows } = await tableIn('List of patents 2026,,,\n,,,\nNo,Title,Title,\n1,x,y,z\n');
    expect([source.skipped, headings]).toEqual([2, ['No', 'Title', 'Title (2)']]);
    expect(rows).toEqual([['1', 'x', 'y']]);
    const [row] = await allOf(source.rows());
    expect(row?.notes).toMatchObject([{ rule: 'row.no_heading', value: 'z' }]);
  });
});

describe('an encoding', () => {
  it.each([
    ['utf-8', new TextEncoder().encode(TEXT), TEXT],
    ['utf-8', new TextEncoder().encode(`\uFEFF${TEXT}`), TEXT],
    ['utf-16le', utf16(TEXT, true), TEXT],
    ['utf-16be', utf16(TEXT, false), TEXT],
    ['utf-16le', utf16('title,number\nA ring,1\n', true, false), 'title,number\nA ring,1\n'],
    ['gb18030', encoded(TEXT, 'gb18030'), TEXT],
    ['windows-1251', encoded(RUSSIAN, 'windows-1251'), RUSSIAN],
    ['windows-1252', encoded(GERMAN, 'windows-1252'), GERMAN],
  ])('%s is recognised, and read', async (encoding, bytes, text) => {
    expect(sniffEncoding(bytes)).toBe(encoding);
    const { headings, rows } = await tableIn(bytes);
    const [head, ...lines] = text
      .trim()
      .split('\n')
      .map((line) => line.split(/[,;]/));
    expect([headings, rows]).toEqual([head, lines]);
  });

  it('that a person names goes before what was found', async () => {
    const { headings } = await tableIn(encoded('Имя;Тема\nа;б\n', 'windows-1251'), { encoding: 'windows-1251' });
    expect(headings).toEqual(['Имя', 'Тема']);
  });

  it('that a row breaks makes a fault of that row', async () => {
    const bytes = new TextEncoder().encode('a,b\n1,2\n3,4\n');
    bytes[bytes.length - 2] = 0xff;
    const { rows } = await tableIn(bytes, { encoding: 'utf-8' });
    expect(rows).toEqual([['1', '2'], 'file.encoding']);
  });
});

describe('a workbook', () => {
  const strings = [
    'Title',
    '申请号',
    '<r><t>Mem</t></r><r><t>brane</t></r><rPh><t>reading</t></rPh>',
    'Filed',
    'Count',
  ];
  const head =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>3</v></c><c r="D1" t="s"><v>4</v></c></row>';

  it('gives shared and inline texts, days by their format, numbers with all their digits, and cells at their place', async () => {
    const sheet = `${head}
      <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>2.0191082345605E+12</v></c><c r="C2" s="1"><v>43831</v></c><c r="D2"><v>0.30000000000000004</v></c></row>
      <row r="4"><c r="A4" t="inlineStr"><is><t>a_x000D_b &amp; c</t></is></c><c r="C4" s="2"><v>36526.5</v></c><c r="D4" s="3"><v>12.5</v></c></row>
      <row r="5"><c r="B5" t="str"><f>A1</f><v>CN1</v></c><c r="C5" t="d"><v>2020-01-02T00:00:00</v></c><c r="D5" t="b"><v>1</v></c></row>`;
    const { source, headings, rows } = await tableIn(workbookOf(sheet, strings));
    expect(source.nature).toMatchObject({ format: 'xlsx', sheets: ['Patents'], sheet: 'Patents' });
    expect(headings).toEqual(['Title', '申请号', 'Filed', 'Count']);
    expect(rows).toEqual([
      ['Membrane', '2019108234560', '2020-01-01', '0.3'],
      ['a\rb & c', '', '2000-01-01', '12.5'],
      ['', 'CN1', '2020-01-02', 'true'],
    ]);
  });

  it('keeps a number as it stands where its digits are lost', () => {
    expect(plainNumber('2.01911E+12')).toBe('2.01911E+12');
    expect(plainNumber('2.019110000000E+12')).toBe('2019110000000');
    expect(plainNumber('1.5E-3')).toBe('1.5E-3');
    expect(plainNumber('201911082345')).toBe('201911082345');
  });

  it('counts days from 1900 with the day that never was, or from 1904', () => {
    expect([1, 59, 61, 45292].map((serial) => dayOfSerial(serial, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '2024-01-01',
    ]);
    expect(dayOfSerial(43830, true)).toBe('2024-01-01');
    expect(dayOfSerial(-1, false)).toBeUndefined();
  });

  it('is read back as it was written', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '<', '&', '"', '\n', '_x0041_', '=', "'", '膜', ']]>') });
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const given = rows.map((row) => ['x', ...row]);
        const written = await allOf(writeXlsx([['id', 'b', 'c', 'd'], ...given]));
        const { rows: read } = await tableIn(await joined(written));
        expect(read).toEqual(given);
      }),
      { numRuns: 30 },
    );
  });

  it('that is cut off, is none, or of an old kind says what to do', async () => {
    const whole = workbookOf(head, strings);
    const ruleOf = (bytes: Uint8Array | string) =>
      openSource(fileOf(bytes)).then(
        () => 'read',
        (error: { rule: string }) => error.rule,
      );
    expect(await ruleOf(whole.subarray(0, whole.length - 30))).toBe('file.damaged');
    expect(await ruleOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]))).toBe('file.old_excel');
    expect(await ruleOf('<html><table><tr><td>1</td></tr></table></html>')).toBe('file.unknown');
    expect(await ruleOf('%PDF-1.7\n')).toBe('file.unknown');
    expect(await ruleOf('')).toBe('file.empty');
    expect(await ruleOf(' \n\n')).toBe('file.empty');
  });

  it('damaged anywhere never ends but in rows or a fault with a rule', async () => {
    const whole = workbookOf(`${head}<row r="2"><c r="A2" t="s"><v>2</v></c></row>`, strings);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 4, max: whole.length - 1 }),
        fc.integer({ min: 0, max: 255 }),
        async (at, byte) => {
          const bytes = Uint8Array.from(whole);
          bytes[at] = byte;
          try {
            await tableIn(bytes);
          } catch (error) {
            expect(error).toMatchObject({ rule: expect.stringMatching(/^file\./) });
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

it('a gzipped file is read as what is in it', async () => {
  const { headings } = await tableIn(gzipSync('a,b\n1,2\n'));
  expect(headings).toEqual(['a', 'b']);
  await expect(tableIn(gzipSync('a,b\n1,2\n'.repeat(9000)).subarray(0, 60))).rejects.toMatchObject({
    rule: 'file.damaged',
  });
});
