import type { ImportAnswer, ImportOfAll, ImportRun, Page, StartImport } from '@techbourse/api-schema';
import { type Executor, rowBatches, type Tx } from '@techbourse/db';
import { cursorKey, decodeCursor, fail, newId, toPage } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { PageInput } from './lists.ts';
import type { ImportTables } from './tables.ts';

export type ImportRunTables = ImportTables;
type RunRow = ImportTables['importRun']['$inferSelect'];

const notFound = () => fail.notFound('import.not_found', 'There is no such import');

/** A new import, to which rows are sent in as many requests as it takes. */
export async function startRun(
  db: Executor | Tx,
  { importRun }: ImportRunTables,
  actor: Member,
  { file }: StartImport,
  now: Date,
): Promise<ImportRun> {
  const [row] = await db
    .insert(importRun)
    .values({
      id: newId(now.getTime()),
      organisationId: actor.organisation.id,
      personId: actor.by?.person ?? null,
      agencyId: actor.by?.agency ?? null,
      file: file ?? null,
      startedAt: now,
    })
    .returning();
  if (!row) throw new Error('the insert returned nothing');
  return runOf(row, 0);
}

/** Locks a run of an organisation to which rows may be added. @throws AppError NOT_FOUND, or INVALID_STATE (`import.undone`). */
export async function holdRun(
  tx: Tx,
  { importRun }: ImportRunTables,
  { organisationId, id }: { organisationId: string; id: string },
): Promise<void> {
  const row = await lockRun(tx, { importRun }, organisationId, id);
  if (row.undoneAt) throw fail.invalidState('import.undone', 'This import was undone: begin another one');
}

/** The run, locked. @throws AppError NOT_FOUND for one of another organisation too. */
export async function lockRun(
  tx: Tx,
  { importRun }: Pick<ImportRunTables, 'importRun'>,
  organisationId: string,
  id: string,
): Promise<RunRow> {
  const mine = and(eq(importRun.id, id), eq(importRun.organisationId, organisationId));
  const [row] = await tx.select().from(importRun).where(mine).for('update');
  if (!row) throw notFound();
  return row;
}

/** Counts rows in their run, and keeps which records it wrote. Rows without a run that wrote something get one. */
export async function noteRows(
  tx: Tx,
  tables: ImportRunTables,
  { actor, run, now }: { actor: Member; run: string | undefined; now: Date },
  { counts, results }: Omit<ImportAnswer, 'run'>,
): Promise<string | null> {
  const { importRun, importRecord } = tables;
  const written = results.filter(({ status }) => status === 'created' || status === 'updated');
  if (!run && written.length === 0) return null;
  const id = run ?? (await startRun(tx, tables, actor, {}, now)).id;
  await tx
    .update(importRun)
    .set({
      lastRowsAt: now,
      created: sql`${importRun.created} + ${counts.created}`,
      updated: sql`${importRun.updated} + ${counts.updated}`,
      unchanged: sql`${importRun.unchanged} + ${counts.unchanged}`,
      rejected: sql`${importRun.rejected} + ${counts.rejected}`,
    })
    .where(eq(importRun.id, id));
  const records = written.flatMap(({ id: recordId, version, status }) =>
    recordId && version ? [{ runId: id, recordId, version, isNew: status === 'created' }] : [],
  );
  for (const part of rowBatches(importRecord, records)) {
    // A row that was mended and sent again: what the run made is still new.
    await tx
      .insert(importRecord)
      .values(part)
      .onConflictDoUpdate({
        target: [importRecord.runId, importRecord.recordId],
        set: { version: sql`excluded.version`, end: null },
      });
  }
  return id;
}

/** The imports of an organisation, newest first. @throws AppError VALIDATION for a cursor of another list. */
export async function listRuns(
  db: Executor,
  tables: ImportRunTables,
  organisationId: string,
  page: PageInput,
): Promise<Page<ImportRun>> {
  const { importRun } = tables;
  const [before] = page.cursor ? decodeCursor(page.cursor, z.tuple([cursorKey.id])) : [];
  const rows = await db
    .select({ run: importRun, remaining: remainingOf(tables) })
    .from(importRun)
    // Their ids tell the time.
    .where(and(eq(importRun.organisationId, organisationId), before ? sql`${importRun.id} < ${before}` : undefined))
    .orderBy(desc(importRun.id))
    .limit(page.limit + 1);
  const shown = toPage(rows, page.limit, ({ run }) => [run.id]);
  return { ...shown, items: shown.items.map(({ run, remaining }) => runOf(run, remaining)) };
}

/** The newest imports of all organisations. */
export async function listAllRuns(
  db: Executor,
  { importRun }: Pick<ImportRunTables, 'importRun'>,
  limit: number,
): Promise<ImportOfAll[]> {
  const rows = await db.select().from(importRun).orderBy(desc(importRun.id)).limit(limit);
  return rows.map((row) => {
    const { remaining: _, ...run } = runOf(row, 0);
    const { organisationId, personId, agencyId } = row;
    return { ...run, organisationId, personId, agencyId };
  });
}

/** @throws AppError NOT_FOUND for one of another organisation too. */
export async function getRun(
  db: Executor | Tx,
  tables: ImportRunTables,
  organisationId: string,
  id: string,
): Promise<ImportRun> {
  const { importRun } = tables;
  const [row] = await db
    .select({ run: importRun, remaining: remainingOf(tables) })
    .from(importRun)
    .where(and(eq(importRun.id, id), eq(importRun.organisationId, organisationId)));
  if (!row) throw notFound();
  return runOf(row.run, row.remaining);
}

function remainingOf({ importRun, importRecord }: ImportRunTables) {
  return sql<number>`(select count(*)::int from ${importRecord}
    where ${and(sql`${importRecord.runId} = ${importRun.id}`, isNull(importRecord.end))})`;
}

function runOf(row: RunRow, remaining: number): ImportRun {
  const { id, file, startedAt, lastRowsAt, undoneAt, created, updated, unchanged, rejected } = row;
  return {
    id,
    file,
    startedAt: startedAt.toISOString(),
    lastRowsAt: lastRowsAt?.toISOString() ?? null,
    counts: { created, updated, unchanged, rejected },
    undoneAt: undoneAt?.toISOString() ?? null,
    remaining,
  };
}
