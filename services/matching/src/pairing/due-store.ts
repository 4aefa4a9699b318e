import type { Executor, Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { sql } from 'drizzle-orm';
import { uuids } from '../pair/key-store.ts';

/** The present snapshot: a refresh that starts now sees everything in it. */
export async function snapshotOf(db: Executor): Promise<string> {
  const [row] = await db.execute<{ snapshot: string }>(sql`select pg_current_snapshot()::text as snapshot`);
  if (!row) throw new Error('Postgres tells no snapshot');
  return row.snapshot;
}

/** Rows of records, locked in one order to avoid deadlocks. */
const rowsOf = (side: PairSide, ids: readonly string[]) => sql`
  (select side, id from matching.profiles where side = ${side} and id = any(${uuids(ids)}) order by id for update) r`;

export async function markDue(tx: Tx, side: PairSide, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`
    update matching.profiles p set due_in = pg_current_xact_id(), due_at = now()
    from ${rowsOf(side, ids)} where p.side = r.side and p.id = r.id`);
}

/** Notes that these records were paired with everything in the snapshot. */
export async function markPaired(
  db: Executor,
  side: PairSide,
  ids: readonly string[],
  snapshot: string,
): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(sql`
    update matching.profiles p set due_in = null, due_at = null
    from ${rowsOf(side, ids)}
    where p.side = r.side and p.id = r.id and pg_visible_in_snapshot(p.due_in, ${snapshot}::pg_snapshot)`);
}

export type DueRecord = {
  readonly side: PairSide;
  readonly id: string;
  readonly version: number;
  readonly open: boolean;
  readonly organisationId: string;
  /** Seconds since it became due. */
  readonly waitedS: number;
};

/** Locks records that have been due for so many seconds, the oldest first. */
export async function lockOverdue(tx: Tx, seconds: number, limit: number): Promise<DueRecord[]> {
  return [
    ...(await tx.execute<DueRecord & Record<string, unknown>>(sql`
      select side, id, version, open, organisation_id as "organisationId",
        extract(epoch from now() - due_at)::float8 as "waitedS"
      from matching.profiles where due_in is not null and due_at < now() - make_interval(secs => ${seconds})
      order by due_at limit ${limit} for update skip locked`)),
  ];
}

/** Restarts the waiting time of records whose events are published again. */
export async function markRepublished(tx: Tx, records: readonly DueRecord[]): Promise<void> {
  await tx.execute(sql`
    update matching.profiles p set due_at = now() from unnest(${sql.param(records.map((one) => one.side))}::text[],
      ${uuids(records.map((one) => one.id))}) as r(side, id) where p.side = r.side and p.id = r.id`);
}
