import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshFolder } from '../test-folder.mjs';
import { isAlive } from './process-table.mjs';
import { waitUntil } from './wait.mjs';

const started = [];
let folder;
beforeEach(() => {
  folder = freshFolder();
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** Starts a separate starter process that runs `body`. Resolves with the first JSON line it prints. */
async function startStarter(body) {
  const source = `
    import { startChild } from ${JSON.stringify(path.join(import.meta.dirname, 'child.mjs'))};
    import { registerFolder, registerProcess, unregisterProcess } from ${JSON.stringify(path.join(import.meta.dirname, 'reaper.mjs'))};
    import { runTask } from ${JSON.stringify(path.join(import.meta.dirname, 'task.mjs'))};
    const folder = ${JSON.stringify(folder)};
    const child = (name, script, graceMs = 5000) => startChild({
      name, command: '/bin/sh', args: ['-c', script], cwd: '/', env: process.env,
      pidFile: folder + '/' + name + '.pid', logFile: folder + '/' + name + '.log', graceMs });
    ${body}
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const [line] = await new Promise((resolve) =>
    child.stdout.once('data', (chunk) => resolve(String(chunk).split('\n'))),
  );
  return { child, said: JSON.parse(line) };
}

const gone = (pids) => waitUntil(() => pids.every((pid) => !isAlive(pid)), 10_000);

test('kill -9 of the starter stops a child that obeys SIGTERM and one that ignores it', async () => {
  const { child, said } = await startStarter(`
    const polite = child('polite', 'while :; do sleep 0.05; done');
    const deaf = child('deaf', 'trap "" TERM; while :; do sleep 0.05; done', 300);
    console.log(JSON.stringify([polite.pid, deaf.pid]));`);
  expect(said.every(isAlive)).toBe(true);
  child.kill('SIGKILL');
  expect(await gone(said)).toBe(true);
});

test('kill -9 of the starter stops a running task and its children', async () => {
  const pids = path.join(folder, 'task.pids');
  const { child } = await startStarter(`
    runTask('/bin/sh', ['-c', 'sleep 600 & echo $! $$ > ${pids}; wait'], { cwd: '/', env: process.env });
    console.log('{}');`);
  const said = await waitUntil(
    () => fs.existsSync(pids) && fs.readFileSync(pids, 'utf8').trim().split(' ').map(Number),
    5_000,
  );
  expect(said.every(isAlive)).toBe(true);
  child.kill('SIGKILL');
  expect(await gone(said)).toBe(true);
});

test('the reaper removes a registered folder, whatever its name holds, and spares an unregistered process', async () => {
  const registered = path.join(folder, "a 'strange' $(name)\\n; x");
  fs.mkdirSync(registered);
  fs.writeFileSync(path.join(registered, 'file'), '');
  const bystander = spawn('sleep', ['600']);
  started.push(bystander);
  const { child } = await startStarter(`
    registerProcess(${bystander.pid}, 'SIGKILL', 100);
    registerFolder(${JSON.stringify(registered)});
    unregisterProcess(${bystander.pid});
    console.log('{}');`);
  child.kill('SIGKILL');
  expect(await waitUntil(() => !fs.existsSync(registered), 10_000)).toBe(true);
  expect(isAlive(bystander.pid)).toBe(true);
});

test('a child that exits leaves no pid file and no registered process', async () => {
  const { child, said } = await startStarter(`
    const short = child('short', 'exit 3');
    const reason = await short.exited;
    console.log(JSON.stringify({ reason, pid: short.pid }));`);
  expect(said.reason).toBe('exit code 3');
  expect(fs.existsSync(path.join(folder, 'short.pid'))).toBe(false);
  child.kill('SIGTERM');
});
