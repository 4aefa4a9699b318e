import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, createClient } from '@techbourse/client';
import { InvalidArgumentError } from 'commander';

export type ConnectOptions = { url?: string; operator?: boolean };

/**
 * The exchange that a command talks to. Address: `--url`, TECHBOURSE_URL, or this machine. Key: TECHBOURSE_KEY;
 * Errors are told in TECHBOURSE_LANGUAGE (zh, ru), or English.
 * `--operator` takes the operator's key of an exchange started here. Keys are not options, because other users of a
 * machine can read the arguments of a command.
 */
export function connect(options: ConnectOptions): Client {
  const url = options.url ?? process.env.TECHBOURSE_URL ?? 'http://127.0.0.1:3000';
  const key = options.operator ? operatorKey() : process.env.TECHBOURSE_KEY;
  return createClient({
    url,
    key,
    language: process.env.TECHBOURSE_LANGUAGE,
    onRetry: (waitMs, why) => process.stderr.write(`\n${why}: trying again in ${(waitMs / 1000).toFixed(1)} s\n`),
  });
}

function operatorKey(): string {
  if (process.env.OPERATOR_KEY) return process.env.OPERATOR_KEY;
  const file = join(process.env.DATA_DIR ?? '.data', 'secrets.json');
  try {
    const { OPERATOR_KEY } = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof OPERATOR_KEY === 'string') return OPERATOR_KEY;
  } catch {
    // said below, with what to do
  }
  throw new Error(`no operator key: set OPERATOR_KEY, or run this where ${file} is`);
}

/** Parses a whole number within bounds, as commander wants it. */
export function wholeNumber(min: number, max: number) {
  return (text: string): number => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`a whole number from ${min} to ${max} is needed`);
  };
}
