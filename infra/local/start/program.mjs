import { spawn } from 'node:child_process';
import path from 'node:path';
import { dataDir, root } from '../paths.mjs';
import { describeFailure } from '../problem.mjs';
import { hold, release } from '../process/guard.mjs';
import { prepareToolchain } from '../toolchain.mjs';

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

/**
 * The whole of a thin script: brings the toolchain and becomes the TypeScript program, arguments and exit code alike.
 *
 * @param {string} script  From the root of the repository.
 */
export async function becomeProgram(script) {
  try {
    const toolchain = await prepareToolchain({ log: console.error });
    // npm changes into the root; paths on the command line are meant from where the caller stands
    const cwd = process.env.INIT_CWD ?? process.cwd();
    const env = { ...toolchain.env, DATA_DIR: dataDir };
    process.exit(await runProgram({ ...toolchain, env, script, args: process.argv.slice(2), cwd }));
  } catch (error) {
    console.error(describeFailure(error));
    process.exit(1);
  }
}
