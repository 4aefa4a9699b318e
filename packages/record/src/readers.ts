import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database, Executor } from '@techbourse/db';
import { asAppError, type Logger } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { count, eq, inArray, sql, sum } from 'drizzle-orm';
import type { ReaderTable } from './tables.ts';

const FLUSH_MS = 2000;
/** Readers of one kind below which their number is not told: from one or two one could guess who they are. */
export const READERS_TOLD_FROM = 3;

/** Counts who reads records. */
export type ReaderCounter = {
  /** Somebody who is neither the owner nor the operator has read a record. Kept in memory for a moment. */
  note(recordId: string, reader: Actor): void;
  flush(): Promise<void>;
};

/**
 * Counts readers of records: an organisation once by its kind, however often it reads, and everybody else as anonymous.
 * Whose an organisation was cannot be read from what is kept. What came in the last seconds before a crash is lost.
 */
export function readerCounter(db: Database, table: ReaderTable, log: Logger): ReaderCounter {
  let waiting = new Map<string, { recordId: string; kind: string; reader: string; reads: number }>();
  let isComing = false;
  const flush = async () => {
    // In one order, so that two processes that write at once wait for each other instead of for ever.
    const rows = [...waiting].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    waiting = new Map();
    if (rows.length === 0) return;
    await db.orm
      .insert(table)
      .values(rows)
      .onConflictDoUpdate({
        target: [table.recordId, table.kind, table.reader],
        set: { reads: sql`${table.reads} + excluded.reads`, lastAt: sql`now()` },
      });
  };
  const flushSoon = async () => {
    await wait(FLUSH_MS, undefined, { ref: false });
    isComing = false;
    await flush().catch((error: unknown) => log.warn({ err: asAppError(error) }, 'readers are not counted'));
  };
  return {
    note: (recordId, { organisation }) => {
      const kind = organisation?.kind ?? 'anonymous';
      const reader = organisation ? hashOf(recordId, organisation.id) : '';
      const key = `${recordId} ${kind} ${reader}`;
      const known = waiting.get(key);
      waiting.set(key, { recordId, kind, reader, reads: (known?.reads ?? 0) + 1 });
      if (isComing) return;
      isComing = true;
      flushSoon();
    },
    flush,
  };
}

/** An organisation among the readers of one record: another hash with every record. */
function hashOf(recordId: string, organisationId: string): string {
  return createHash('sha256').update(`${recordId}:${organisationId}`).digest('base64url').slice(0, 22);
}

/** Who has read a record. */
export type Readership = {
  /** How often it was read, and how often of that by somebody without an organisation. */
  reads: number;
  anonymous: number;
  /** Different organisations; null: one or two. */
  organisations: number | null;
  /** Kinds of which there were enough, most first. */
  kinds: { kind: string; count: number }[];
};

export async function readershipOf(db: Executor, table: ReaderTable, recordId: string): Promise<Readership> {
  const rows = await db
    .select({ kind: table.kind, readers: count(), reads: sum(table.reads).mapWith(Number) })
    .from(table)
    .where(eq(table.recordId, recordId))
    .groupBy(table.kind);
  return toldReadership(rows);
}

/** Without numbers that are so small that they give away who it was. */
export function toldReadership(rows: readonly { kind: string; readers: number; reads: number }[]): Readership {
  const organisations = rows.filter(({ kind }) => kind !== 'anonymous');
  const total = organisations.reduce((all, { readers }) => all + readers, 0);
  return {
    reads: rows.reduce((all, { reads }) => all + reads, 0),
    anonymous: rows.find(({ kind }) => kind === 'anonymous')?.reads ?? 0,
    organisations: total === 0 || total >= READERS_TOLD_FROM ? total : null,
    kinds: organisations
      .filter(({ readers }) => readers >= READERS_TOLD_FROM)
      .map(({ kind, readers }) => ({ kind, count: readers }))
      .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1)),
  };
}

/** How often each of some records was read. */
export async function readsOf(
  db: Executor,
  table: ReaderTable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: table.recordId, reads: sum(table.reads).mapWith(Number) })
    .from(table)
    .where(inArray(table.recordId, [...ids]))
    .groupBy(table.recordId);
  return new Map(rows.map(({ id, reads }) => [id, reads]));
}
