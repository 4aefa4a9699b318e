import { createReadStream } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { SetupError } from '@techbourse/platform';
import postgres from 'postgres';
import { type Manifest, readBackup } from './backup.ts';
import { prepareSchemas, type SchemaPlan } from './roles.ts';

export { MANIFEST, readBackup, takeBackup } from './backup.ts';

type Restored = { schemas: number; tables: number; rows: number };

/**
 * Puts a backup into a database that has none of its schemas: makes them as they were when it was taken, loads all rows
 * in one transaction, and then brings them to this release.
 * @param url a superuser: rows are loaded as they are, without the triggers that would refuse old ones.
 * @param plans of this release; a schema that the backup does not have is made empty.
 * @throws SetupError when the backup is damaged, of a newer release, or the database is not empty.
 */
export async function restoreBackup(url: string, plans: readonly SchemaPlan[], folder: string): Promise<Restored> {
  const manifest = await readBackup(folder);
  const known = manifest.schemas.map((schema) => {
    const plan = plans.find((one) => one.schema === schema.name);
    if (!plan) throw new SetupError(`this release knows no schema ${schema.name}`);
    return { schema, plan };
  });
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const work = await mkdtemp(join(tmpdir(), 'techbourse-restore-'));
  try {
    await assertEmpty(sql, manifest);
    const then: SchemaPlan[] = [];
    for (const { schema, plan } of known) {
      then.push({ ...plan, folder: await migrationsUpTo(plan, schema.migrations, join(work, schema.name)) });
    }
    await prepareSchemas(url, then);
    const restored = await sql.begin((tx) => load(tx, manifest, folder));
    await prepareSchemas(url, plans);
    return restored;
  } finally {
    await rm(work, { recursive: true, force: true });
    await sql.end({ timeout: 5 });
  }
}

async function assertEmpty(sql: postgres.Sql, { schemas }: Manifest): Promise<void> {
  const names = schemas.map(({ name }) => name);
  const found = await sql<{ name: string }[]>`select nspname as name from pg_namespace where nspname in ${sql(names)}`;
  if (found.length === 0) return;
  const there = found.map(({ name }) => name).join(', ');
  throw new SetupError(`the database holds an exchange already (${there}): a backup is restored into an empty one`);
}

/** A copy of a service's migrations that ends where the backup's schema was. */
async function migrationsUpTo({ schema, folder }: SchemaPlan, count: number, copy: string): Promise<string> {
  await cp(folder, copy, { recursive: true });
  const file = join(copy, 'meta/_journal.json');
  const journal = JSON.parse(await readFile(file, 'utf8')) as { entries: unknown[] };
  if (journal.entries.length < count) {
    throw new SetupError(`the backup is of a newer release: its schema ${schema} has ${count} migrations`);
  }
  await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return copy;
}

async function load(tx: postgres.TransactionSql, manifest: Manifest, folder: string): Promise<Restored> {
  await tx`set local session_replication_role = replica`.catch((cause: unknown) => {
    throw new SetupError('a backup is restored by a superuser of the database', { cause });
  });
  await tx`set local statement_timeout = 0`;
  const restored = { schemas: manifest.schemas.length, tables: 0, rows: 0 };
  for (const { name: schema, tables, sequences } of manifest.schemas) {
    for (const { name, columns, file, rows } of tables) {
      const table = `${schema}.${name}`;
      await tx`delete from ${tx(table)}`; // what a migration put there is in the backup as it is now
      const into = await tx`copy ${tx(table)} (${tx(columns)}) from stdin`.writable();
      await pipeline(createReadStream(join(folder, file)), createGunzip(), into);
      const [found] = await tx<{ count: number }[]>`select count(*)::int as count from ${tx(table)}`;
      if (found?.count !== rows) throw new SetupError(`of ${table} ${found?.count} of ${rows} rows came back`);
      restored.tables += 1;
      restored.rows += rows;
    }
    for (const { name, value } of sequences) {
      if (value !== null) await tx`select setval(${`${schema}.${name}`}::regclass, ${value}::bigint)`;
    }
  }
  return restored;
}
