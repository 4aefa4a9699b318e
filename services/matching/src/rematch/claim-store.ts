import type { Database, Executor } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { newId } from '@techbourse/platform';
import { and, eq, sql } from 'drizzle-orm';
import { rematchChunks, rematches } from '../db/schema.ts';

/** A chunk claimed by one worker. */
export type ClaimedChunk = {
  readonly rematchId: string;
  readonly no: number;
  readonly claim: string;
  readonly side: PairSide;
  readonly firstId: string;
  readonly lastId: string;
  /** Times it was claimed, this one included. */
  readonly attempts: number;
  /** The same re-match covers the other side. */
  readonly bothSides: boolean;
};

/**
 * Claims the first chunk of a running re-match that waits or whose claim has expired. Concurrent workers get different
 * chunks and do not wait for each other.
 */
export async function claimChunk(db: Executor, rematchId: string, seconds: number): Promise<ClaimedChunk | undefined> {
  const rows = await db.execute<Omit<ClaimedChunk, 'rematchId' | 'claim'> & Record<string, unknown>>(sql`
    update matching.rematch_chunks c
    set state = 'running', claimed_by = ${newId()}::uuid, claimed_until = now() + make_interval(secs => ${seconds}),
      attempts = attempts + 1
    from (
      select c.rematch_id, c.no from matching.rematch_chunks c join matching.rematches r on r.id = c.rematch_id
      where c.rematch_id = ${rematchId} and r.state = 'running'
        and (c.state = 'waiting' or (c.state = 'running' and c.claimed_until < now()))
      order by c.no limit 1 for update of c skip locked) free
    where c.rematch_id = free.rematch_id and c.no = free.no
    returning c.rematch_id as "rematchId", c.no, c.claimed_by as claim, c.side, c.first_id as "firstId",
      c.last_id as "lastId", c.attempts,
      exists (select 1 from matching.rematch_chunks o where o.rematch_id = c.rematch_id and o.side <> c.side)
        as "bothSides"`);
  return rows[0] as ClaimedChunk | undefined;
}

const isMine = (chunk: ClaimedChunk) =>
  and(
    eq(rematchChunks.rematchId, chunk.rematchId),
    eq(rematchChunks.no, chunk.no),
    eq(rematchChunks.state, 'running'),
    eq(rematchChunks.claimedBy, chunk.claim),
  );

/** Extends a claim. False when another worker has the chunk, or the re-match has ended. */
export async function extendClaim(db: Executor, chunk: ClaimedChunk, seconds: number): Promise<boolean> {
  const kept = await db
    .update(rematchChunks)
    .set({ claimedUntil: sql`now() + make_interval(secs => ${seconds})` })
    .where(
      and(
        isMine(chunk),
        sql`exists (select 1 from matching.rematches r where r.id = ${chunk.rematchId} and r.state = 'running')`,
      ),
    )
    .returning({ no: rematchChunks.no });
  return kept.length > 0;
}

/** Releases a chunk; `uncounted`: the attempt does not count. */
export async function releaseChunk(db: Executor, chunk: ClaimedChunk, uncounted: boolean): Promise<void> {
  await db
    .update(rematchChunks)
    .set({ state: 'waiting', ...(uncounted ? { attempts: sql`${rematchChunks.attempts} - 1` } : {}) })
    .where(isMine(chunk));
}

/**
 * Marks a chunk as done, and the re-match with its last chunk. A worker that lost the chunk changes nothing, so no record
 * counts twice.
 */
export async function finishChunk(db: Database, chunk: ClaimedChunk): Promise<boolean> {
  return db.orm.transaction(async (tx) => {
    // The re-match is locked before its chunk, as in ending and resuming, to avoid deadlocks.
    await tx.select({ id: rematches.id }).from(rematches).where(eq(rematches.id, chunk.rematchId)).for('no key update');
    const [mine] = await tx
      .update(rematchChunks)
      .set({ state: 'done', doneAt: sql`now()` })
      .where(isMine(chunk))
      .returning({ records: rematchChunks.records });
    if (!mine) return false;
    // Compares sums: two chunks that end at once see each other's sum, but not each other's row.
    const isLast = sql`${rematches.state} = 'running' and ${rematches.done} + ${mine.records} = ${rematches.total}`;
    await tx
      .update(rematches)
      .set({
        done: sql`${rematches.done} + ${mine.records}`,
        updatedAt: sql`now()`,
        state: sql`case when ${isLast} then 'done' else ${rematches.state} end`,
        finishedAt: sql`case when ${isLast} then now() else ${rematches.finishedAt} end`,
      })
      .where(eq(rematches.id, chunk.rematchId));
    return true;
  });
}
