import { spawn } from 'node:child_process';
import path from 'node:path';
import { dataDir, root } from '../paths.mjs';
import { registerProcess, unregisterProcess } from '../process/reaper.mjs';
import { prepareToolchain } from '../toolchain.mjs';
import { describeFailure } from '../user-error.mjs';

/**
 * Runs one of our TypeScript programs in this terminal, in the folder of the caller, and ends with its exit code.
 * Signals of the terminal reach it directly; SIGTERM is passed on.
 *
 * @param {{ node: string, env: NodeJS.ProcessEnv, script: string, args: string[], cwd?: string }} options
 * @returns {Promise<number>}
 */
export async function runProgram({ node, env, script, args, cwd = process.cwd() }) {
  const child = spawn(node, [path.join(root, script), ...args], { cwd, env, stdio: 'inherit' });
  registerProcess(child.pid, 'SIGTERM', 10_000);
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const code = await new Promise((resolve) => child.once('close', (exitCode) => resolve(exitCode ?? 1)));
  unregisterProcess(child.pid);
  return code;
}

/**
 * Prepares the toolchain, runs the TypeScript program with the arguments of this process, and exits with its code.
 *
 * @param {string} script  From the root of the repository.
 */
export async function runProgramAndExit(script) {
  try {
    const toolchain = await prepareToolchain({ log: console.error });
    // npm changes into the root; paths on the command line are relative to the caller's folder
    const cwd = process.env.INIT_CWD ?? process.cwd();
    const env = { ...toolchain.env, DATA_DIR: dataDir };
    process.exit(await runProgram({ ...toolchain, env, script, args: process.argv.slice(2), cwd }));
  } catch (error) {
    console.error(describeFailure(error));
    process.exit(1);
  }
}
