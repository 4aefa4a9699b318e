import type { Client } from '@techbourse/client';
import type { Command } from 'commander';
import { type ConnectOptions, connect } from './settings.ts';

/** What all commands of the operator share: the address as an option, the key from where the exchange keeps it. */
export function withUrl(command: Command): Command {
  return command
    .option('--url <address>', 'address of the exchange (default: TECHBOURSE_URL or this machine)')
    .addHelpText('after', "\nNeeds the operator's key: OPERATOR_KEY, or run it where `.data` is.");
}

export function operator(options: ConnectOptions): Client {
  return connect({ ...options, operator: true });
}

export function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
