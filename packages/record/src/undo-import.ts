import type { keptReasons, UndoneImport, UndoPreview } from '@techbourse/api-schema';
import { type Database, idempotent, type ServiceTables, type Tx } from '@techbourse/db';
import type { Call, Clock } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Cause, RecordChange } from './history.ts';
import { getRun, type ImportRunTables, lockRun } from './import-runs.ts';
import { bytesOf, countGrowth, type QuotaConfig, quotasOf } from './quota.ts';
import type { RecordStore } from './store.ts';
import type { QuotaTable, RecordEdit, StoredRecord } from './tables.ts';

/** Records of one step: a large import is undone in several, each with its answer. */
const STEP = 500;

/** Another import may use its source and id. */
const FREE = { source: null, externalId: null, importHash: null };

type UndoContext = { db: Database; clock: Clock; config: QuotaConfig };

/** How records of one kind leave, when the import that made them is undone. */
export type UndoRules<R extends StoredRecord, New extends { id: string; version: number }, Action extends string> = {
  store: Pick<RecordStore<R, New>, 'lock' | 'saveAll' | 'removeAll' | 'lockImports'>;
  tables: { idempotency: ServiceTables['idempotency']; usage: QuotaTable } & ImportRunTables;
  recordChanges: (
    ctx: { config: QuotaConfig },
    tx: Tx,
    cause: Cause,
    changes: readonly RecordChange<R, Action>[],
  ) => Promise<void>;
  /** States that nobody else has seen: such records are deleted. The others are withdrawn. */
  unseen: readonly R['state'][];
  action: Action;
  withdrawn: (record: R) => RecordEdit<New>;
  /** Gives up what else the records held. */
  release?: (tx: Tx, records: readonly R[]) => Promise<void>;
};

/**
 * One step of the undo of an import: what it created and nobody has touched since is deleted, or withdrawn if it was
 * public; the source and id of it are free again. The others stay, each with the reason.
 * @throws AppError NOT_FOUND (`import.not_found`).
 */
export async function undoImport<
  R extends StoredRecord,
  New extends { id: string; version: number },
  Action extends string,
>(ctx: UndoContext, actor: Member, runId: string, call: Call, rules: UndoRules<R, New, Action>): Promise<UndoneImport> {
  const { store, tables } = rules;
  const { importRun, importRecord } = tables;
  const organisationId = actor.organisation.id;
  const request = { verb: 'undo_import', runId };
  return idempotent(ctx.db.orm, tables.idempotency, { actor, key: call.idempotencyKey, request }, async (tx) => {
    await store.lockImports(tx, organisationId);
    const run = await lockRun(tx, tables, organisationId, runId);
    if (!run.undoneAt) await tx.update(importRun).set({ undoneAt: ctx.clock.now() }).where(eq(importRun.id, runId));
    const waiting = await tx
      .select()
      .from(importRecord)
      .where(and(eq(importRecord.runId, runId), isNull(importRecord.end)))
      .orderBy(asc(importRecord.recordId))
      .limit(STEP);
    const found = new Map(
      (
        await store.lock(
          tx,
          waiting.map(({ recordId }) => recordId),
        )
      ).map((one) => [one.id, one]),
    );
    const kept: UndoneImport['kept'] = [];
    const leaving: R[] = [];
    for (const { recordId, version, isNew } of waiting) {
      const record = found.get(recordId);
      const reason = whyKept(record, { version, isNew, organisationId });
      if (record && !reason) leaving.push(record);
      else kept.push({ id: recordId, externalId: record?.externalId ?? null, reason: reason ?? 'gone' });
    }
    const written = await store.saveAll(tx, leaving, (record) => ({ ...rules.withdrawn(record), ...FREE }));
    const reason = 'the import was undone';
    const changes = written.map((one) => ({ ...one, action: rules.action, reason }));
    await rules.recordChanges(ctx, tx, { actor, requestId: call.requestId }, changes);
    await rules.release?.(
      tx,
      written.map(({ after }) => after),
    );
    const deleted = written.filter(({ before }) => rules.unseen.includes(before.state)).map(({ after }) => after);
    await store.removeAll(
      tx,
      deleted.map(({ id }) => id),
    );
    const bytes = deleted.reduce((sum, { content }) => sum + bytesOf(content), 0);
    const growth = { records: -deleted.length, bytes: -bytes };
    if (deleted.length > 0)
      await countGrowth(tx, tables.usage, quotasOf(ctx.config), { actor, organisationId, growth });
    const gone = new Set(deleted.map(({ id }) => id));
    const withdrawn = written.filter(({ after }) => !gone.has(after.id)).map(({ after }) => after.id);
    await mark(tx, tables, runId, 'deleted', [...gone]);
    await mark(tx, tables, runId, 'withdrawn', withdrawn);
    await mark(
      tx,
      tables,
      runId,
      'kept',
      kept.map(({ id }) => id),
    );
    return {
      run: await getRun(tx, tables, organisationId, runId),
      deleted: deleted.length,
      withdrawn: withdrawn.length,
      kept,
    };
  });
}

/**
 * What the undo of an import would do now.
 * @throws AppError NOT_FOUND (`import.not_found`).
 */
export async function previewUndo<R extends StoredRecord, New extends { id: string; version: number }>(
  { db }: Pick<UndoContext, 'db'>,
  actor: Member,
  runId: string,
  rules: { store: Pick<RecordStore<R, New>, 'lock'>; tables: ImportRunTables; unseen: readonly R['state'][] },
): Promise<UndoPreview> {
  const organisationId = actor.organisation.id;
  const run = await getRun(db.orm, rules.tables, organisationId, runId);
  const preview: UndoPreview = { run, deleted: 0, withdrawn: 0, kept: { updated: 0, changed: 0, gone: 0 } };
  const { importRecord } = rules.tables;
  for (let after: string | undefined; ; ) {
    const waiting = await db.orm
      .select()
      .from(importRecord)
      .where(
        and(
          eq(importRecord.runId, runId),
          isNull(importRecord.end),
          after ? gt(importRecord.recordId, after) : undefined,
        ),
      )
      .orderBy(asc(importRecord.recordId))
      .limit(STEP);
    after = waiting.at(-1)?.recordId;
    if (after === undefined) return preview;
    const ids = waiting.map(({ recordId }) => recordId);
    const found = new Map(
      (await db.orm.transaction((tx) => rules.store.lock(tx, ids))).map((one) => [one.id, one] as const),
    );
    for (const { recordId, version, isNew } of waiting) {
      const record = found.get(recordId);
      const reason = whyKept(record, { version, isNew, organisationId });
      if (reason) preview.kept[reason] += 1;
      else if (record && rules.unseen.includes(record.state)) preview.deleted += 1;
      else preview.withdrawn += 1;
    }
  }
}

/** Why a record stays; undefined for one that may leave. */
function whyKept(
  record: StoredRecord | undefined,
  written: { version: number; isNew: boolean; organisationId: string },
): (typeof keptReasons)[number] | undefined {
  if (!record || record.organisationId !== written.organisationId) return 'gone';
  if (!written.isNew) return 'updated';
  return record.version === written.version ? undefined : 'changed';
}

async function mark(
  tx: Tx,
  { importRecord }: ImportRunTables,
  runId: string,
  end: 'deleted' | 'withdrawn' | 'kept',
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const of = and(eq(importRecord.runId, runId), inArray(importRecord.recordId, [...ids]));
  await tx.update(importRecord).set({ end }).where(of);
}
