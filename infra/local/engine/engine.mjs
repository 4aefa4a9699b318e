import fs from 'node:fs';
import path from 'node:path';
import { startChild } from '../process/child.mjs';
import { reapPidFile } from '../process/pid-file.mjs';
import { findFreePort } from '../process/ports.mjs';
import { pause } from '../process/wait.mjs';
import { UserError } from '../user-error.mjs';

const START_TIMEOUT_MS = 90_000; // a large append-only file or a crash recovery takes its time
const PORT_ATTEMPTS = 8;

/**
 * One engine process of this machine: started on a free port, and on the same port ever after.
 *
 * @param {object} plan
 * @param {string} plan.name
 * @param {string} plan.dir                      Its own folder; `run/<name>.pid` and `logs/<name>.log` are beside it.
 * @param {(line: string) => void} plan.log
 * @param {(port: number) => { command: string, args: string[], env: NodeJS.ProcessEnv }} plan.command
 * @param {(port: number, pid: number) => Promise<boolean>} plan.isReady
 * @param {(port: number) => string} plan.url
 * @param {() => void | Promise<void>} [plan.prepare]  Makes the files of a first start, cleans up after a sudden death.
 * @param {NodeJS.Signals} plan.stopSignal
 * @param {number} plan.graceMs
 */
export function createEngine(plan) {
  const { name, dir, log, stopSignal, graceMs } = plan;
  const base = path.dirname(dir);
  const pidFile = path.join(base, 'run', `${name}.pid`);
  const logFile = path.join(base, 'logs', `${name}.log`);
  let port;
  let child;
  let wanted = false;
  const listeners = new Set();

  const attempt = async (onPort) => {
    const { command, args, env } = plan.command(onPort);
    const started = startChild({ name, command, args, cwd: dir, env, pidFile, logFile, stopSignal, graceMs });
    const end = performance.now() + START_TIMEOUT_MS;
    while (!started.hasEnded() && performance.now() < end) {
      if (await plan.isReady(onPort, started.pid)) return started;
      await pause(15);
    }
    await started.stop();
    return undefined;
  };

  const start = async () => {
    if (child && !child.hasEnded()) return;
    fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
    await reapPidFile(pidFile, { stopSignal, graceMs, log, name });
    await plan.prepare?.();
    for (let tries = 1; ; tries++) {
      const candidate = port ?? (await findFreePort());
      const started = await attempt(candidate);
      if (started) {
        port = candidate;
        child = started;
        wanted = true;
        started.exited.then((reason) => {
          if (child === started && wanted) for (const listener of listeners) listener(reason);
        });
        return;
      }
      const tail = lastLines(logFile);
      // Another program may have taken a new port; the predecessor may still hold the old one.
      const passing = /address (already )?in use|could not bind|bind:|shared memory block|another instance/i.test(tail);
      if (!passing || tries >= PORT_ATTEMPTS)
        throw new UserError(`${name} did not start.`, `${logFile} ends:\n${tail}`);
      if (port !== undefined) await pause(250);
    }
  };

  return {
    name,
    external: false,
    start,
    get port() {
      return port;
    },
    get url() {
      return plan.url(port);
    },
    get pid() {
      return child?.pid;
    },
    isRunning: () => child !== undefined && !child.hasEnded(),
    /** Calls `listener` with the reason whenever the process ends unexpectedly. */
    onDeath: (listener) => listeners.add(listener),
    stop: async () => {
      wanted = false;
      await child?.stop();
    },
    /** SIGKILL, as a crash would; `start` brings it back on the same port with what it had written. */
    kill9: async () => {
      wanted = false;
      await child?.kill9();
    },
    restart: async () => {
      wanted = false;
      await child?.stop();
      await start();
    },
  };
}

/** The end of a log without the lines of stack traces, indented for a message. */
export function lastLines(file, count = 12) {
  try {
    const size = fs.statSync(file).size;
    const handle = fs.openSync(file, 'r');
    const buffer = Buffer.alloc(Math.min(size, 8192));
    fs.readSync(handle, buffer, 0, buffer.length, size - buffer.length);
    fs.closeSync(handle);
    const lines = buffer.toString('utf8').trimEnd().split('\n');
    const telling = lines.filter((line) => !/^\s+at /.test(line)).slice(-count);
    return telling.map((line) => `    ${line}`).join('\n');
  } catch {
    return '    (no log)';
  }
}
