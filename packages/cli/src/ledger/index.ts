import type { Client } from '@techbourse/client';
import type { Command } from 'commander';
import { operator, withUrl } from '../operator.ts';
import { type ConnectOptions, connect } from '../settings.ts';
import { differing, faultsOfSequence, type ShownHead } from './heads.ts';
import { isKept, linesOf, readHeads, readKeys, writeHeads } from './heads-file.ts';
import { type Comparison, verificationText } from './verification-text.ts';

const PAGE = 100;
// As many as one request takes; the first faults are enough to know that the ledger is not the one that was kept.
const COMPARED_MAX = 500;

/** `ledger verify`, `ledger heads export`, `ledger heads sign`, `ledger correct-clock`. */
export function addLedgerCommand(program: Command): void {
  const ledger = program.command('ledger').description('the record of signed contracts');
  withUrl(
    ledger
      .command('verify')
      .description('read the whole ledger again, compare every record with its entry; exit 1 at a difference')
      .option('--heads <file>', 'heads kept elsewhere (`ledger heads export`), to compare with')
      .option('--keys <file>', 'public keys, one per line: every head must be signed by one of them')
      .option('--json', 'the result as JSON, for programs'),
  ).action(verify);

  const heads = ledger.command('heads').description('signed heads: what proves the ledger to others');
  heads
    .command('export')
    .description('write all heads, one in JSON per line; a file that is there must agree with them first')
    .option('--out <file>', 'where to (default: standard output)')
    .option('--url <address>', 'address of the exchange (default: TECHBOURSE_URL or this machine)')
    .addHelpText('after', '\nNeeds no key: heads are open to everybody.')
    .action(exportHeads);
  withUrl(heads.command('sign').description('sign a head over all entries now')).action(
    async (options: ConnectOptions) => {
      const { items } = await operator(options).post('/api/ledger/heads');
      for (const head of items) process.stdout.write(`Head ${head.number} over ${head.size} entries was signed.\n`);
      if (items.length === 0) process.stdout.write('The newest head covers all entries already.\n');
    },
  );
  withUrl(
    ledger
      .command('correct-clock')
      .description('enter that a clock which had run ahead was set right')
      .requiredOption('--reason <text>', 'what had happened; it stays in the ledger'),
  ).action(async (options: ConnectOptions & { reason: string }) => {
    const { reason } = options;
    const { seq } = await operator(options).post('/api/ledger/clock-corrections', { body: { reason } });
    process.stdout.write(`Entered as ${seq}: what comes before it counts as no younger.\n`);
  });
}

type VerifyOptions = ConnectOptions & { heads?: string; keys?: string; json?: boolean };

async function verify(options: VerifyOptions): Promise<void> {
  const client = operator(options);
  const keys = options.keys ? await readKeys(options.keys) : [];
  const kept = options.heads ? await readHeads(options.heads) : undefined;
  const shown = kept || options.keys ? await shownHeads(client) : [];
  const lost = kept ? differing(kept, shown) : [];
  const result =
    lost.length > 0
      ? await client.post('/api/ledger/verify', { body: { heads: lost.slice(0, COMPARED_MAX) } })
      : await client.get('/api/ledger/verify');
  const faults = [...result.kept.faults.map(({ message }) => message), ...faultsOfSequence(shown, keys)];
  const unheard = lost.length > 0 && faults.length === 0;
  if (unheard) faults.push(`${lost.length} kept heads are not shown as they were kept`);
  const comparison: Comparison | undefined =
    kept || options.keys ? { file: options.heads ?? options.keys ?? '', kept: kept?.length ?? 0, faults } : undefined;
  const ok = result.ok && faults.length === 0;
  const text = options.json
    ? JSON.stringify({ ...result, ok, ...(comparison ? { comparison } : {}) })
    : verificationText(result, comparison);
  process.stdout.write(`${text}\n`);
  if (!ok) process.exitCode = 1;
}

/** A file that is there is evidence: it is only replaced by heads that contain all of it. */
async function exportHeads(options: ConnectOptions & { out?: string }): Promise<void> {
  const shown = await shownHeads(connect(options));
  if (!options.out) {
    process.stdout.write(linesOf(shown));
    return;
  }
  const lost = isKept(options.out) ? differing(await readHeads(options.out), shown) : [];
  if (lost.length > 0) {
    const [first] = lost;
    const name = first?.number === undefined ? `the head of ${first?.day}` : `head ${first.number}`;
    throw new Error(
      `${options.out} was left as it is: it holds ${lost.length} heads that the exchange does not show any more, first ${name}. ` +
        'Keep the file, and see `ledger verify --heads`',
    );
  }
  await writeHeads(options.out, shown);
  process.stderr.write(`${shown.length} heads in ${options.out}\n`);
}

/** All heads that the exchange shows, in their order. */
async function shownHeads(client: Client): Promise<ShownHead[]> {
  const heads: ShownHead[] = [];
  for await (const head of client.all('/api/ledger/heads', { query: { limit: PAGE } })) heads.push(head);
  return heads.reverse();
}
