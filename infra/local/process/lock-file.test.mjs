import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { freshFolder } from '../test-folder.mjs';
import { lockDirectory, withDirectoryLock } from './lock-file.mjs';

test('a second lock is refused with advice, and succeeds after the first is released', () => {
  const dir = freshFolder();
  const unlock = lockDirectory(dir);
  expect(() => lockDirectory(dir)).toThrowError(/already runs on .*pid/);
  unlock();
  lockDirectory(dir)();
});

test('the lock of a process that has ended is taken over', () => {
  const dir = freshFolder();
  fs.mkdirSync(path.join(dir, 'run'));
  fs.writeFileSync(path.join(dir, 'run', 'starter.pid'), '999999\n12345\n');
  lockDirectory(dir)();
});

test('of many simultaneous locks of a stale directory exactly one wins', async () => {
  const dir = freshFolder();
  fs.mkdirSync(path.join(dir, 'run'));
  fs.writeFileSync(path.join(dir, 'run', 'starter.pid'), '999999\n12345\n');
  const source = `
    import { lockDirectory } from ${JSON.stringify(path.join(import.meta.dirname, 'lock-file.mjs'))};
    try { lockDirectory(${JSON.stringify(dir)}); console.log('won'); } catch (error) { console.log(error.message); }
    process.stdin.resume().on('end', () => process.exit());`;
  const rivals = Array.from({ length: 6 }, () => spawn(process.execPath, ['--input-type=module', '-e', source]));
  const said = await Promise.all(
    rivals.map(
      (rival) => new Promise((resolve) => rival.stdout.once('data', (chunk) => resolve(String(chunk).trim()))),
    ),
  );
  for (const rival of rivals) rival.stdin.end();
  expect(said.filter((line) => line === 'won')).toHaveLength(1);
});

test('work under the same name takes turns', async () => {
  const dir = freshFolder();
  let busy = 0;
  const work = async () => {
    expect(++busy).toBe(1);
    await wait(20);
    busy -= 1;
  };
  await Promise.all([withDirectoryLock(dir, work), withDirectoryLock(dir, work), withDirectoryLock(dir, work)]);
});
