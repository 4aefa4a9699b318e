import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** For a table that a migration changes. Statements themselves may take as long as an index takes to build. */
const LOCK_TIMEOUT_MS = 60_000;

type Options = {
  schema: string;
  /** Made by drizzle-kit, reviewed as SQL, never edited. */
  folder: string;
  /** The role in whose name, so that it owns what is made; the connection's own unless given. */
  as?: string;
};

/**
 * Applies the migrations in `folder` to `schema`, once, also when several processes start together: they queue behind
 * one advisory lock. A service whose role may not change the schema checks that they are applied.
 * @throws Error when they are missing and this role may not apply them.
 */
export async function migrateSchema(url: string, options: Options): Promise<void> {
  const { schema, folder, as } = options;
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    if (as === undefined && !(await mayMigrate(sql, schema))) return await assertMigrated(sql, { schema, folder });
    const lock = `techbourse:migrate:${schema}`;
    await sql`select pg_advisory_lock(hashtextextended(${lock}, 0))`;
    // Behind a lock that a long transaction holds, every query of the table would wait as well.
    await sql`select set_config('lock_timeout', ${`${LOCK_TIMEOUT_MS}ms`}, false)`;
    // Walls hold the owner of a table too: a migration that moves data is the exchange itself.
    await sql`select set_config('techbourse.rows', '*', false)`;
    if (as !== undefined) await sql`set role ${sql(as)}`;
    await sql`create schema if not exists ${sql(schema)}`;
    await migrate(drizzle(sql), {
      migrationsFolder: folder,
      migrationsSchema: schema,
      migrationsTable: 'migrations',
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function mayMigrate(sql: postgres.Sql, schema: string): Promise<boolean> {
  const [row] = await sql<{ may: boolean }[]>`
    select coalesce(
      (select pg_has_role(nspowner, 'usage') from pg_namespace where nspname = ${schema}),
      has_database_privilege(current_database(), 'create')) as may`;
  return row?.may === true;
}

async function assertMigrated(sql: postgres.Sql, { schema, folder }: Options): Promise<void> {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: { when: number }[];
  };
  const wanted = Math.max(...journal.entries.map((entry) => entry.when));
  const [row] = await sql<{ last: string | null }[]>`
    select max(created_at)::text as last from ${sql(schema)}.migrations`.catch((cause: unknown) => {
    throw new Error(`this role may not read the schema ${schema}: prepare the database first (infra/prepare)`, {
      cause,
    });
  });
  if (Number(row?.last ?? 0) >= wanted) return;
  throw new Error(`the schema ${schema} is of an older release: prepare the database first (infra/prepare)`);
}
