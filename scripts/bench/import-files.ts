import { execFile } from 'node:child_process';
import { createWriteStream, mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { defaultsOf, openSource, proposeMapping, rowMapper, writeCsv, writeXlsx } from '@techbourse/import-formats';
import { printTable } from './table.ts';

export type FileFigures = { format: string; rows: number; seconds: number; rowsPerSecond: number; memoryMb: number };

const HEADINGS = [
  '编号',
  '专利名称',
  'Title (English)',
  '摘要',
  'Abstract',
  '申请号',
  '申请日',
  'IPC分类号',
  '申请人',
  '成熟度',
  '备注',
];
const ENGLISH =
  'A sorbent with iminodiacetate groups takes nickel from rinse water down to 0.2 milligrams per litre and gives it back to acid. ';
const CHINESE = '以亚氨基二乙酸纤维素为吸附剂，将漂洗水中的镍降至0.2毫克每升，用稀酸再生，一百二十次循环后容量不变。';

function* tableOf(rows: number): Generator<string[]> {
  yield HEADINGS;
  for (let n = 0; n < rows; n++) {
    const number = `CN${110_000_000 + n}A`;
    const title = `一种除镍吸附剂及其制备方法${n}`;
    yield [
      `T-${n}`,
      title,
      `Nickel sorbent ${n}`,
      CHINESE.repeat(5),
      ENGLISH.repeat(6),
      number,
      '2019-09-02',
      'C02F 1/42; B01J 20/24',
      '松河理工大学',
      String((n % 9) + 1),
      '柜7',
    ];
  }
}

function* documentsOf(rows: number): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<exch:exchange-documents xmlns:exch="http://www.epo.org/exchange">\n';
  for (let n = 0; n < rows; n++) {
    const number = 110_000_000 + n;
    yield `<exch:exchange-document country="CN" doc-number="${number}" kind="A" family-id="${n}"><exch:bibliographic-data>
<exch:publication-reference data-format="docdb"><document-id><country>CN</country><doc-number>${number}</doc-number><kind>A</kind><date>20191108</date></document-id></exch:publication-reference>
<exch:classifications-ipcr><classification-ipcr><text>C02F   1/  42        20060101AFI20190101BHEP</text></classification-ipcr></exch:classifications-ipcr>
<exch:parties><exch:applicants><exch:applicant data-format="docdb"><exch:applicant-name><name>UNIV SONGHE</name></exch:applicant-name></exch:applicant></exch:applicants></exch:parties>
<exch:invention-title lang="en">Nickel sorbent ${n}</exch:invention-title><exch:invention-title lang="zh">一种除镍吸附剂${n}</exch:invention-title>
</exch:bibliographic-data><exch:abstract lang="en"><exch:p>${ENGLISH.repeat(6)}</exch:p></exch:abstract></exch:exchange-document>\n`;
  }
  yield '</exch:exchange-documents>\n';
}

/** `bench import-files`: files of many rows, each read and mapped in a process of its own: how fast, and in how much memory. */
export async function runImportFiles({ rows }: { rows: number }): Promise<FileFigures[]> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-files-'));
  try {
    const contents = { csv: writeCsv(tableOf(rows)), xlsx: writeXlsx(tableOf(rows)), xml: documentsOf(rows) };
    const figures: FileFigures[] = [];
    for (const [format, content] of Object.entries(contents)) {
      const file = join(dir, `rows.${format}`);
      await pipeline(Readable.from(content), createWriteStream(file));
      const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, file]);
      figures.push({ format, ...JSON.parse(stdout) });
    }
    const shown = figures.map((one) =>
      [one.format, one.rows, one.seconds, one.rowsPerSecond, one.memoryMb].map(String),
    );
    printTable('files read and mapped', ['format', 'rows', 's', 'rows/s', 'MB'], shown);
    return figures;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Reads one file as an import would; `memoryMb` is what the process needed beyond its start. */
async function readFile(file: string): Promise<Omit<FileFigures, 'format'>> {
  const before = process.memoryUsage.rss();
  const began = performance.now();
  const source = await openSource(await openAsBlob(file));
  const headings = source.shape === 'table' ? source.headings : [];
  const { columns } = proposeMapping('listings', headings, []);
  const known = source.shape === 'records' ? { known: source.known } : { headings };
  const mapping = {
    source: 'bench',
    ...defaultsOf('listings', known),
    columns: Object.fromEntries(columns.map(({ heading, field }) => [heading, field])),
  };
  const map = rowMapper('listings', mapping, { headings, publish: false });
  let rows = 0;
  for await (const row of source.rows()) {
    const { faults } = map(row);
    if (faults.length > 0) throw new Error(`row ${row.number}: ${faults[0]?.message}`);
    rows += 1;
  }
  const seconds = (performance.now() - began) / 1000;
  const memoryMb = Math.round(process.resourceUsage().maxRSS / 1024 - before / 1024 / 1024);
  return { rows, seconds: Number(seconds.toFixed(2)), rowsPerSecond: Math.round(rows / seconds), memoryMb };
}

if (import.meta.main) process.stdout.write(JSON.stringify(await readFile(process.argv[2] ?? '')));
