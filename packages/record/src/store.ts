import { type Executor, reusable, type Tx } from '@techbourse/db';
import { idSchema } from '@techbourse/domain';
import { type AppError, fail } from '@techbourse/platform';
import { type Action, type Actor, sees, visibleTo } from '@techbourse/policy';
import { and, asc, type BinaryOperator, eq, getTableColumns, inArray, isNull, or, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { recordLists } from './lists.ts';
import type { NewRecord, RecordEdit, RecordTable, StoredRecord } from './tables.ts';

/** Records that end in one transaction of a sweep. */
export const EXPIRY_BATCH = 200;

/** What is particular to the records of one table. */
export type StoreRules<T extends RecordTable, R extends StoredRecord, New extends { id: string; version: number }> = {
  /** What one is called in errors, audit and events: `listing`. */
  noun: string;
  /** The state in which a record is public, and in the index. */
  live: R['state'];
  /** The states that end with the last day. */
  lapses: readonly R['state'][];
  /**
   * Where the end stands, and whether it is over at a day or moment: `lt` of a last day, `lte` of the moment it ends.
   */
  lastDay: { column: PgColumn; isOver: BinaryOperator };
  /** Columns of this table's own that a write replaces. */
  replaced: readonly (keyof T['_']['columns'] & string)[];
  /** How lists of an owner are ordered: by id where ids tell the time, else by creation. */
  listedBy: 'id' | 'createdAt';
  /** The CHECKs of the table make the words of a row those of their vocabularies. */
  asRecord: (row: T['$inferSelect']) => R;
  /** The row of a record, with the columns that are copies of its content. */
  asRow: (record: New) => T['$inferInsert'];
};

/** One change of one record, not yet named. */
export type Written<R> = { before: R; after: R };

export type RecordStore<R extends StoredRecord, New> = ReturnType<typeof recordLists<R>> & {
  /** AppError NOT_FOUND (`<noun>.not_found`), for what is not there and for what an actor may not see alike. */
  notFound(): AppError;
  find(db: Executor | Tx, id: string): Promise<R | undefined>;
  findVersion(db: Executor | Tx, id: string): Promise<number | undefined>;
  /** The record if the actor has it before it by its right to the action. @throws AppError NOT_FOUND. */
  getOwn(db: Executor, actor: Actor, id: string, action: Action): Promise<R>;
  /** The same, locked until the end of the transaction. */
  getOwnForUpdate(tx: Tx, actor: Actor, id: string, action: Action): Promise<R>;
  /**
   * Some records of any state in the order of their ids, locked until the end; those that do not exist are left out.
   */
  lock(tx: Tx, ids: readonly string[]): Promise<R[]>;
  /**
   * Writes new and changed records in one statement; results in the order given.
   * @throws AppError CONFLICT (`<noun>.version`) when one is there in this version already: versions only grow.
   */
  write(tx: Tx, records: readonly New[]): Promise<R[]>;
  /** The record as its next version. Pure. */
  nextVersion(record: R, edit: RecordEdit<New>): New;
  /** Writes the next version of one record. */
  save(tx: Tx, before: R, edit: RecordEdit<New>): Promise<R>;
  /** Deletes a record that was never public. Its history is deleted by `recordHistory`. */
  remove(tx: Tx, id: string): Promise<void>;
  /** Writes the next version of some records. */
  saveAll(tx: Tx, before: readonly R[], editOf: (record: R) => RecordEdit<New>): Promise<Written<R>[]>;
  /**
   * Records whose last day is over at `at`, the earliest first, at most `EXPIRY_BATCH`; locked. One process gets them
   * at a time. Locked records wait for the next sweep.
   */
  lockLapsed(tx: Tx, at: string | Date): Promise<R[]>;
  /** One import of an organisation at a time, to the end of the transaction: two would create the same record twice. */
  lockImports(tx: Tx, organisationId: string): Promise<void>;
  /**
   * Records imported before under these keys, locked; a record that nobody imported has its id under the source
   * `exchange`, as an export writes it.
   */
  findImported(tx: Tx, organisationId: string, keys: readonly ImportKey[]): Promise<R[]>;
  /** Takes records away for good, with nothing but their history left. */
  removeAll(tx: Tx, ids: readonly string[]): Promise<void>;
};

/** The source of records that were written here, in an export of theirs. */
export const OWN_SOURCE = 'exchange';

type ImportKey = { source: string; externalId: string };

const WRITTEN = [
  ...(['organisation', 'state', 'version', 'content', 'source', 'externalId', 'importHash', 'outOfView'] as const),
];

/** How the records of one table are read and written: plain functions, each with its executor. */
export function recordStore<
  T extends RecordTable,
  R extends StoredRecord,
  New extends { id: string; version: number } = NewRecord<R>,
>(table: T, rules: StoreRules<T, R, New>): RecordStore<R, New> {
  const { noun, lapses, lastDay } = rules;
  const { schema } = getTableConfig(table);
  // drizzle does not know the rows of a table that is a type parameter: `asRecord` says what they are.
  const rows: PgTable = table;
  const asRecord = (row: unknown) => rules.asRecord(row as T['$inferSelect']);
  const replaced = Object.fromEntries(
    [...WRITTEN, ...rules.replaced].map((key) => [key, sql.raw(`excluded."${columnOf(table, key).name}"`)]),
  );

  const byId = reusable((db) =>
    db
      .select()
      .from(rows)
      .where(eq(table.id, sql.placeholder('id')))
      .prepare(`${noun}_by_id`),
  );
  const find: RecordStore<R, New>['find'] = async (db, id) => {
    const [row] = await byId(db).execute({ id });
    return row && asRecord(row);
  };

  const notFound = () => fail.notFound(`${noun}.not_found`, `There is no such ${noun}`);
  const owned = (actor: Actor, action: Action, record: R | undefined): R => {
    if (record && sees(visibleTo(actor, action), { ...record, about: [record.id] })) return record;
    throw notFound();
  };

  const write: RecordStore<R, New>['write'] = async (tx, records) => {
    if (records.length === 0) return [];
    const written = await tx
      .insert(rows)
      .values(records.map(rules.asRow))
      .onConflictDoUpdate({
        target: table.id,
        set: { ...replaced, updatedAt: sql`now()` },
        setWhere: sql`${table.version} < excluded.version`,
      })
      .returning();
    const byId = new Map(written.map(asRecord).map((record) => [record.id, record]));
    return records.map(({ id }) => byId.get(id) ?? concurrentChange(noun));
  };

  const nextVersion: RecordStore<R, New>['nextVersion'] = (record, edit) => {
    const { createdAt: _createdAt, updatedAt: _updatedAt, ...kept } = record;
    // A record without its dates is what a write takes; the copies among its columns are made anew by `asRow`.
    return { ...kept, ...edit, version: record.version + 1 } as unknown as New;
  };

  const saveAll: RecordStore<R, New>['saveAll'] = async (tx, before, editOf) => {
    const written = await write(
      tx,
      before.map((record) => nextVersion(record, editOf(record))),
    );
    return before.flatMap((record, index) => {
      const after = written[index];
      return after ? [{ before: record, after }] : [];
    });
  };

  return {
    ...recordLists({ table, asRecord, live: rules.live, listedBy: rules.listedBy }),
    notFound,
    find,
    findVersion: async (db, id) => {
      const [row] = await db.select({ version: table.version }).from(rows).where(eq(table.id, id));
      return row && Number(row.version);
    },
    getOwn: async (db, actor, id, action) => owned(actor, action, await find(db, id)),
    getOwnForUpdate: async (tx, actor, id, action) => {
      const [row] = await tx.select().from(rows).where(eq(table.id, id)).for('update');
      return owned(actor, action, row && asRecord(row));
    },
    lock: async (tx, ids) => {
      const found = await tx
        .select()
        .from(rows)
        .where(inArray(table.id, [...ids]))
        .orderBy(asc(table.id))
        .for('update');
      return found.map(asRecord);
    },
    write,
    nextVersion,
    save: async (tx, before, edit) => {
      const [after] = await write(tx, [nextVersion(before, edit)]);
      return after ?? concurrentChange(noun);
    },
    remove: async (tx, id) => {
      await tx.delete(rows).where(eq(table.id, id));
    },
    saveAll,
    lockLapsed: async (tx, at) => {
      if (!(await tryLock(tx, `${schema}:expiry`))) return [];
      const found = await tx
        .select()
        .from(rows)
        .where(and(inArray(table.state, [...lapses]), lastDay.isOver(lastDay.column, at)))
        .orderBy(asc(lastDay.column))
        .limit(EXPIRY_BATCH)
        .for('update', { skipLocked: true });
      return found.map(asRecord);
    },
    lockImports: async (tx, organisationId) => {
      const name = `${schema}:import:${organisationId}`;
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
    },
    findImported: async (tx, organisationId, keys) => {
      if (keys.length === 0) return [];
      const ofSources = [...Map.groupBy(keys, (key) => key.source)].map(([source, list]) => {
        const ids = list.map((key) => key.externalId);
        const imported = and(eq(table.source, source), inArray(table.externalId, ids));
        const own = source === OWN_SOURCE ? ids.filter((id) => idSchema.safeParse(id).success) : [];
        return own.length === 0 ? imported : or(imported, and(isNull(table.source), inArray(table.id, own)));
      });
      const found = await tx
        .select()
        .from(rows)
        .where(and(eq(table.organisationId, organisationId), or(...ofSources)))
        .orderBy(asc(table.id))
        .for('update');
      return found.map(asRecord);
    },
    removeAll: async (tx, ids) => {
      if (ids.length > 0) await tx.delete(rows).where(inArray(table.id, [...ids]));
    },
  };
}

function columnOf(table: RecordTable, key: string): PgColumn {
  const column = getTableColumns(table as PgTable)[key] as PgColumn | undefined;
  if (!column) throw new Error(`the table has no column ${key}`);
  return column;
}

function concurrentChange(noun: string): never {
  throw fail.conflict(`${noun}.version`, `The ${noun} was changed meanwhile: read it again`);
}

/** Takes a lock until the end of the transaction; false when another process holds it. */
async function tryLock(tx: Tx, name: string): Promise<boolean> {
  const [row] = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as locked`,
  );
  return row?.locked === true;
}
