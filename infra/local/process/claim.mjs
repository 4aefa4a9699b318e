import fs from 'node:fs';
import path from 'node:path';
import { Problem } from '../problem.mjs';
import { readLivePid, writePidFile } from './pid-file.mjs';
import { waitUntil } from './wait.mjs';

/**
 * Makes this process the only one that works on `dir`; throws when another lives there. A claim whose process is gone
 * is taken over. Returns the function that gives the directory back.
 *
 * @param {string} dir
 */
export function claimDirectory(dir) {
  const file = path.join(dir, 'run', 'starter.pid');
  const own = `${file}.${process.pid}`;
  for (let attempt = 0; attempt < 10; attempt++) {
    writePidFile(own, process.pid);
    try {
      fs.linkSync(own, file); // fails when the name exists: of two that start at once one wins
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    } finally {
      fs.rmSync(own, { force: true });
    }
    const holder = readLivePid(file);
    if (holder !== undefined) throw alreadyRunning(dir, holder);
    takeAway(file, dir);
  }
  throw new Error(`could not claim ${dir}`);
}

/** Moves the stale claim aside, and puts it back should another have replaced it in the meantime. */
function takeAway(file, dir) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const holder = readLivePid(aside);
  if (holder !== undefined) {
    fs.renameSync(aside, file);
    throw alreadyRunning(dir, holder);
  }
  fs.rmSync(aside, { force: true });
}

function alreadyRunning(dir, pid) {
  return new Problem(
    `An exchange already runs on ${dir} (pid ${pid}).`,
    'Use that one, stop it first (Ctrl-C in its terminal), or set DATA_DIR and PORT to run another beside it.',
  );
}

/**
 * Runs `work` while no other process runs theirs under the same name; waits for its turn.
 *
 * @template T
 * @param {string} dir  A folder that stands for the work; made if missing.
 * @param {() => Promise<T>} work
 * @param {number} [timeoutMs]
 */
export async function whileAlone(dir, work, timeoutMs = 15 * 60_000) {
  const unclaim = await waitUntil(() => tryClaim(dir), timeoutMs, 100);
  if (!unclaim) throw new Problem(`Another process has been busy in ${dir} for long.`, 'Wait for it or stop it.');
  try {
    return await work();
  } finally {
    unclaim();
  }
}

function tryClaim(dir) {
  try {
    return claimDirectory(dir);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
