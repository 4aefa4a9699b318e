import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../infra/local/paths.mjs';
import { lockDirectory } from '../infra/local/process/lock-file.mjs';
import { readLivePid } from '../infra/local/process/pid-file.mjs';
import { findFreePort } from '../infra/local/process/ports.mjs';
import { findProcess, isAlive } from '../infra/local/process/process-table.mjs';
import { waitUntil } from '../infra/local/process/wait.mjs';
import { freshFolder } from '../infra/local/test-folder.mjs';

/** Runs `npm start` without npm to its end. */
function start(args, env = {}) {
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

/** The shells that would stop what a starter leaves. */
function reapersOf(starter) {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const found = findProcess(pid);
      return found?.parent === starter && found.command.startsWith('/bin/sh -c');
    });
}

test('an unknown option is an error that names it', async () => {
  const { code, err } = await start(['--rest']);
  expect(err).toMatch(/Unknown option --rest\.\n {2}npm start -- --help/);
  expect(code).toBe(1);
});

test('--help lists every option and setting', async () => {
  const { code, out } = await start(['--help']);
  for (const word of ['--check', '--no-demo', '--reset', '--yes', 'PORT', 'DATA_DIR', 'REDIS_URL'])
    expect(out).toContain(word);
  expect(code).toBe(0);
});

test('a taken port is an error that names PORT, and nothing was started', async () => {
  const dir = path.join(freshFolder(), 'data');
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  const { code, err } = await start([], { PORT: String(port), DATA_DIR: dir });
  server.close();
  expect(err).toContain(`Port ${port} of 127.0.0.1 is taken.\n  Set PORT to another one`);
  expect(code).toBe(1);
  expect(fs.existsSync(dir)).toBe(false);
});

test('an address that is not of this machine is an error that names HOST', async () => {
  const { code, err } = await start([], { HOST: '192.0.2.1', DATA_DIR: path.join(freshFolder(), 'data') });
  expect(err).toMatch(/cannot listen on 192\.0\.2\.1 \(EADDRNOTAVAIL\)\.\n {2}Set HOST/);
  expect(code).toBe(1);
});

test('--reset without a terminal and without --yes deletes nothing', async () => {
  const dir = freshFolder();
  fs.writeFileSync(path.join(dir, 'secrets.json'), '{}');
  const { code, err } = await start(['--reset'], { DATA_DIR: dir });
  expect(err).toContain('Add --yes to agree.');
  expect(code).toBe(1);
  expect(fs.existsSync(path.join(dir, 'secrets.json'))).toBe(true);
});

test('a second start on the same data is refused; with --check the refusal is a JSON line too', async () => {
  const dir = freshFolder();
  const unlock = lockDirectory(dir);
  const { code, out, err } = await start(['--check'], { DATA_DIR: dir });
  unlock();
  expect(err).toContain('An exchange already runs on');
  expect(JSON.parse(out)).toMatchObject({ check: 'failed', reason: expect.stringContaining(dir) });
  expect(code).toBe(1);
});

test('an unreachable engine setting is an error before any service starts', async () => {
  const PORT = String(await findFreePort());
  const { code, err } = await start(['--no-demo'], { DATA_DIR: freshFolder(), PORT, MEILI_URL: 'http://:7700' });
  expect(err).toMatch(/MEILI_URL/);
  expect(code).toBe(1);
});

test('kill -9 of the starter leaves no process; after kill -9 of its reaper too, the next start stops the leftovers and opens the same data', async () => {
  const dir = freshFolder();
  const env = { ...process.env, DATA_DIR: dir, PORT: String(await findFreePort()) };
  const run = async () => {
    const child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs'), '--no-demo'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env,
    });
    onTestFinished(() => child.kill('SIGTERM'));
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    expect(await waitUntil(() => out.includes('techbourse is at') || child.exitCode !== null, 120_000)).toBe(true);
    expect((await fetch(`http://127.0.0.1:${env.PORT}/api/listings/search?q=x`)).status).toBe(200);
    return child;
  };
  const first = await run();
  const pids = fs.readdirSync(path.join(dir, 'run')).map((name) => readLivePid(path.join(dir, 'run', name)));
  expect(pids).toHaveLength(12); // three engines, eight services, the starter
  first.kill('SIGKILL');
  expect(await waitUntil(() => !pids.some(isAlive), 60_000)).toBe(true);

  // without the reaper, the started processes keep running and keep the port
  const second = await run();
  const orphans = fs.readdirSync(path.join(dir, 'run')).map((name) => readLivePid(path.join(dir, 'run', name)));
  for (const reaper of reapersOf(second.pid)) process.kill(reaper, 'SIGKILL');
  second.kill('SIGKILL');
  await new Promise((resolve) => second.once('close', resolve));
  expect(orphans.filter(isAlive)).toHaveLength(11);

  const third = await run();
  expect(orphans.some(isAlive)).toBe(false);
  const ended = new Promise((resolve) => third.once('close', resolve));
  third.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(fs.readdirSync(path.join(dir, 'run'))).toEqual([]);
}, 300_000);
