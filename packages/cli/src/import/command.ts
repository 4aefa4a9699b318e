import { basename } from 'node:path';
import { formatNames, type ImportKind, mappingOf, type RowNote } from '@techbourse/import-formats';
import { type Command, Option } from 'commander';
import { progressBar } from '../progress.ts';
import { type ConnectOptions, connect, wholeNumber } from '../settings.ts';
import { resumeAfter } from './checkpoint.ts';
import { digestOf } from './file.ts';
import { RejectionReport } from './report.ts';
import { importFile, type RowResult } from './run.ts';
import { isJsonLines, openTable } from './table-file.ts';
import { type UndoOptions, undoImport } from './undo.ts';

type Options = ConnectOptions & {
  mapping?: string;
  dryRun?: boolean;
  encoding?: string;
  separator?: string;
  sheet?: string;
  format: string;
  draft?: boolean;
  batch: number;
  parallel: number;
  limit?: number;
  report?: string;
};

export function addImportCommand(program: Command): void {
  const command = program
    .command('import')
    .description('send the records of a file to the exchange; safe to repeat, goes on where it was cut off');
  for (const kind of ['listings', 'demands'] as const) {
    command
      .command(kind)
      .argument('<file>', 'CSV, XLSX, JSON, jsonl or bibliographic XML; text also gzipped (.gz)')
      .addOption(
        new Option('--format <name>', 'how the rows of jsonl are written').choices(formatNames(kind)).default('own'),
      )
      .option('--mapping <file>', 'which column is which field; proposed in a file when a table leaves a doubt')
      .option('--dry-run', 'say what would happen, row by row, and write nothing')
      .option('--encoding <name>', 'encoding of a text file, where it is not recognised')
      .option('--separator <sign>', 'what separates cells of a CSV file, where it is not recognised')
      .option('--sheet <name>', 'the sheet of a workbook (default: the first)')
      .option('--draft', `keep the records as drafts instead of ${kind === 'listings' ? 'publishing' : 'opening'} them`)
      .option('--batch <rows>', 'rows of one request', wholeNumber(1, 200), 100)
      .option('--parallel <requests>', 'requests under way at once', wholeNumber(1, 16), 4)
      .option('--limit <rows>', 'stop after this many rows', wholeNumber(1, 100_000_000))
      .option('--report <file>', 'where rejected rows go (default: FILE.rejected.jsonl in this folder)')
      .option('--url <address>', 'address of the exchange (default: TECHBOURSE_URL or this machine)')
      .addHelpText('after', '\nThe API key is read from TECHBOURSE_KEY.')
      .action((file: string, options: Options) => runImport(kind, file, options));
  }
  command
    .command('undo')
    .description('take an import back: drafts are deleted, public records withdrawn, what was changed since stays')
    .argument('<run>', 'id of the import, as it was printed at its end')
    .option('--dry-run', 'say what would happen, and write nothing')
    .option('--yes', 'do not ask')
    .option('--url <address>', 'address of the exchange (default: TECHBOURSE_URL or this machine)')
    .addHelpText('after', '\nThe API key is read from TECHBOURSE_KEY.')
    .action((run: string, options: UndoOptions) => undoImport(run, options));
}

async function runImport(kind: ImportKind, file: string, options: Options): Promise<void> {
  const name = basename(file);
  const checkpointPath = `.${name}.${kind}.checkpoint.json`;
  const skipped = await resumeAfter(checkpointPath, file, await digestOf(file));
  if (skipped > 0) process.stderr.write(`going on after line ${skipped}\n`);
  const table = (await isJsonLines(file))
    ? undefined
    : await openTable(file, { ...readChoice(options), kind, publish: !options.draft });
  const client = connect(options);
  const run = options.dryRun
    ? undefined
    : (await client.post(`/api/${kind}/imports`, { body: { file: name.slice(0, 200) } })).id;
  const notes = new RejectionReport(`${name}.notes.jsonl`, skipped > 0);
  const report = new RejectionReport(options.report ?? `${name}.rejected.jsonl`, skipped > 0);
  const bar = progressBar(`import ${kind}`);
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const cancel = new AbortController();
  process.once('SIGINT', () => {
    process.stderr.write('\nfinishing what is under way; run the same command to go on\n');
    cancel.abort();
  });
  try {
    const result = await importFile({
      client,
      kind,
      file,
      report,
      checkpointPath,
      mapping: table
        ? (row) => row
        : mappingOf(kind, options.format, { publish: !options.draft, today: new Date().toISOString().slice(0, 10) }),
      ...(table && { rows: table.rows }),
      ...(options.dryRun && { dryRun: true }),
      ...(run && { run }),
      onTaken: (line, result) => noteTaken(notes, line, result, table?.notesOf(line) ?? []),
      batchSize: options.batch,
      inFlight: options.parallel,
      ...(options.limit === undefined ? {} : { limit: options.limit }),
      signal: cancel.signal,
      onProgress: (progress) => {
        const rate = Math.round((progress.read - skipped) / seconds());
        bar.update(
          progress.bytes,
          progress.totalBytes,
          `${progress.read} rows, ${rate}/s, ${progress.rejected} rejected`,
        );
      },
    });
    bar.stop();
    const { bytes: _bytes, totalBytes: _totalBytes, ...counts } = result;
    const elapsed = Number(seconds().toFixed(1));
    const perSecond = Math.round((result.read - skipped) / Math.max(elapsed, 0.001));
    const files = { ...(report.count > 0 && { report: report.path }), ...(notes.count > 0 && { notes: notes.path }) };
    const how = options.dryRun ? { dryRun: true } : { run };
    process.stdout.write(
      `${JSON.stringify({ import: kind, ...how, ...counts, seconds: elapsed, perSecond, ...files })}\n`,
    );
    if (result.rejected > 0) process.exitCode = 2;
    if (cancel.signal.aborted) process.exitCode = 130;
  } finally {
    bar.stop();
    await report.close();
    await notes.close();
  }
}

function readChoice({ encoding, separator, sheet, mapping }: Options) {
  const sign = separator === 'tab' || separator === '\\t' ? '\t' : separator;
  return {
    ...(encoding && { encoding }),
    ...(sign && { separator: sign }),
    ...(sheet && { sheet }),
    ...(mapping && { mapping }),
  };
}

/** What was changed or left out of a row, by the reader and by the exchange. */
async function noteTaken(
  notes: RejectionReport,
  line: number,
  result: RowResult,
  own: readonly RowNote[],
): Promise<void> {
  const issues = [
    ...own.map(({ column, rule, message, value }) => ({
      pointer: column,
      rule,
      message: value ? `${message} (${value})` : message,
    })),
    ...(result.changes ?? []).map(({ pointer, to }) => ({
      pointer,
      rule: 'import.changed',
      message: `kept as "${to}"`,
    })),
  ];
  if (issues.length > 0) await notes.add({ line, externalId: result.externalId, issues });
}
