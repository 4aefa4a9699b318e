import type { Executor, Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { sql } from 'drizzle-orm';
import { uuids } from '../pair/key-store.ts';

/** What a refresh sees from now on; whatever was due before is done with it. */
export async function snapshotOf(db: Executor): Promise<string> {
  const [row] = await db.execute<{ snapshot: string }>(sql`select pg_current_snapshot()::text as snapshot`);
  if (!row) throw new Error('Postgres tells no snapshot');
  return row.snapshot;
}

/** Records that wait to be paired anew, in one order, so that two writers never wait for each other in a ring. */
const rowsOf = (side: PairSide, ids: readonly string[]) => sql`
  (select side, id from matching.profiles where side = ${side} and id = any(${uuids(ids)}) order by id for update) r`;

export async function markDue(tx: Tx, side: PairSide, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`
    update matching.profiles p set due_in = pg_current_xact_id(), due_at = now()
    from ${rowsOf(side, ids)} where p.side = r.side and p.id = r.id`);
}

/** Notes that these were paired with all that the snapshot shows. */
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
  /** Seconds it has waited. */
  readonly waitedS: number;
};

/** Records that have waited for so many seconds, the longest waiting first, locked for the one who asks. */
export async function lockOverdue(tx: Tx, seconds: number, limit: number): Promise<DueRecord[]> {
  return [
    ...(await tx.execute<DueRecord & Record<string, unknown>>(sql`
      select side, id, version, open, organisation_id as "organisationId",
        extract(epoch from now() - due_at)::float8 as "waitedS"
      from matching.profiles where due_in is not null and due_at < now() - make_interval(secs => ${seconds})
      order by due_at limit ${limit} for update skip locked`)),
  ];
}

/** Lets these wait anew: their events are told again. */
export async function markRepublished(tx: Tx, records: readonly DueRecord[]): Promise<void> {
  await tx.execute(sql`
    update matching.profiles p set due_at = now() from unnest(${sql.param(records.map((one) => one.side))}::text[],
      ${uuids(records.map((one) => one.id))}) as r(side, id) where p.side = r.side and p.id = r.id`);
}
