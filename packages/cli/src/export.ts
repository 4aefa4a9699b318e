import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Command, Option } from 'commander';
import { type ConnectOptions, connect } from './settings.ts';

export function addExportCommand(program: Command): void {
  const command = program.command('export').description("write your organisation's records as jsonl");
  for (const kind of ['listings', 'demands'] as const) {
    command
      .command(kind)
      .addOption(new Option('--out <file>', 'a file, gzipped if it ends in .gz (default: standard output)'))
      .option('--url <address>', 'address of the exchange (default: TECHBOURSE_URL or this machine)')
      .addHelpText('after', '\nThe API key is read from TECHBOURSE_KEY.')
      .action(async (options: ConnectOptions & { out?: string }) => {
        const lines = Readable.fromWeb(await connect(options).stream(`/api/${kind}/export`));
        if (!options.out) return pipeline(lines, process.stdout, { end: false });
        await writeWhole(options.out, lines);
      });
  }
}

/** Puts an export into a file at once: one that broke off is never taken for a whole one. */
async function writeWhole(file: string, lines: Readable): Promise<void> {
  const next = `${file}.new`;
  const out = createWriteStream(next);
  try {
    await (file.endsWith('.gz') ? pipeline(lines, createGzip(), out) : pipeline(lines, out));
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}
