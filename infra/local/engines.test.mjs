import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startEngines } from './engines.mjs';
import { findFreePort } from './process/ports.mjs';
import { isAlive } from './process/process-table.mjs';
import { waitUntil } from './process/wait.mjs';
import { freshFolder } from './test-folder.mjs';

let engines;
beforeAll(async () => {
  engines = await startEngines({ ephemeral: true });
});
afterAll(() => engines.stop());

async function query(url, text) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}

/** Sends commands to Redis and returns what it said. */
function redis(url, ...commands) {
  const { port, password } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), '127.0.0.1', () => {
      socket.end(`${[`AUTH ${password}`, ...commands, 'QUIT'].join('\r\n')}\r\n`);
    });
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk;
    });
    socket.once('close', () => resolve(said));
    socket.once('error', reject);
  });
}

async function meilisearch(url, key, route, body) {
  const reply = await fetch(new URL(route, url), {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: reply.status, body: await reply.json() };
}

test('Postgres keeps what was committed through kill -9 and a restart, on the same port', async () => {
  const { databaseUrl } = engines;
  await query(databaseUrl, 'create table kept (n int); insert into kept values (42)');
  await engines.postgres.kill9();
  expect(engines.postgres.isRunning()).toBe(false);
  await engines.postgres.start();
  expect(engines.postgres.url).toBe(databaseUrl);
  await engines.postgres.restart();
  expect(await query(databaseUrl, 'select n from kept')).toEqual([{ n: 42 }]);
});

test('Postgres is 17 or newer, whatever PATH has, and counts Chinese and Cyrillic as letters', async () => {
  const [row] = await query(engines.databaseUrl, 'show server_version_num');
  expect(Number(row.server_version_num)).toBeGreaterThanOrEqual(170_000);
  await query(engines.databaseUrl, 'create extension if not exists pg_trgm');
  const [similar] = await query(engines.databaseUrl, "select similarity('石墨烯 графен', '石墨烯 ГРАФЕН') as value");
  expect(similar.value).toBe(1);
});

test('Redis keeps every write through kill -9, evicts nothing, and is closed without the password', async () => {
  const { redisUrl } = engines;
  await redis(redisUrl, 'SET kept 42');
  await engines.redis.kill9();
  await engines.redis.start();
  expect(engines.redis.url).toBe(redisUrl);
  expect(await redis(redisUrl, 'GET kept', 'CONFIG GET maxmemory-policy')).toMatch(/42[\s\S]*noeviction/);
  expect(await redis(redisUrl.replace(/:[^:]*@/, ':wrong@'), 'GET kept')).toMatch(/NOAUTH/);
});

test('Meilisearch comes back after a while on the same port with its documents, and is closed without the key', async () => {
  const { meiliUrl, meiliKey } = engines;
  const task = await meilisearch(meiliUrl, meiliKey, '/indexes/kept/documents', [{ id: 1, title: 'graphene' }]);
  const done = () =>
    meilisearch(meiliUrl, meiliKey, `/tasks/${task.body.taskUid}`).then(({ body }) => body.status === 'succeeded');
  expect(await waitUntil(done, 10_000)).toBe(true);
  await engines.meilisearch.stop();
  await expect(meilisearch(meiliUrl, meiliKey, '/indexes')).rejects.toThrow();
  await engines.meilisearch.start();
  expect((await meilisearch(meiliUrl, meiliKey, '/indexes/kept/documents')).body.total).toBe(1);
  expect((await meilisearch(meiliUrl, 'wrong', '/indexes')).status).toBe(403);
});

test('a crash calls the listeners, a requested stop does not', async () => {
  const heard = [];
  engines.redis.onDeath((reason) => heard.push(reason));
  await engines.redis.restart();
  expect(heard).toEqual([]);
  process.kill(engines.redis.pid, 'SIGKILL');
  expect(await waitUntil(() => heard.length === 1, 5_000)).toBe(true);
  expect(heard[0]).toBe('killed by SIGKILL');
  await engines.redis.start();
});

test('two sets of engines side by side share no port and no folder; a stopped one leaves nothing', async () => {
  const [first, second] = await Promise.all([startEngines({ ephemeral: true }), startEngines({ ephemeral: true })]);
  const all = [engines, first, second];
  const ports = all.flatMap((set) => [set.postgres.port, set.redis.port, set.meilisearch.port]);
  expect(new Set(ports).size).toBe(9);
  const pids = [first, second].flatMap((set) => [set.postgres.pid, set.redis.pid, set.meilisearch.pid]);
  await Promise.all([first.stop(), second.stop()]);
  expect(pids.filter(isAlive)).toEqual([]);
  expect([first, second].filter((set) => fs.existsSync(set.dir))).toEqual([]);
});

test('kept engines open the same data again with the same secrets, and refuse a second starter', async () => {
  const dir = freshFolder();
  const first = await startEngines({ dir });
  await query(first.databaseUrl, 'create table kept (n int); insert into kept values (7)');
  await redis(first.redisUrl, 'SET kept 7');
  await expect(startEngines({ dir })).rejects.toThrow(/already runs/);
  await first.stop();
  const second = await startEngines({ dir });
  expect(await query(second.databaseUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  expect(await redis(second.redisUrl, 'GET kept')).toContain('7');
  expect(second.meiliKey).toBe(first.meiliKey);
  await second.stop();
  fs.rmSync(dir, { recursive: true });
});

test.runIf(process.getuid?.() === 0)(
  'root may go on where namespaces are forbidden, and back again',
  async () => {
    const dir = freshFolder();
    const forbidden = freshFolder();
    fs.writeFileSync(path.join(forbidden, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const open = async (searchPath) => {
      vi.stubEnv('PATH', searchPath);
      try {
        const opened = await startEngines({ dir, environment: {} });
        return { ...opened, owner: fs.statSync(path.join(dir, 'postgres/data')).uid };
      } finally {
        vi.unstubAllEnvs();
      }
    };
    const allowed = await open(process.env.PATH);
    await query(allowed.databaseUrl, 'create table kept (n int); insert into kept values (5)');
    await allowed.stop();
    const without = await open(`${forbidden}:${process.env.PATH}`);
    expect(without.owner).toBe(65534);
    await query(without.databaseUrl, 'insert into kept values (6)');
    await without.stop();
    const back = await open(process.env.PATH);
    expect(await query(back.databaseUrl, 'select n from kept order by n')).toEqual([{ n: 5 }, { n: 6 }]);
    await back.stop();
  },
  90_000,
);

test('engines named in the environment are used and never stopped', async () => {
  const dir = freshFolder();
  const { databaseUrl, redisUrl, meiliUrl, meiliKey } = engines;
  const environment = { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, MEILI_URL: meiliUrl, MEILI_KEY: meiliKey };
  const borrowed = await startEngines({ dir, environment });
  expect(borrowed).toMatchObject({ databaseUrl, redisUrl, meiliUrl, meiliKey });
  expect(borrowed.redis).toMatchObject({ external: true, port: engines.redis.port });
  await expect(borrowed.redis.kill9()).rejects.toThrow(/REDIS_URL/);
  await borrowed.stop();
  expect(await redis(redisUrl, 'PING')).toContain('PONG');
});

test('a setting that leads nowhere is named, and nothing is left running', async () => {
  const dir = freshFolder();
  const port = await findFreePort();
  const environment = { REDIS_URL: `redis://127.0.0.1:${port}` };
  await expect(startEngines({ dir, environment })).rejects.toMatchObject({
    message: expect.stringContaining(`REDIS_URL names 127.0.0.1:${port}`),
    remedy: expect.stringContaining('unset it'),
  });
  const left = fs.readdirSync(path.join(dir, 'run')).filter((name) => name.endsWith('.pid'));
  expect(left).toEqual([]);
});

test('engines are on their feet again after kill -9 of everything, the starter too', async () => {
  const dir = freshFolder();
  const source = `
    import { startEngines } from ${JSON.stringify(path.join(import.meta.dirname, 'engines.mjs'))};
    const { databaseUrl, postgres, redis, meilisearch } = await startEngines({ dir: ${JSON.stringify(dir)} });
    console.log(JSON.stringify({ databaseUrl, pids: [postgres.pid, redis.pid, meilisearch.pid] }));
    setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = JSON.parse(await new Promise((resolve) => starter.stdout.once('data', resolve)));
  await query(said.databaseUrl, 'create table kept (n int); insert into kept values (9)');
  const everything = [starter.pid, ...said.pids];
  for (const pid of everything) process.kill(pid, 'SIGKILL');
  expect(await waitUntil(() => !everything.some(isAlive), 10_000)).toBe(true);
  const again = await startEngines({ dir });
  expect(await query(again.databaseUrl, 'select n from kept')).toEqual([{ n: 9 }]);
  await again.stop();
  fs.rmSync(dir, { recursive: true });
});

test('ephemeral engines of a starter killed with -9 are stopped and their folder removed', async () => {
  const source = `
    import { startEngines } from ${JSON.stringify(path.join(import.meta.dirname, 'engines.mjs'))};
    const { dir, postgres, redis, meilisearch } = await startEngines({ ephemeral: true });
    console.log(JSON.stringify({ dir, pids: [postgres.pid, redis.pid, meilisearch.pid] }));
    setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { dir, pids } = JSON.parse(await new Promise((resolve) => starter.stdout.once('data', resolve)));
  starter.kill('SIGKILL');
  expect(await waitUntil(() => pids.every((pid) => !isAlive(pid)) && !fs.existsSync(dir), 15_000)).toBe(true);
});
