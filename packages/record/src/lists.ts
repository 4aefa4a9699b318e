import type { Page } from '@techbourse/api-schema';
import { countByClient, type Executor, visibleRows } from '@techbourse/db';
import { cursorKey, decodeCursor, toPage } from '@techbourse/platform';
import { and, asc, count, desc, eq, gt, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { alias, type PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { RecordTable, StoredRecord } from './tables.ts';

/** Which page of a list: from behind `cursor`, at most `limit` rows. */
export type PageInput = { cursor?: string | undefined; limit: number };

/** Which records of a list: of those whose somebody sees (`visibleTo`), in this state. */
export type ListFilter<R> = {
  seen?: Parameters<typeof visibleRows>[0] | undefined;
  state?: (R extends { state: infer State } ? State : never) | undefined;
};

/** A record's place in the market at a moment: which version, and since when. */
export type RecordHead = { id: string; version: number; updatedAt: Date };

/**
 * Reads of many records. Each page starts after the last row of the previous page. So inserts and changes meanwhile
 * neither hide a row nor show one twice.
 */
export function recordLists<R extends StoredRecord>(of: {
  table: RecordTable;
  asRecord: (row: unknown) => R;
  live: R['state'];
  listedBy: 'id' | 'createdAt';
}) {
  const { table, asRecord } = of;
  const rows: PgTable = table;
  // Records that left public view with their organisation are as good as withdrawn.
  const isLive = and(eq(table.state, of.live), eq(table.outOfView, false)) as SQL;
  const changed = (since: Date) => gte(table.updatedAt, since);
  const matches = ({ seen, state }: ListFilter<R>) =>
    and(seen && visibleRows(seen, [table.organisationId]), state ? eq(table.state, state) : undefined);
  const behind = (id: string | undefined) => (id === undefined ? undefined : gt(table.id, id));

  /** The ids are not in order of creation where lists are. */
  const placeOf = (db: Executor, id: string) => {
    const last = alias(rows, 'last') as unknown as RecordTable;
    return db.select({ createdAt: last.createdAt, id: last.id }).from(last).where(eq(last.id, id));
  };
  const byCreation = of.listedBy === 'createdAt';
  const [oldest, newest] = byCreation
    ? [
        [asc(table.createdAt), asc(table.id)],
        [desc(table.createdAt), desc(table.id)],
      ]
    : [[asc(table.id)], [desc(table.id)]];
  const after = (db: Executor, id: string) =>
    byCreation ? sql`(${table.createdAt}, ${table.id}) > ${placeOf(db, id)}` : gt(table.id, id);
  const before = (db: Executor, id: string) =>
    byCreation ? sql`(${table.createdAt}, ${table.id}) < ${placeOf(db, id)}` : lt(table.id, id);

  const recordPages = (db: Executor, size: number, condition: SQL) =>
    pagesOf(size, async (last: R | undefined) => {
      const where = and(condition, behind(last?.id));
      return (await db.select().from(rows).where(where).orderBy(asc(table.id)).limit(size)).map(asRecord);
    });
  const idPages = (db: Executor, size: number, condition: SQL) =>
    pagesOf(size, async (last: string | undefined) => {
      const where = and(condition, behind(last));
      const found = await db.select({ id: table.id }).from(rows).where(where).orderBy(asc(table.id)).limit(size);
      return found.map(({ id }) => String(id));
    });

  return {
    /**
     * Records of those whose somebody sees, or of all, newest first. @throws AppError VALIDATION for a cursor of another list.
     */
    list: async (db: Executor, filter: ListFilter<R>, page: PageInput): Promise<Page<R>> => {
      const [last] = page.cursor ? decodeCursor(page.cursor, z.tuple([cursorKey.id])) : [];
      const where = and(matches(filter), last ? before(db, last) : undefined);
      const found = await db
        .select()
        .from(rows)
        .where(where)
        .orderBy(...newest)
        .limit(page.limit + 1);
      return toPage(found.map(asRecord), page.limit, (record) => [record.id]);
    },
    /** How many there are of each organisation, by the same filter; most first. */
    countByOwner: (db: Executor, filter: ListFilter<R> & { seen: { organisations: readonly string[] } }) =>
      countByClient(db, { table: rows, columns: [table.organisationId], where: matches(filter), seen: filter.seen }),
    /** How many there are in each state, of those whose somebody sees. */
    countByState: async (db: Executor, { seen }: Pick<ListFilter<R>, 'seen'>): Promise<Record<string, number>> => {
      const found = await db
        .select({ state: table.state, count: count() })
        .from(rows)
        .where(matches({ seen }))
        .groupBy(table.state);
      return Object.fromEntries(found.map((row) => [String(row.state), row.count]));
    },
    /** Every record of an organisation, oldest first. */
    ownPages: (db: Executor, organisationId: string, size: number): AsyncGenerator<R[]> =>
      pagesOf(size, async (last: R | undefined) => {
        const where = and(eq(table.organisationId, organisationId), last ? after(db, last.id) : undefined);
        const found = await db
          .select()
          .from(rows)
          .where(where)
          .orderBy(...oldest)
          .limit(size);
        return found.map(asRecord);
      }),
    countLive: (db: Executor): Promise<number> => db.$count(rows, isLive),
    /** Live records in the order of their ids. */
    livePages: (db: Executor, size: number): AsyncGenerator<R[]> => recordPages(db, size, isLive),
    /** Records of any state that changed at or after `since`, in the order of their ids. */
    changedPages: (db: Executor, since: Date, size: number): AsyncGenerator<R[]> =>
      recordPages(db, size, changed(since)),
    liveIds: (db: Executor, size: number): AsyncGenerator<string[]> => idPages(db, size, isLive),
    changedIds: (db: Executor, since: Date, size: number): AsyncGenerator<string[]> =>
      idPages(db, size, changed(since)),
    /** Live records with their versions, in the order of their ids. */
    liveHeads: (db: Executor, size: number): AsyncGenerator<RecordHead[]> =>
      pagesOf(size, async (last: RecordHead | undefined) => {
        const where = and(isLive, behind(last?.id));
        const head = { id: table.id, version: table.version, updatedAt: table.updatedAt };
        // The columns of every record's table have these types; see `recordColumns`.
        return (await db.select(head).from(rows).where(where).orderBy(asc(table.id)).limit(size)) as RecordHead[];
      }),
    /** The versions of those among some records that are live. */
    findLiveVersions: async (db: Executor, ids: readonly string[]): Promise<Map<string, number>> => {
      const where = and(inArray(table.id, [...ids]), isLive);
      const found = await db.select({ id: table.id, version: table.version }).from(rows).where(where);
      return new Map(found.map(({ id, version }) => [String(id), Number(version)]));
    },
    /** How many the index should hold: live since before a moment, and of any state but changed since. */
    countExpected: async (db: Executor, settledBefore: Date): Promise<{ settled: number; moving: number }> => {
      const [settled, moving] = await Promise.all([
        db.$count(rows, and(isLive, lt(table.updatedAt, settledBefore))),
        db.$count(rows, changed(settledBefore)),
      ]);
      return { settled, moving };
    },
  };
}

/** Pages of `size` rows; `read` gives those behind the last row of the page before. The last page may be shorter. */
async function* pagesOf<Row>(size: number, read: (last: Row | undefined) => Promise<Row[]>): AsyncGenerator<Row[]> {
  for (let last: Row | undefined; ; ) {
    const page = await read(last);
    if (page.length > 0) yield page;
    if (page.length < size) return;
    last = page.at(-1);
  }
}
