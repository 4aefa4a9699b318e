import fs from 'node:fs';
import path from 'node:path';
import { claimDirectory } from '../process/claim.mjs';
import { reapPidFile } from '../process/pid-file.mjs';
import { STOP_ORDER } from '../supervisor/plan.mjs';

/** Services first, then what they use; each with the signal and the time that its own start would give it. */
const ORDER = [
  ...STOP_ORDER.map((names) => names.map((name) => ({ name, stopSignal: 'SIGTERM', graceMs: 12_000 }))),
  [
    { name: 'meilisearch', stopSignal: 'SIGTERM', graceMs: 10_000 },
    { name: 'redis', stopSignal: 'SIGTERM', graceMs: 10_000 },
    { name: 'postgres', stopSignal: 'SIGINT', graceMs: 20_000 },
  ],
];

/**
 * Stops what an earlier start on `dir` left running because it and its guard were both killed: it holds the port and the
 * files, and nobody watches it. Throws while another start lives there. What is not ours, by pid and start time, is left
 * alone.
 *
 * @param {string} dir
 * @param {{ log: (line: string) => void }} options
 */
export async function reapLeftovers(dir, { log }) {
  const run = path.join(dir, 'run');
  if (!fs.existsSync(run)) return;
  const unclaim = claimDirectory(dir);
  try {
    for (const group of ORDER) {
      await Promise.all(group.map((one) => reapPidFile(path.join(run, `${one.name}.pid`), { ...one, log })));
    }
  } finally {
    unclaim();
  }
}
