import fs from 'node:fs';
import path from 'node:path';
import { lockDirectory } from '../process/lock-file.mjs';
import { reapPidFile } from '../process/pid-file.mjs';
import { STOP_ORDER } from '../supervisor/plan.mjs';

/** Services first, then engines; each with the signal and grace period of its normal stop. */
const ORDER = [
  ...STOP_ORDER.map((names) => names.map((name) => ({ name, stopSignal: 'SIGTERM', graceMs: 12_000 }))),
  [
    { name: 'meilisearch', stopSignal: 'SIGTERM', graceMs: 10_000 },
    { name: 'redis', stopSignal: 'SIGTERM', graceMs: 10_000 },
    { name: 'postgres', stopSignal: 'SIGINT', graceMs: 20_000 },
  ],
];

/**
 * Stops processes that an earlier start on `dir` left running because both it and its reaper were killed. They hold the
 * port and the files. Throws while another start runs. Compares pid and start time, so it spares unrelated processes.
 *
 * @param {string} dir
 * @param {{ log: (line: string) => void }} options
 */
export async function stopLeftovers(dir, { log }) {
  const run = path.join(dir, 'run');
  if (!fs.existsSync(run)) return;
  const unlock = lockDirectory(dir);
  try {
    for (const group of ORDER) {
      await Promise.all(group.map((one) => reapPidFile(path.join(run, `${one.name}.pid`), { ...one, log })));
    }
  } finally {
    unlock();
  }
}
