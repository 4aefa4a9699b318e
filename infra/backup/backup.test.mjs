import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { prepareSchemas } from '../../packages/db/src/index.ts';
import { createPostgres } from '../local/engine/postgres.mjs';
import { lockDirectory } from '../local/process/lock-file.mjs';
import { loadSecrets } from '../local/secrets.mjs';
import { freshFolder } from '../local/test-folder.mjs';
import { schemaPlans } from '../prepare/plans.mjs';
import { backUp, restore } from './backup.mjs';

/** Work with the database of an exchange on this machine. */
async function within(dir, work) {
  const secrets = loadSecrets(dir);
  const password = secrets.POSTGRES_PASSWORD;
  const engine = createPostgres({ dir: path.join(dir, 'postgres'), password, ephemeral: false, log: () => {} });
  await engine.start();
  const sql = postgres(engine.url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql, { url: engine.url, secrets });
  } finally {
    await sql.end();
    await engine.stop();
  }
}

const log = () => {};
const subjects = (sql) =>
  sql`select subject from listings.audit order by subject`.then((rows) => rows.map((row) => row.subject));

test('one machine: a backup of a running or stopped exchange comes back elsewhere, with its secrets', async () => {
  const [dir, elsewhere, kept, running] = [freshFolder(), freshFolder(), freshFolder(), freshFolder()];
  await within(dir, async (sql, { url, secrets }) => {
    await prepareSchemas(
      url,
      schemaPlans((name) => secrets[name]),
    );
    await sql`insert into listings.audit (id, action, subject, actor_kind, actor_id, data)
      values (gen_random_uuid(), 'a.b', 'first', 'key', 'k', '{}')`;
    expect(await backUp({ folder: running, dir, env: {}, log })).toMatchObject({ tables: expect.any(Number) });
  });
  const taken = await backUp({ folder: kept, dir, env: {}, log });
  expect(taken.rows).toBeGreaterThan(0);
  expect(fs.statSync(path.join(kept, 'secrets.json')).mode & 0o077).toBe(0);

  const unlock = lockDirectory(elsewhere);
  await expect(restore({ folder: kept, dir: elsewhere, env: {}, log })).rejects.toThrow('already runs');
  unlock();
  expect(await restore({ folder: kept, dir: elsewhere, env: {}, log })).toMatchObject({ rows: taken.rows });
  expect(loadSecrets(elsewhere)).toEqual(loadSecrets(dir));
  expect(await within(elsewhere, subjects)).toEqual(['first']);
  await expect(restore({ folder: kept, dir: elsewhere, env: {}, log })).rejects.toThrow('holds an exchange already');
}, 120_000);

test('a restore that fails leaves nothing half made', async () => {
  const [dir, folder] = [freshFolder(), freshFolder()];
  fs.writeFileSync(path.join(folder, 'secrets.json'), '{}');
  await expect(restore({ folder, dir, env: {}, log })).rejects.toThrow('no backup');
  expect(fs.readdirSync(dir).filter((name) => ['postgres', 'secrets.json'].includes(name))).toEqual([]);
}, 120_000);
