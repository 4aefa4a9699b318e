import type { Command } from 'commander';
import { type ConnectOptions, connectApi } from './settings.ts';

type Verification = { ok: boolean; entries: number; fault: unknown };

/** `ledger verify`: recomputes the whole chain; exit 1 and the first faulty entry if anything was changed. */
export function addLedgerCommand(program: Command): void {
  program
    .command('ledger')
    .description('the record of signed contracts')
    .command('verify')
    .description('recompute the chain of hashes and compare every contract with its entry')
    .option('--url <address>', 'address of the exchange (default: TECHBOURSE_URL or this machine)')
    .addHelpText('after', "\nNeeds the operator's key: OPERATOR_KEY, or run it where `.data` is.")
    .action(async (options: ConnectOptions) => {
      const result = await connectApi({ ...options, operator: true }).get<Verification>('/api/ledger/verify');
      process.stdout.write(`${JSON.stringify(result)}\n`);
      if (!result.ok) process.exitCode = 1;
    });
}
