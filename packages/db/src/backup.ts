import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { SetupError } from '@techbourse/platform';
import postgres from 'postgres';
import { z } from 'zod';

/** The form of the files: raised when what is read from an older one would be wrong. */
const FORMAT = 1;
export const MANIFEST = 'manifest.json';

const tableSchema = z.object({
  name: z.string(),
  columns: z.array(z.string()).min(1),
  file: z.string().regex(/^[a-z_]+\.[a-z_0-9]+\.copy\.gz$/),
  rows: z.int(),
  sha256: z.string(),
});
const sequenceSchema = z.object({ name: z.string(), value: z.string().nullable() });

/** What a backup says of itself: of each schema how far its migrations were, its tables, and its sequences. */
export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  takenAt: z.iso.datetime(),
  postgres: z.string(),
  schemas: z.array(
    z.object({
      name: z.string().regex(/^[a-z_]+$/),
      migrations: z.int().min(1),
      tables: z.array(tableSchema),
      sequences: z.array(sequenceSchema),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * Writes all rows of some schemas into an empty folder, as they were at one moment, while the exchange runs. Tables are
 * compressed text of COPY, so a newer Postgres reads them as well. The manifest is written last: a folder without one is no backup.
 * @param url of a role that reads everything in the schemas.
 * @throws SetupError when the folder is not empty or a schema is missing.
 */
export async function takeBackup(url: string, schemas: readonly string[], folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new SetupError(`${folder} is not empty: name a new folder`);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const manifest = await sql.begin('isolation level repeatable read read only', async (tx) => {
      const found: Manifest['schemas'] = [];
      for (const schema of schemas) found.push(await backUpSchema(tx, schema, folder));
      const [server] = await tx<{ version: string }[]>`select current_setting('server_version') as version`;
      return {
        format: FORMAT,
        takenAt: new Date().toISOString(),
        postgres: server?.version ?? '',
        schemas: found,
      } satisfies Manifest;
    });
    const draft = join(folder, `${MANIFEST}.new`);
    await writeFile(draft, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    await rename(draft, join(folder, MANIFEST));
    return manifest;
  } catch (error) {
    // Half a backup would be taken for a whole one.
    for (const name of await readdir(folder)) await rm(join(folder, name));
    throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The manifest of a backup whose files are all there and as they were written. */
export async function readBackup(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw new SetupError(`${folder} is no backup: it has no ${MANIFEST}`);
  });
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new SetupError(`${folder} is a backup of another form, of another release`);
  for (const { file, sha256 } of parsed.data.schemas.flatMap(({ tables }) => tables)) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, file)), hash).catch((cause: unknown) => {
      throw new SetupError(`${file} of the backup cannot be read: ${cause instanceof Error ? cause.message : cause}`);
    });
    if (hash.digest('hex') !== sha256) throw new SetupError(`${file} of the backup is damaged`);
  }
  return parsed.data;
}

async function backUpSchema(
  tx: postgres.TransactionSql,
  schema: string,
  folder: string,
): Promise<Manifest['schemas'][number]> {
  const columns = await tx<{ table: string; column: string }[]>`
    select c.relname as table, a.attname as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = (select oid from pg_namespace where nspname = ${schema}) and c.relkind in ('r', 'p')
      and c.relname <> 'migrations' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by c.relname, a.attnum`;
  if (columns.length === 0) throw new SetupError(`there is no schema ${schema} in this database`);
  const [applied] = await tx<{ count: number }[]>`select count(*)::int as count from ${tx(`${schema}.migrations`)}`;
  const sequences = await tx<{ name: string; value: string | null }[]>`
    select sequencename as name, last_value::text as value from pg_sequences
    where schemaname = ${schema} and sequencename not like 'migrations%' order by 1`;
  const tables: Manifest['schemas'][number]['tables'] = [];
  for (const [table, of] of Map.groupBy(columns, (row) => row.table)) {
    const names = of.map(({ column }) => column);
    const file = `${schema}.${table}.copy.gz`;
    tables.push({ name: table, columns: names, file, ...(await copyOut(tx, { schema, table, names }, folder, file)) });
  }
  return { name: schema, migrations: applied?.count ?? 0, tables, sequences: [...sequences] };
}

async function copyOut(
  tx: postgres.TransactionSql,
  { schema, table, names }: { schema: string; table: string; names: string[] },
  folder: string,
  file: string,
): Promise<{ rows: number; sha256: string }> {
  const source = await tx`copy ${tx(`${schema}.${table}`)} (${tx(names)}) to stdout`.readable();
  const hash = createHash('sha256');
  let rows = 0;
  // Text of COPY has a line for each row: a line break of a value is written as \n.
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      for (const byte of chunk) if (byte === 10) rows += 1;
      done(null, chunk);
    },
  });
  const hashed = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(source, counted, createGzip(), hashed, createWriteStream(join(folder, file), { mode: 0o600 }));
  return { rows, sha256: hash.digest('hex') };
}
