import { createInterface } from 'node:readline/promises';

/**
 * Whether the person at the terminal says yes; `--yes` says it for them.
 * @throws Error without a terminal to ask at.
 */
export async function confirmed(question: string, yes: boolean | undefined): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY) throw new Error('there is nobody to ask: say --yes');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    if (/^y(es)?$/i.test(answer.trim())) return true;
    process.stderr.write('nothing was changed\n');
    return false;
  } finally {
    terminal.close();
  }
}
