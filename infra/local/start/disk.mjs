import fs from 'node:fs';
import { Problem } from '../problem.mjs';

const START_MIN_MB = 300;
const RUN_MIN_MB = 60; // the engines still need room to stop in order
const LOOK_EVERY_MS = 3_000;

/** Throws when there is too little room in `dir` to start. */
export function assertRoom(dir, minMb = START_MIN_MB) {
  const free = freeMb(dir);
  if (free < minMb) throw noRoom(dir, free, `A start needs ${minMb} MB`);
}

/**
 * Calls `onFull` once when the disk is about to be full: stopping in time keeps every confirmed write, while an engine
 * that runs into the wall may need repair.
 */
export function watchRoom(dir, onFull, { minMb = RUN_MIN_MB, everyMs = LOOK_EVERY_MS } = {}) {
  const timer = setInterval(() => {
    const free = freeMb(dir);
    if (free >= minMb) return;
    clearInterval(timer);
    onFull(noRoom(dir, free, 'Stopping before it is full'));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

function freeMb(dir) {
  const { bavail, bsize } = fs.statfsSync(dir);
  return Math.floor((bavail * bsize) / 2 ** 20);
}

function noRoom(dir, free, consequence) {
  return new Problem(
    `Only ${free} MB are free on the disk of ${dir}. ${consequence}.`,
    'Free some space, or point DATA_DIR at another disk, and start again; nothing that was confirmed is lost.',
  );
}
