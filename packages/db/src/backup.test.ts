import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@techbourse/platform';
import { asAdministrator, testSettings } from '@techbourse/testkit';
import { afterAll, expect, inject, it } from 'vitest';
import { MANIFEST, readBackup, takeBackup } from './backup.ts';
import { connect } from './connect.ts';
import { restoreBackup } from './restore.ts';
import { prepareSchemas } from './roles.ts';

const services = join(import.meta.dirname, '../../../services');
const SCHEMAS = ['identity', 'listings', 'contracts'];
const plans = SCHEMAS.map((schema) => ({
  schema,
  folder: join(services, schema === 'identity' ? 'gateway' : schema, 'src/db/migrations'),
  password: inject('engines').rolePassword,
}));
const settings = await testSettings();
const url = asAdministrator(settings.DATABASE_URL);
const db = connect(url);
const opened = [db];
afterAll(async () => {
  for (const each of opened) await each.close();
});
const newFolder = () => mkdtempSync(join(tmpdir(), 'backup-'));

async function emptyDatabase() {
  const name = `r_${randomBytes(6).toString('hex')}`;
  await db.sql`create database ${db.sql(name)}`;
  const made = new URL(url);
  made.pathname = `/${name}`;
  const restored = connect(made.href);
  opened.push(restored);
  return { url: made.href, ...restored };
}

const odd = ['\\N', 'a\tb\nc\\d', '铁 ✓ \u0001', '', '{"a": "\\n"}'];
const rowsOf = async (of: typeof db, table: string, order: string) =>
  [...(await of.sql.unsafe(`select to_jsonb(t) as row from ${table} t order by ${order}`))].map(({ row }) => row);
for (const text of odd) {
  await db.sql`insert into listings.audit (id, action, subject, actor_kind, actor_id, data)
    values (${newId()}, 'a.b', ${text}, 'key', 'k', ${JSON.stringify({ text })}::text::jsonb)`;
  await db.sql`insert into listings.outbox (event_id, type, key, version, payload) values (${newId()}, 't', 'k', 1, '{}')`;
}

it('brings every row back as it was, with its rules, and numbers go on where they were', async () => {
  const folder = newFolder();
  const manifest = await takeBackup(url, SCHEMAS, folder);
  expect(manifest.schemas.map(({ name }) => name)).toEqual(SCHEMAS);
  expect(readdirSync(folder)).toContain(MANIFEST);
  for (const file of readdirSync(folder)) expect([file, statSync(join(folder, file)).mode & 0o077]).toEqual([file, 0]);
  const target = await emptyDatabase();
  const restored = await restoreBackup(target.url, plans, folder);
  expect(restored.schemas).toBe(SCHEMAS.length);
  for (const [table, order] of [
    ['listings.audit', 'id'],
    ['listings.outbox', 'seq'],
    ['listings.migrations', 'id'],
  ] as const) {
    expect(await rowsOf(target, table, order)).toEqual(await rowsOf(db, table, order));
  }
  await expect(target.sql`update listings.audit set action = 'x.y'`).rejects.toThrow(/append-only/);
  const [next] = await target.sql<{ seq: string }[]>`insert into listings.outbox (event_id, type, key, version, payload)
    values (${newId()}, 't', 'k', 1, '{}') returning seq`;
  expect(Number(next?.seq)).toBe(odd.length + 1);
});

it('is of one moment: what is written meanwhile is in it whole or not at all', async () => {
  const folder = newFolder();
  let writing = true;
  let pairs = 0;
  const writer = (async () => {
    while (writing) {
      const id = newId();
      await db.sql.begin(async (tx) => {
        await tx`insert into identity.audit (id, action, subject, actor_kind, actor_id, data) values (${id}, 'p.q', ${id}, 'key', 'k', '{}')`;
        await tx`insert into contracts.audit (id, action, subject, actor_kind, actor_id, data) values (${id}, 'p.q', ${id}, 'key', 'k', '{}')`;
      });
      pairs += 1;
    }
  })();
  while (pairs < 5) await new Promise((resolve) => setImmediate(resolve));
  await takeBackup(url, SCHEMAS, folder);
  writing = false;
  await writer;
  const target = await emptyDatabase();
  await restoreBackup(target.url, plans, folder);
  const [odd] = await target.sql`select (select count(*) from identity.audit where action = 'p.q')
    - (select count(*) from contracts.audit where action = 'p.q') as difference`;
  expect(odd).toEqual({ difference: '0' });
});

it('of an older release is brought to this one', async () => {
  const old = await emptyDatabase();
  const folders = newFolder();
  const then = plans.map((plan) => {
    const copy = join(folders, plan.schema);
    cpSync(plan.folder, copy, { recursive: true });
    const journal = JSON.parse(readFileSync(join(copy, 'meta/_journal.json'), 'utf8'));
    writeFileSync(
      join(copy, 'meta/_journal.json'),
      JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }),
    );
    return { ...plan, folder: copy };
  });
  // The rights of a first release: its audit is there, what came later is not.
  await prepareSchemas(old.url, then);
  const id = newId();
  await old.sql`insert into listings.audit (id, action, subject, actor_kind, actor_id, data) values (${id}, 'a.b', 's', 'key', 'k', '{}')`;
  const folder = newFolder();
  await takeBackup(old.url, SCHEMAS, folder);
  const target = await emptyDatabase();
  await restoreBackup(target.url, plans, folder);
  expect([...(await target.sql`select id, is_read, address from listings.audit`)]).toEqual([
    { id, is_read: false, address: null },
  ]);
});

it('is refused when a file is damaged or missing, when it is newer, and where something is already', async () => {
  const folder = newFolder();
  const { schemas } = await takeBackup(url, SCHEMAS, folder);
  const target = await emptyDatabase();
  await expect(takeBackup(url, SCHEMAS, folder)).rejects.toThrow('is not empty');
  await expect(restoreBackup(url, plans, folder)).rejects.toThrow('holds an exchange already');
  const newer = newFolder();
  cpSync(folder, newer, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(newer, MANIFEST), 'utf8'));
  manifest.schemas[0].migrations += 1000;
  writeFileSync(join(newer, MANIFEST), JSON.stringify(manifest));
  await expect(restoreBackup(target.url, plans, newer)).rejects.toThrow('of a newer release');
  const file = join(folder, schemas[0]?.tables[0]?.file ?? '');
  appendFileSync(file, 'x');
  await expect(restoreBackup(target.url, plans, folder)).rejects.toThrow('is damaged');
  rmSync(file);
  await expect(readBackup(folder)).rejects.toThrow('cannot be read');
  rmSync(join(folder, MANIFEST));
  await expect(readBackup(folder)).rejects.toThrow('is no backup');
  expect([...(await target.sql`select 1 from pg_namespace where nspname = 'listings'`)]).toEqual([]);
});
