import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../paths.mjs';
import { hold, release } from '../process/guard.mjs';

/**
 * Runs one of our TypeScript programs in this terminal, in the folder of the caller, and ends with its exit code.
 * Signals of the terminal reach it directly; SIGTERM is passed on.
 *
 * @param {{ node: string, env: NodeJS.ProcessEnv, script: string, args: string[], cwd?: string }} options
 * @returns {Promise<number>}
 */
export async function runProgram({ node, env, script, args, cwd = process.cwd() }) {
  const child = spawn(node, [path.join(root, script), ...args], { cwd, env, stdio: 'inherit' });
  hold(child.pid, 'SIGTERM', 10_000);
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const code = await new Promise((resolve) => child.once('close', (exitCode) => resolve(exitCode ?? 1)));
  release(child.pid);
  return code;
}
