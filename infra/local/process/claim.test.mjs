import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../test-folder.mjs';
import { claimDirectory, whileAlone } from './claim.mjs';

test('a second claim is refused with what to do, and works after the first is given back', () => {
  const dir = freshFolder();
  const unclaim = claimDirectory(dir);
  expect(() => claimDirectory(dir)).toThrowError(/already runs on .*pid/);
  unclaim();
  claimDirectory(dir)();
});

test('the claim of a process that is gone is taken over', () => {
  const dir = freshFolder();
  fs.mkdirSync(path.join(dir, 'run'));
  fs.writeFileSync(path.join(dir, 'run', 'starter.pid'), '999999\n12345\n');
  claimDirectory(dir)();
});

test('of many that claim a stale directory at once exactly one wins', async () => {
  const dir = freshFolder();
  fs.mkdirSync(path.join(dir, 'run'));
  fs.writeFileSync(path.join(dir, 'run', 'starter.pid'), '999999\n12345\n');
  const source = `
    import { claimDirectory } from ${JSON.stringify(path.join(import.meta.dirname, 'claim.mjs'))};
    try { claimDirectory(${JSON.stringify(dir)}); console.log('won'); } catch (error) { console.log(error.message); }
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
    await new Promise((resolve) => setTimeout(resolve, 20));
    busy -= 1;
  };
  await Promise.all([whileAlone(dir, work), whileAlone(dir, work), whileAlone(dir, work)]);
});
