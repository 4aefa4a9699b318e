import fs from 'node:fs';
import { lookEvery } from '../process/wait.mjs';
import { UserError } from '../user-error.mjs';

const START_MIN_MB = 300;
const RUN_MIN_MB = 60; // the engines still need room to stop in order
const CHECK_EVERY_MS = 3_000;

/** @throws UserError when `dir` has too little free space for a start. */
export function assertDiskSpace(dir, minMb = START_MIN_MB) {
  const free = freeMb(dir);
  if (free < minMb) throw diskFullError(dir, free, `A start needs ${minMb} MB`);
}

/**
 * Calls `onFull` once when the disk is almost full. Stopping in time keeps every confirmed write; an engine that fills
 * the disk may need repair.
 */
export function watchDiskSpace(dir, onFull, { minMb = RUN_MIN_MB, everyMs = CHECK_EVERY_MS } = {}) {
  const stop = lookEvery(everyMs, () => {
    const free = freeMb(dir);
    if (free >= minMb) return;
    stop();
    onFull(diskFullError(dir, free, 'Stopping before it is full'));
  });
  return stop;
}

function freeMb(dir) {
  const { bavail, bsize } = fs.statfsSync(dir);
  return Math.floor((bavail * bsize) / 2 ** 20);
}

function diskFullError(dir, free, consequence) {
  return new UserError(
    `Only ${free} MB are free on the disk of ${dir}. ${consequence}.`,
    'Free some space, or point DATA_DIR at another disk, and start again; nothing that was confirmed is lost.',
  );
}
