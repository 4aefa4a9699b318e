import type { Executor, Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { profiles, rematchChunks, rematches } from '../db/schema.ts';
import { RATE_WINDOW_S, type RematchRow } from './progress.ts';

const recent = sql<number>`(
  select coalesce(sum(c.records), 0)::int from matching.rematch_chunks c
  where c.rematch_id = ${rematches.id} and c.done_at > now() - make_interval(secs => ${RATE_WINDOW_S}))`;

const columns = {
  id: rematches.id,
  reason: rematches.reason,
  askedBy: rematches.askedBy,
  weights: rematches.weights,
  state: rematches.state,
  total: rematches.total,
  done: rematches.done,
  error: rematches.error,
  startedAt: rematches.startedAt,
  updatedAt: rematches.updatedAt,
  finishedAt: rematches.finishedAt,
  recent,
};

/** Serialises starting and ending re-matches, until the end of the transaction. */
export async function lockRematches(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('matching:rematch', 0))`);
}

export async function findRematch(db: Executor | Tx, id: string): Promise<RematchRow | undefined> {
  const [row] = await db.select(columns).from(rematches).where(eq(rematches.id, id));
  return row;
}

export async function findRunning(db: Executor | Tx): Promise<RematchRow | undefined> {
  const [row] = await db.select(columns).from(rematches).where(eq(rematches.state, 'running'));
  return row;
}

/** The newest first. */
export function listRematches(db: Executor, limit: number): Promise<RematchRow[]> {
  return db.select(columns).from(rematches).orderBy(desc(rematches.startedAt), desc(rematches.id)).limit(limit);
}

export type NewRematch = {
  readonly id: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly weights: string;
};

/**
 * Writes a re-match of all open records of these sides, in chunks of `size` records. Deletes the chunks of earlier ones:
 * only the newest can be resumed. Returns the number of chunks.
 */
export async function insertRematch(
  tx: Tx,
  rematch: NewRematch,
  sides: readonly PairSide[],
  size: number,
): Promise<number> {
  await tx.delete(rematchChunks).where(ne(rematchChunks.rematchId, rematch.id));
  await tx.insert(rematches).values({ ...rematch, state: 'running', total: 0 });
  const [cut] = await tx.execute<{ chunks: number; records: number }>(sql`
    with numbered as (
      select side, id, (row_number() over (partition by side order by id) - 1) / ${size}::int as part
      from matching.profiles where open and side = any(${sql.param([...sides])}::text[])),
    made as (
      insert into matching.rematch_chunks (rematch_id, no, side, first_id, last_id, records)
      select ${rematch.id}, row_number() over (order by side desc, part), side,
        (array_agg(id order by id))[1], (array_agg(id order by id desc))[1], count(*)
      from numbered group by side, part
      returning records)
    select count(*)::int as chunks, coalesce(sum(records), 0)::int as records from made`);
  const { chunks, records } = cut ?? { chunks: 0, records: 0 };
  await tx
    .update(rematches)
    .set(records > 0 ? { total: records } : { state: 'done', finishedAt: sql`now()` })
    .where(eq(rematches.id, rematch.id));
  return chunks;
}

/** Ends a running re-match. False when it does not run. */
export async function endRematch(
  tx: Tx | Executor,
  id: string,
  end: { state: 'cancelled' | 'failed'; error?: string },
): Promise<boolean> {
  const ended = await tx
    .update(rematches)
    .set({ ...end, updatedAt: sql`now()`, finishedAt: sql`now()` })
    .where(and(eq(rematches.id, id), eq(rematches.state, 'running')))
    .returning({ id: rematches.id });
  return ended.length > 0;
}

export async function resumeRematchRow(tx: Tx, id: string): Promise<void> {
  await tx
    .update(rematches)
    .set({ state: 'running', error: null, updatedAt: sql`now()`, finishedAt: null })
    .where(eq(rematches.id, id));
  await tx
    .update(rematchChunks)
    .set({ attempts: 0 })
    .where(and(eq(rematchChunks.rematchId, id), ne(rematchChunks.state, 'done')));
}

/** Numbers of the chunks that are not done. */
export async function listUnfinished(db: Tx | Executor, id: string): Promise<number[]> {
  const rows = await db
    .select({ no: rematchChunks.no })
    .from(rematchChunks)
    .where(and(eq(rematchChunks.rematchId, id), ne(rematchChunks.state, 'done')))
    .orderBy(rematchChunks.no);
  return rows.map((row) => row.no);
}

/** The open records in a range of ids, with their versions. */
export function listOpenBetween(
  db: Executor,
  side: PairSide,
  firstId: string,
  lastId: string,
): Promise<{ id: string; version: number }[]> {
  return db
    .select({ id: profiles.id, version: profiles.version })
    .from(profiles)
    .where(
      and(
        eq(profiles.side, side),
        eq(profiles.open, true),
        sql`${profiles.id} between ${firstId}::uuid and ${lastId}::uuid`,
      ),
    )
    .orderBy(profiles.id);
}
