import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isAlive } from '../process/process-table.mjs';
import { waitUntil } from '../process/wait.mjs';
import { freshFolder } from '../test-folder.mjs';

const SOURCE = `
  import { watchShutdown } from ${JSON.stringify(path.join(import.meta.dirname, 'shutdown.mjs'))};
  const { signal } = watchShutdown({ impatient: () => { console.log('at once'); process.exit(130); } });
  setInterval(() => {}, 1000);
  signal.addEventListener('abort', () => {
    console.log(signal.reason);
    if (!process.env.SLOW) process.exit(0);
  });
  console.log(process.pid);`;

/** Hears what the watcher says, line by line: first its pid. */
function listen(child) {
  const lines = [];
  child.stdout.on('data', (chunk) => lines.push(...String(chunk).trim().split('\n')));
  return { lines, until: (count) => waitUntil(() => lines.length >= count, 10_000) };
}

function writeProgram() {
  const file = path.join(freshFolder(), 'watcher.mjs');
  fs.writeFileSync(file, SOURCE);
  return file;
}

test('a signal ends the run, a second Ctrl-C at once', async () => {
  const env = { ...process.env, SLOW: '1', npm_lifecycle_event: undefined };
  const child = spawn(process.execPath, [writeProgram()], { env });
  const heard = listen(child);
  await heard.until(1);
  child.kill('SIGTERM');
  await heard.until(2);
  child.kill('SIGTERM');
  child.kill('SIGINT');
  await heard.until(3);
  expect(heard.lines.slice(1)).toEqual(['SIGTERM', 'at once']);
});

test.each([
  ['the shell becomes the program', 'exec'],
  ['a shell stays in between', ''],
])('the death of npm is noticed when %s', async (_name, exec) => {
  // named npm as the real one names itself, with a shell below it
  const npm = path.join(freshFolder(), 'npm');
  fs.writeFileSync(npm, '#!/bin/sh\n/bin/sh -c "$1"\nexit\n', { mode: 0o755 });
  const line = `${exec} ${process.execPath} ${writeProgram()}${exec ? '' : '; true'}`;
  const child = spawn(npm, [line], { env: { ...process.env, npm_lifecycle_event: 'start' } });
  const heard = listen(child);
  await heard.until(1);
  child.kill('SIGKILL');
  await heard.until(2);
  expect(heard.lines[1]).toBe('npm ended');
  expect(await waitUntil(() => !isAlive(Number(heard.lines[0])), 5_000)).toBe(true);
});
