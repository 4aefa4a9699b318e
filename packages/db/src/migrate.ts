import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/**
 * Applies the migrations in `folder` (made by drizzle-kit, reviewed as SQL, never edited) to `schema`, once, also
 * when several processes start together: they queue behind one advisory lock.
 */
export async function migrateSchema(url: string, options: { schema: string; folder: string }): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const lock = `techbourse:migrate:${options.schema}`;
    await sql`select pg_advisory_lock(hashtextextended(${lock}, 0))`;
    await sql`create schema if not exists ${sql(options.schema)}`;
    await migrate(drizzle(sql), {
      migrationsFolder: options.folder,
      migrationsSchema: options.schema,
      migrationsTable: 'migrations',
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
