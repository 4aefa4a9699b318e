import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { csvOfRows, type ImportKind, xlsxOfRows } from '@techbourse/import-formats';
import { readLines } from '@techbourse/import-formats/lines';
import { type Command, Option } from 'commander';
import { type ConnectOptions, connect } from './settings.ts';

const FORMATS = ['jsonl', 'csv', 'xlsx'] as const;
type Format = (typeof FORMATS)[number];
type Options = ConnectOptions & { out?: string; format?: Format };

export function addExportCommand(program: Command): void {
  const command = program
    .command('export')
    .description("write your organisation's records as jsonl, CSV or XLSX; imported again they change nothing");
  for (const kind of ['listings', 'demands'] as const) {
    command
      .command(kind)
      .addOption(new Option('--out <file>', 'a file, gzipped if it ends in .gz (default: standard output)'))
      .addOption(new Option('--format <name>', 'default: by the name of the file, else jsonl').choices(FORMATS))
      .option('--url <address>', 'address of the exchange (default: TECHBOURSE_URL or this machine)')
      .addHelpText('after', '\nThe API key is read from TECHBOURSE_KEY.')
      .action(async (options: Options) => {
        const lines = Readable.fromWeb(await connect(options).stream(`/api/${kind}/export`));
        const content = contentIn(options.format ?? formatOf(options.out), kind, lines);
        if (!options.out) return pipeline(content, process.stdout, { end: false });
        await writeWhole(options.out, content);
      });
  }
}

const formatOf = (file = ''): Format => FORMATS.find((one) => file.replace(/\.gz$/, '').endsWith(`.${one}`)) ?? 'jsonl';

function contentIn(format: Format, kind: ImportKind, lines: Readable): Readable {
  if (format === 'jsonl') return lines;
  return Readable.from(format === 'csv' ? csvOfRows(kind, rowsOf(lines)) : xlsxOfRows(kind, rowsOf(lines)));
}

async function* rowsOf(lines: Readable): AsyncGenerator<Record<string, unknown>> {
  for await (const line of readLines(lines, { gzip: false })) {
    if ('fault' in line) throw new Error(`the export broke off at line ${line.number}: ${line.fault.message}`);
    yield line.row;
  }
}

/** Puts an export into a file at once: one that broke off is never taken for a whole one. */
async function writeWhole(file: string, content: Readable): Promise<void> {
  const next = `${file}.new`;
  const out = createWriteStream(next);
  try {
    await (file.endsWith('.gz') ? pipeline(content, createGzip(), out) : pipeline(content, out));
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}
