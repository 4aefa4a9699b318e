import { openAsBlob } from 'node:fs';
import type { Schemas } from '@techbourse/client';
import { csvLine, openSource } from '@techbourse/import-formats';
import type { Command } from 'commander';
import { operator, withUrl } from './operator.ts';
import type { ConnectOptions } from './settings.ts';

const ROWS = 100;
const IDENTIFIERS = ['uscc', 'ror', 'lei', 'inn', 'ogrn'];
/** Headings of a table of organisations; `differsFrom` holds ids, separated by blanks. */
const COLUMNS = [
  ...['kind', 'name.zh', 'name.en', 'name.ru', 'country', 'region'],
  ...IDENTIFIERS,
  ...['verified', 'differsFrom'],
];
const YES = new Set(['true', 'yes', '1', 'x', 'да', '是']);

type Result = Schemas['OrganisationImportResult'];

export function addOrganisationImport(org: Command): void {
  withUrl(
    org
      .command('import')
      .description('add the organisations of a list; those that are there stay, like ones are asked back')
      .argument('[file]', `CSV or XLSX with the headings ${COLUMNS.join(', ')}; or JSON, jsonl`)
      .option('--dry-run', 'say what would happen, row by row, and write nothing')
      .option('--template', 'print an empty table to fill in'),
  ).action(async (file: string | undefined, options: ConnectOptions & { dryRun?: boolean; template?: boolean }) => {
    if (options.template) {
      process.stdout.write(`\ufeff${csvLine(COLUMNS)}`);
      return;
    }
    if (!file) throw new Error('which file? --template prints an empty table to fill in');
    await sendFile(file, options);
  });
}

async function sendFile(file: string, options: ConnectOptions & { dryRun?: boolean }): Promise<void> {
  const client = operator(options);
  const counts = { created: 0, exists: 0, alike: 0, rejected: 0 };
  for await (const rows of batches(readOrganisations(file))) {
    const body = { rows: rows.map(({ row }) => row), dryRun: options.dryRun ?? false };
    const answer = await client.post('/api/organisations/import', { body });
    for (const name of Object.keys(counts) as (keyof typeof counts)[]) counts[name] += answer.counts[name];
    for (const result of answer.results) process.stdout.write(lineOf(rows[result.index]?.number ?? 0, result));
  }
  const dry = options.dryRun ? { dryRun: true } : {};
  process.stdout.write(`${JSON.stringify({ import: 'organisations', ...dry, ...counts })}\n`);
  if (counts.rejected + counts.alike > 0) process.exitCode = 2;
}

const lineOf = (line: number, { index: _index, ...result }: Result) => `${JSON.stringify({ line, ...result })}\n`;

type Row = { number: number; row: Record<string, unknown> };

/** @throws Error with the headings that are no field, before anything is sent. */
async function* readOrganisations(file: string): AsyncGenerator<Row> {
  const source = await openSource(await openAsBlob(file));
  const headings = source.shape === 'table' ? source.headings.map((heading) => heading.trim()) : [];
  const unknown = headings.filter((heading) => heading !== '' && !COLUMNS.includes(heading));
  const isTable = source.nature.format === 'csv' || source.nature.format === 'xlsx';
  if (isTable && unknown.length > 0)
    throw new Error(`not a field of an organisation: ${unknown.join(', ')}; there are ${COLUMNS.join(', ')}`);
  for await (const read of source.rows()) {
    if ('fault' in read) throw new Error(`line ${read.number}: ${read.fault.message}`);
    if ('record' in read) yield { number: read.number, row: read.record };
    else if (read.cells.some((cell) => cell.trim() !== ''))
      yield { number: read.number, row: rowOf(headings, read.cells) };
  }
}

/** A row of the API from cells; what is empty is not said. */
function rowOf(headings: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const said = Object.fromEntries(
    headings.flatMap((heading, at) => {
      const text = cells[at]?.trim() ?? '';
      return heading === '' || text === '' ? [] : [[heading, text] as const];
    }),
  );
  const name = Object.fromEntries(
    ['zh', 'en', 'ru'].flatMap((language) => {
      const text = said[`name.${language}`];
      return text === undefined ? [] : [[language, { text, origin: 'person' }]];
    }),
  );
  const identifiers = Object.fromEntries(IDENTIFIERS.flatMap((each) => (said[each] ? [[each, said[each]]] : [])));
  return {
    ...(said.kind && { kind: said.kind }),
    ...(said.country && { country: said.country.toUpperCase() }),
    ...(said.region && { region: said.region.toUpperCase() }),
    name,
    identifiers,
    ...(said.verified && { verified: YES.has(said.verified.toLowerCase()) }),
    ...(said.differsFrom && { differsFrom: said.differsFrom.split(/[\s,;]+/) }),
  };
}

async function* batches(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
