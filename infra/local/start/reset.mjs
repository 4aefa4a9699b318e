import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { lockDirectory } from '../process/lock-file.mjs';
import { UserError } from '../user-error.mjs';

// By name: DATA_DIR may hold other people's files as well.
const OURS = [
  'postgres',
  'redis',
  'meilisearch',
  'mail',
  'logs',
  'secrets.json',
  'secrets.json.new',
  'demo.json',
  'demo-people.json',
  'run',
];

/**
 * Throws away what an exchange wrote into `dir`, after asking on the terminal unless `yes`. Without a terminal and
 * without `yes` nothing is touched.
 *
 * @param {string} dir
 * @param {{ yes: boolean, signal?: AbortSignal, input?: NodeJS.ReadStream, output?: NodeJS.WriteStream }} options
 */
export async function resetData(dir, { yes, signal, input = process.stdin, output = process.stderr }) {
  if (!fs.existsSync(dir)) return;
  lockDirectory(dir)(); // throws while an exchange runs on it
  if (!yes) await ask(dir, { signal, input, output });
  for (const name of OURS) fs.rmSync(path.join(dir, name), { recursive: true, force: true });
}

async function ask(dir, { signal, input, output }) {
  if (!input.isTTY) {
    throw new UserError('--reset asks before it deletes, and there is no terminal to ask on.', 'Add --yes to agree.');
  }
  const terminal = createInterface({ input, output });
  try {
    const question = `Everything in ${dir} will be deleted: all listings, demands, deals and contracts. Type "delete": `;
    const answer = await terminal.question(question, { signal });
    if (answer.trim() !== 'delete')
      throw new UserError('Nothing was deleted.', 'Start without --reset to go on as before.');
  } finally {
    terminal.close();
  }
}
