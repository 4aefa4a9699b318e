import { root } from '../paths.mjs';
import { runTask } from '../process/task.mjs';
import { UserError } from '../user-error.mjs';

// what npm (Node) and pnpm (its own HTTP client) say
const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|error\s+sending\s+request|dns error/;

/**
 * Runs a program quietly; its output is shown only when it fails, with what to do about it.
 *
 * @param {string} what  Completes "could not ...": "fetch pnpm".
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal }} [options]
 * @returns {Promise<string>} its stdout
 */
export async function runQuietly(what, command, args, { cwd = root, env = process.env, signal } = {}) {
  const result = await runTask(command, args, { cwd, env, signal });
  if (result.error) {
    throw new UserError(`Could not ${what}: ${command} does not run.`, `Is it installed? (${result.error.message})`);
  }
  if (result.code !== 0) throw explainFailure(what, result);
  return result.stdout;
}

/** Turns the last words of a failed program into a problem with a remedy. */
export function explainFailure(what, { tail, end }) {
  const shown = tail
    .split('\n')
    .filter((line) => !/^(npm error)?\s+at /.test(line))
    .slice(-15)
    .map((line) => `    ${line}`)
    .join('\n');
  if (/ENOSPC|no space left/i.test(tail)) {
    return Object.assign(new Error(`Could not ${what}:\n${shown}`), { code: 'ENOSPC' });
  }
  if (OFFLINE.test(tail)) {
    return new UserError(
      `Could not ${what}: the package registry does not answer.`,
      `Check the network (and npm's proxy and registry settings), then run the same command again; what was fetched is kept.\n${shown}`,
    );
  }
  return new UserError(`Could not ${what} (${end}).`, `The last lines it printed:\n${shown}`);
}
