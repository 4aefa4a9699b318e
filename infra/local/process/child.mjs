import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { writePidFile } from './pid-file.mjs';
import { registerProcess, unregisterProcess } from './reaper.mjs';
import { settlesWithin } from './wait.mjs';

/**
 * Starts a long-lived process that ends with the starter. It has a separate process group, so Ctrl-C reaches only the
 * starter, which chooses the order. It has a pid file for the next start, a reaper entry, and a stop that cannot hang.
 *
 * @param {object} options
 * @param {string} options.name
 * @param {string} options.command
 * @param {string[]} options.args
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.pidFile
 * @param {string} [options.logFile]  Output is appended there; without it stdout and stderr are pipes of `process`.
 * @param {NodeJS.Signals} [options.stopSignal]
 * @param {number} [options.graceMs]  From the stop signal to SIGKILL.
 */
export function startChild({
  name,
  command,
  args,
  cwd,
  env,
  pidFile,
  logFile,
  stopSignal = 'SIGTERM',
  graceMs = 10_000,
}) {
  const output = logFile === undefined ? 'pipe' : openLog(logFile);
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', output, output], detached: true });
  if (typeof output === 'number') fs.closeSync(output);
  const { pid } = child;
  if (pid !== undefined) {
    registerProcess(pid, stopSignal, graceMs);
    writePidFile(pidFile, pid);
  }
  let ended = false;
  const exited = new Promise((resolve) => {
    const end = (reason) => {
      if (ended) return;
      ended = true;
      if (pid !== undefined) unregisterProcess(pid);
      fs.rmSync(pidFile, { force: true });
      resolve(reason);
    };
    child.once('error', (error) => end(`could not start: ${error.message}`));
    child.once('exit', (code, signal) => end(signal ? `killed by ${signal}` : `exit code ${code}`));
  });

  const stopWith = async (signal, waitMs) => {
    if (ended) return;
    child.kill(signal);
    if (await settlesWithin(exited, waitMs)) return;
    child.kill('SIGKILL');
    await exited;
  };

  return {
    name,
    pid,
    process: child,
    /** Resolves to the reason of the end: "exit code 1", "killed by SIGKILL", "could not start: ...". */
    exited,
    hasEnded: () => ended,
    stop: () => stopWith(stopSignal, graceMs),
    kill9: () => stopWith('SIGKILL', graceMs),
  };
}

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

function openLog(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) fs.renameSync(file, `${file}.1`);
  return fs.openSync(file, 'a', 0o600);
}
