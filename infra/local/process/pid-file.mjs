import fs from 'node:fs';
import path from 'node:path';
import { findProcess } from './process-table.mjs';
import { waitUntil } from './wait.mjs';

/** Writes pid and start time, so that a later start can distinguish this process from another with the same pid. */
export function writePidFile(file, pid) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${pid}\n${findProcess(pid)?.startedAt ?? ''}\n`);
}

/** The pid in the file if that very process still runs, else undefined. */
export function readLivePid(file) {
  let text;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const [pidText, startedAt] = text.split('\n');
  const pid = Number(pidText);
  if (!Number.isSafeInteger(pid) || pid <= 1) return undefined;
  return findProcess(pid)?.startedAt === startedAt ? pid : undefined;
}

/**
 * Stops what an earlier run left behind: Redis and Meilisearch would happily start a second process on the same files.
 * A file whose process has ended, or whose pid was reused, is only removed.
 *
 * @param {string} file
 * @param {{ stopSignal: NodeJS.Signals, graceMs: number, log: (line: string) => void, name: string }} options
 * @returns {Promise<boolean>} whether a process was stopped
 */
export async function reapPidFile(file, { stopSignal, graceMs, log, name }) {
  const pid = readLivePid(file);
  if (pid !== undefined) {
    log(`stopping ${name} (pid ${pid}) left by an earlier run`);
    const gone = () => readLivePid(file) === undefined;
    send(pid, stopSignal);
    if (!(await waitUntil(gone, graceMs))) {
      send(pid, 'SIGKILL');
      await waitUntil(gone, 5_000);
    }
  }
  fs.rmSync(file, { force: true });
  return pid !== undefined;
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
