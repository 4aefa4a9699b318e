import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { writePidFile } from '../process/pid-file.mjs';
import { isAlive } from '../process/process-table.mjs';
import { waitUntil } from '../process/wait.mjs';
import { freshFolder } from '../test-folder.mjs';
import { planFake } from './fixtures.mjs';
import { createSupervisor } from './supervisor.mjs';

const supervisors = [];
afterEach(async () => {
  for (const supervisor of supervisors.splice(0)) await supervisor.stop();
});

function supervise(dir) {
  const lines = [];
  const supervisor = createSupervisor({
    dir,
    log: (line) => lines.push(line),
    onFailure: (error) => lines.push(error),
  });
  supervisors.push(supervisor);
  return { supervisor, lines };
}
const pidOf = (dir, name) => Number(fs.readFileSync(path.join(dir, 'run', `${name}.pid`), 'utf8').split('\n')[0]);
const listens = (server, port) =>
  new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
const answers = (plan) =>
  fetch(`${plan.url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

test('services stop in order: the door, those who answer, those who work', async () => {
  const dir = freshFolder();
  const { supervisor } = supervise(dir);
  const plans = await Promise.all(['matching-worker', 'listings', 'gateway'].map((name) => planFake(dir, name)));
  await Promise.all(plans.map((plan) => supervisor.start(plan)));
  expect(os.getPriority(pidOf(dir, 'gateway'))).toBe(0);
  await supervisor.stop();
  const trace = fs.readFileSync(plans[0].trace, 'utf8').trim().split('\n');
  expect(trace.slice(3)).toEqual(['gateway down', 'listings down', 'matching-worker down']);
  expect(fs.readdirSync(path.join(dir, 'run'))).toEqual([]);
});

test('a crashed service is restarted, and its end is reported', async () => {
  const dir = freshFolder();
  const { supervisor, lines } = supervise(dir);
  const plan = await planFake(dir, 'listings');
  await supervisor.start(plan);
  const before = pidOf(dir, 'listings');
  await fetch(`${plan.url}/crash`).catch(() => {});
  expect(await waitUntil(async () => (await answers(plan)) && pidOf(dir, 'listings') !== before, 10_000)).toBe(true);
  expect(lines[0]).toMatch(/^listings ended \(exit code 3\); starting it again in 0.5 s/);
});

test('a stranger at the port, however ready, is not taken for the service', async () => {
  const dir = freshFolder();
  const { supervisor } = supervise(dir);
  const plan = await planFake(dir, 'listings');
  for (const name of [undefined, 'listings@another-exchange', 'demands@test']) {
    const stranger = http.createServer((_request, reply) => reply.setHeader('x-served-by', name ?? '').end('{}'));
    await new Promise((resolve) => stranger.listen(Number(plan.env.PORT), '127.0.0.1', resolve));
    await expect(supervisor.start(plan)).rejects.toMatchObject({
      message: `Port ${plan.env.PORT}, meant for listings, is another program's by now.`,
      code: 'EADDRINUSE',
    });
    stranger.closeAllConnections();
    await new Promise((resolve) => stranger.close(resolve));
  }
  await supervisor.start(plan);
  expect(await answers(plan)).toBe(true);
});

test('the end of a service whose port another program took says so', async () => {
  const dir = freshFolder();
  const { supervisor, lines } = supervise(dir);
  const plan = await planFake(dir, 'listings');
  await supervisor.start(plan);
  const { port, pid } = { port: Number(plan.env.PORT), pid: pidOf(dir, 'listings') };
  process.kill(pid, 'SIGKILL');
  const stranger = http.createServer((_request, reply) => reply.end());
  expect(await waitUntil(() => listens(stranger, port), 10_000)).toBe(true);
  const told = `another program has its port ${port}`;
  expect(await waitUntil(() => lines.some((line) => line.includes(told)), 10_000)).toBe(true);
  stranger.closeAllConnections();
  await new Promise((resolve) => stranger.close(resolve));
  expect(await waitUntil(() => answers(plan), 10_000)).toBe(true);
});

