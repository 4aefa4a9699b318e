import fs from 'node:fs';
import path from 'node:path';
import { UserError } from '../user-error.mjs';
import { readLivePid, writePidFile } from './pid-file.mjs';
import { waitUntil } from './wait.mjs';

/**
 * Locks `dir` for this process. Throws a UserError when a live process holds the lock. Takes over the lock file of a
 * process that has ended. Returns the function that releases the lock.
 *
 * @param {string} dir
 */
export function lockDirectory(dir) {
  const file = path.join(dir, 'run', 'starter.pid');
  const own = `${file}.${process.pid}`;
  for (let attempt = 0; attempt < 10; attempt++) {
    writePidFile(own, process.pid);
    try {
      fs.linkSync(own, file); // fails when the name exists: of two simultaneous starts one wins
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    } finally {
      fs.rmSync(own, { force: true });
    }
    const holder = readLivePid(file);
    if (holder !== undefined) throw alreadyRunning(dir, holder);
    removeStaleLock(file, dir);
  }
  throw new Error(`could not lock ${dir}`);
}

/** Moves the stale lock file aside, and restores it when a live process has replaced it meanwhile. */
function removeStaleLock(file, dir) {
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
  return new UserError(
    `An exchange already runs on ${dir} (pid ${pid}).`,
    'Use that one, stop it first (Ctrl-C in its terminal), or set DATA_DIR and PORT to run another beside it.',
  );
}

/**
 * Runs `work` while this process holds the lock of `dir`. Waits until the lock is free.
 *
 * @template T
 * @param {string} dir  The folder to lock; created if missing.
 * @param {() => Promise<T>} work
 * @param {number} [timeoutMs]
 */
export async function withDirectoryLock(dir, work, timeoutMs = 15 * 60_000) {
  const unlock = await waitUntil(() => tryLock(dir), timeoutMs, 100);
  if (!unlock)
    throw new UserError(`Another process has held the lock on ${dir} for too long.`, 'Wait for it or stop it.');
  try {
    return await work();
  } finally {
    unlock();
  }
}

function tryLock(dir) {
  try {
    return lockDirectory(dir);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
