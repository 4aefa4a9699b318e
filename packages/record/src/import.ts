import type { ImportAnswer, ImportRequest, ImportResult, Issue } from '@techbourse/api-schema';
import { type Database, idempotent, type ServiceTables, type Tx, writeOrBisect } from '@techbourse/db';
import { type Call, type Clock, type Logger, today } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import type { z } from 'zod';
import type { Cause, RecordChange } from './history.ts';
import {
  type ImportRow,
  importAnswer,
  importedRow,
  type Keyed,
  planImport,
  readImportRows,
  refusedRow,
  rejectedRow,
} from './import-rows.ts';
import { holdRun, type ImportRunTables, noteRows } from './import-runs.ts';
import { countRows, type QuotaConfig, quotasOf } from './quota.ts';
import type { RecordStore } from './store.ts';
import type { QuotaTable, StoredRecord } from './tables.ts';

type ImportContext = { db: Database; log: Logger; clock: Clock; config: QuotaConfig & { EXCHANGE_TIME_ZONE: string } };

/** The record after a row, and by which action it came to be so. */
export type ImportPlan<New, Action> = { next: New; action: Action };

/** Whether anything is to stay, and to which import the rows belong. */
export type ImportHow = Partial<Omit<ImportRequest, 'rows'>>;

/** The import rules of one record type. */
export type ImportRules<
  Row extends Keyed,
  R extends StoredRecord,
  New extends { id: string },
  Action extends string,
> = {
  schema: z.ZodType<Row>;
  store: Pick<RecordStore<R, New>, 'lockImports' | 'findImported' | 'write'>;
  tables: { idempotency: ServiceTables['idempotency']; usage: QuotaTable } & ImportRunTables;
  recordChanges: (
    ctx: { config: QuotaConfig },
    tx: Tx,
    cause: Cause,
    changes: readonly RecordChange<R, Action>[],
  ) => Promise<void>;
  /**
   * Reads what the rows speak of; what it gives decides each row: what is written, or that the record says it already. It
   * throws for a row that cannot be taken.
   */
  plan: (
    tx: Tx,
    rows: readonly Row[],
  ) => Promise<(row: ImportRow<Row>, before: R | null) => ImportPlan<New, Action> | 'unchanged'>;
  /** Issues that refuse some of the records about to be written, by id. */
  refuse?: (tx: Tx, records: readonly New[]) => Promise<ReadonlyMap<string, Issue>>;
};

/**
 * Creates or updates records from rows of a source, in a few statements whatever the number of rows. Each row has a
 * separate result. A row that equals its last import changes nothing, even if its owner edited the record, and neither does
 * one that says what the record says. So an interrupted import can be repeated, and an export be imported again. A dry run
 * decides all of it, to the last constraint, and writes nothing.
 * @throws AppError LIMIT_EXCEEDED (`quota.rows_per_day`) when the day's rows are used up.
 */
export async function importRecords<
  Row extends Keyed,
  R extends StoredRecord,
  New extends { id: string },
  Action extends string,
>(
  ctx: ImportContext,
  actor: Member,
  rows: readonly Record<string, unknown>[],
  call: Call,
  rules: ImportRules<Row, R, New, Action>,
  { dryRun = false, run }: ImportHow = {},
): Promise<ImportAnswer> {
  const { store, tables } = rules;
  const organisationId = actor.organisation.id;
  const read = readImportRows(rules.schema, rows);
  const onFault = (error: unknown) => ctx.log.error({ err: error, requestId: call.requestId }, 'import row failed');
  const work = async (tx: Tx): Promise<ImportAnswer> => {
    await store.lockImports(tx, organisationId);
    if (run) await holdRun(tx, tables, { organisationId, id: run });
    const given = read.rows.map(({ row }) => row);
    const known = await store.findImported(tx, organisationId, given);
    const { planned, results } = planImport(read.rows, known, await rules.plan(tx, given), onFault);
    const { written, failed } = await writeOrBisect(tx, planned, async (inner, some) => {
      const refused =
        (await rules.refuse?.(
          inner,
          some.map(({ next }) => next),
        )) ?? new Map<string, Issue>();
      const accepted = some.filter(({ next }) => !refused.has(next.id));
      const saved = await store.write(
        inner,
        accepted.map(({ next }) => next),
      );
      const taken = accepted.flatMap((each, index) => {
        const after = saved[index];
        return after ? [{ ...each, after, reason: `import from ${each.row.row.source}` }] : [];
      });
      await rules.recordChanges(ctx, inner, { actor, requestId: call.requestId }, taken);
      return [
        ...some.flatMap(({ row, next }): ImportResult[] => {
          const issue = refused.get(next.id);
          return issue ? [rejectedRow(row.index, row.row.externalId, [issue])] : [];
        }),
        ...taken.map(({ row, before, after }) => importedRow(row, before ? 'updated' : 'created', after)),
      ];
    });
    const broken = failed.map(({ item, error }) => refusedRow(item.row, error, onFault));
    // Last, as every write counts: who holds the records comes before who holds the counts.
    const count = { actor, organisationId, rows: rows.length, day: today(ctx) };
    await countRows(tx, tables.usage, quotasOf(ctx.config), count);
    const answer = importAnswer([...read.rejected, ...results, ...written, ...broken]);
    return { run: await noteRows(tx, tables, { actor, run, now: ctx.clock.now() }, answer), ...answer };
  };
  if (dryRun) return undone(ctx.db, work);
  // What a repeat is known by is as it was before there were runs.
  const request = { verb: 'import', rows: read.asked, ...(run ? { run } : {}) };
  return idempotent(ctx.db.orm, tables.idempotency, { actor, key: call.idempotencyKey, request }, work);
}

class DryRunOver extends Error {}

/** The answer of a write of which nothing stays. What it would create has no id. */
async function undone(db: Database, work: (tx: Tx) => Promise<ImportAnswer>): Promise<ImportAnswer> {
  let answer: ImportAnswer | undefined;
  try {
    await db.orm.transaction(async (tx) => {
      answer = await work(tx);
      throw new DryRunOver();
    });
  } catch (error) {
    if (!(error instanceof DryRunOver)) throw error;
  }
  if (!answer) throw new Error('a dry run has an answer');
  const results = answer.results.map((result) => (result.status === 'created' ? { ...result, id: null } : result));
  return { ...answer, run: null, results };
}