test('a service that cannot start is a problem that quotes its log', async () => {
  const dir = freshFolder();
  const { supervisor, lines } = supervise(dir);
  const plan = await planFake(dir, 'listings', 'broken');
  await expect(supervisor.start(plan)).rejects.toMatchObject({
    message: 'listings ended at its start (exit code 2).',
    remedy: expect.stringContaining('no such table'),
  });
  expect(lines).toContain('listings: Error: no such table');
});

test('a service that ended at its start because an engine had died is started again', async () => {
  const dir = freshFolder();
  const { supervisor, lines } = supervise(dir);
  const engine = fakeEngine({ running: true });
  supervisor.watchEngine(engine);
  const plan = await planFake(dir, 'listings', 'needs engine');
  const started = supervisor.start(plan);
  const asked = `${plan.trace}.engine`;
  expect(await waitUntil(() => fs.existsSync(asked), 10_000)).toBe(true);
  await engine.tell('killed by SIGKILL');
  fs.writeFileSync(asked, 'gone');
  await started;
  expect(await answers(plan)).toBe(true);
  expect(lines.join('\n')).toContain('listings ended at its start (exit code 4). An engine was away');
});

test('a service that ignores SIGTERM is killed after its grace', async () => {
  const dir = freshFolder();
  const { supervisor } = supervise(dir);
  await supervisor.start(await planFake(dir, 'listings', 'deaf'));
  const pid = pidOf(dir, 'listings');
  await supervisor.stop();
  expect(isAlive(pid)).toBe(false);
});

test('a service left by an earlier run is stopped before its successor starts', async () => {
  const dir = freshFolder();
  const left = spawn('sleep', ['600']);
  writePidFile(path.join(dir, 'run', 'listings.pid'), left.pid);
  const { supervisor, lines } = supervise(dir);
  await supervisor.start(await planFake(dir, 'listings'));
  expect(isAlive(left.pid)).toBe(false);
  expect(lines[0]).toBe(`stopping listings (pid ${left.pid}) left by an earlier run`);
});

test('kill -9 of the supervisor leaves no service behind', async () => {
  const dir = freshFolder();
  const plans = await Promise.all([planFake(dir, 'gateway'), planFake(dir, 'listings', 'deaf')]);
  const source = `
    import { createSupervisor } from ${JSON.stringify(path.join(import.meta.dirname, 'supervisor.mjs'))};
    const supervisor = createSupervisor({ dir: ${JSON.stringify(dir)}, log: console.error, onFailure: console.error });
    for (const plan of ${JSON.stringify(plans)}) await supervisor.start(plan);
    console.log('up');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const pids = ['gateway', 'listings'].map((name) => pidOf(dir, name));
  expect(pids.every(isAlive)).toBe(true);
  child.kill('SIGKILL');
  expect(await waitUntil(() => !pids.some(isAlive), 10_000)).toBe(true);
});

/** An engine that comes back at its second try. */
function fakeEngine({ running }) {
  const engine = {
    name: 'redis',
    tries: 0,
    isRunning: () => running,
    onDeath: (listener) => {
      engine.tell = listener;
    },
    start: async () => {
      if (++engine.tries < 2) throw new Error('not yet.');
    },
  };
  return engine;
}

test('an engine that dies is brought back until it stays', async () => {
  const { supervisor, lines } = supervise(freshFolder());
  const engine = fakeEngine({ running: true });
  supervisor.watchEngine(engine);
  expect(engine.tries).toBe(0);
  await engine.tell('killed by SIGKILL');
  expect(engine.tries).toBe(2);
  expect(lines.at(-1)).toBe('redis is back');
});

test('an engine that died before anybody watched is brought back too', async () => {
  const { supervisor, lines } = supervise(freshFolder());
  supervisor.watchEngine(fakeEngine({ running: false }));
  expect(await waitUntil(() => lines.at(-1) === 'redis is back', 10_000)).toBe(true);
});
