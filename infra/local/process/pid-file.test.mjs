import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshFolder } from '../test-folder.mjs';
import { readLivePid, reapPidFile, writePidFile } from './pid-file.mjs';
import { findProcess, isAlive } from './process-table.mjs';
import { waitUntil } from './wait.mjs';

let file;
beforeEach(() => {
  file = path.join(freshFolder(), 'engine.pid');
});
const started = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
const options = { stopSignal: 'SIGTERM', graceMs: 300, log: () => {}, name: 'engine' };

async function startSleeper(script = 'exec sleep 600') {
  const child = spawn('/bin/sh', ['-c', script]);
  started.push(child);
  await waitUntil(() => findProcess(child.pid)?.command.includes('sleep'), 5_000);
  return child;
}

test('a process of an earlier run is stopped and its file removed', async () => {
  const { pid } = await startSleeper();
  writePidFile(file, pid);
  expect(readLivePid(file)).toBe(pid);
  expect(await reapPidFile(file, options)).toBe(true);
  expect(isAlive(pid)).toBe(false);
  expect(fs.existsSync(file)).toBe(false);
});

test('one that ignores the polite signal is killed', async () => {
  const { pid } = await startSleeper('trap "" TERM; while :; do sleep 0.05; done');
  writePidFile(file, pid);
  expect(await reapPidFile(file, options)).toBe(true);
  expect(isAlive(pid)).toBe(false);
});

test('a stranger who was given the same pid is not touched', async () => {
  const { pid } = await startSleeper();
  fs.writeFileSync(file, `${pid}\n1\n`);
  expect(await reapPidFile(file, options)).toBe(false);
  expect(isAlive(pid)).toBe(true);
  expect(fs.existsSync(file)).toBe(false);
});

test.each(['', 'x', '0\n', '-1\n', '1\n', '4194304\n5\n'])('a pid file that says %j names nobody', (text) => {
  fs.writeFileSync(file, text);
  expect(readLivePid(file)).toBeUndefined();
});

test('a zombie counts as gone', async () => {
  // its parent, a shell turned into sleep, never asks for the exit code
  const parent = spawn('/bin/sh', ['-c', 'sleep 0.01 & echo $!; exec sleep 600']);
  started.push(parent);
  const pid = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));
  expect(await waitUntil(() => !isAlive(pid), 5_000)).toBe(true);
  expect(process.kill(pid, 0)).toBe(true);
});
