import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, migrateSchema } from '@techbourse/db';
import { testSettings } from '@techbourse/testkit';

const MIGRATIONS = join(import.meta.dirname, '../src/db/migrations');
const ROWS = join(import.meta.dirname, 'old-ledger.jsonl');
/** The last migration that the rows were written under. */
const WRITTEN_UNDER = '0002_buyer_named';

/**
 * Settings on a database whose ledger was written by the first version of the exchange, then migrated as any other:
 * two contracts, nine entries of every kind there was, heads of three days of which one was quiet.
 */
export async function oldLedger(): Promise<Awaited<ReturnType<typeof testSettings>>> {
  const settings = await testSettings();
  const { sql, close } = connect(settings.DATABASE_URL, { name: 'old-ledger' });
  try {
    await sql`drop schema contracts cascade`;
    await migrateSchema(settings.DATABASE_URL, { schema: 'contracts', folder: await firstMigrations() });
    const lines = (await readFile(ROWS, 'utf8')).trim().split('\n');
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`; // the triggers would ask how each row came to be
      for (const line of lines) {
        const { table, row } = JSON.parse(line) as { table: string; row: unknown };
        const into = tx(`contracts.${table}`);
        await tx`insert into ${into} select * from jsonb_populate_record(null::${into}, ${JSON.stringify(row)}::jsonb)`;
      }
    });
    await migrateSchema(settings.DATABASE_URL, { schema: 'contracts', folder: MIGRATIONS });
    return settings;
  } finally {
    await close();
  }
}

/** The migrations up to the version that wrote the rows. */
async function firstMigrations(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  await cp(MIGRATIONS, folder, { recursive: true });
  const path = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(await readFile(path, 'utf8')) as { entries: { tag: string }[] };
  const last = journal.entries.findIndex(({ tag }) => tag === WRITTEN_UNDER);
  await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }));
  return folder;
}
