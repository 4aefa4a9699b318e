import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { registerProcess, unregisterProcess } from './reaper.mjs';

const KEPT_CHARS = 16_000;
const GRACE_MS = 5_000;

/**
 * Runs a program to its end, in a separate process group that ends with us or when `signal` aborts.
 * Never rejects for a failing program: check `code`.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} options
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} options.env
 * @param {AbortSignal} [options.signal]
 * @param {(line: string) => void} [options.onErrorLine]  Each line of its stderr as it comes.
 * @returns {Promise<{ code: number | null, end: string, stdout: string, tail: string, error?: Error }>}
 *   `stdout` is whole, `tail` the last lines of both streams.
 */
export function runTask(command, args, { cwd, env, signal, onErrorLine }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const group = child.pid === undefined ? undefined : -child.pid;
    let stdout = '';
    let tail = '';
    let startError;
    const keep = (chunk) => {
      tail += chunk;
      if (tail.length > 2 * KEPT_CHARS) tail = tail.slice(tail.indexOf('\n', tail.length - KEPT_CHARS) + 1);
    };
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      stdout += chunk;
      keep(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', keep);
    if (onErrorLine) child.stderr.on('data', splitLines(onErrorLine));

    const abort = () => {
      killGroup(group, 'SIGTERM');
      wait(GRACE_MS, undefined, { ref: false }).then(() => killGroup(group, 'SIGKILL'));
    };
    if (group !== undefined) {
      registerProcess(group, 'SIGTERM', GRACE_MS);
      if (signal?.aborted) abort();
      signal?.addEventListener('abort', abort, { once: true });
    }
    child.once('error', (error) => {
      startError = error;
    });
    child.once('close', (code, killedBy) => {
      if (group !== undefined) unregisterProcess(group);
      signal?.removeEventListener('abort', abort);
      const end = killedBy ? `killed by ${killedBy}` : `exit code ${code}`;
      resolve({ code, end, stdout, tail: tail.trim(), ...(startError && { error: startError }) });
    });
  });
}

/** A receiver of chunks that hands on whole lines; a last line without its end is kept back. */
export function splitLines(onLine) {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  };
}

function killGroup(group, signal) {
  try {
    process.kill(group, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
