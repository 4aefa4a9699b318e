import type { Executor } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { otherSide } from '@techbourse/matching-engine';
import { sql } from 'drizzle-orm';
import { sideColumns } from './key-store.ts';

/** How many pairs of a record are in which state on the other side. */
export async function countStates(db: Executor, side: PairSide, id: string): Promise<ReadonlyMap<string, number>> {
  const state = sql.raw(`${otherSide(side)}_state`);
  const rows = await db.execute<{ state: string; count: number }>(sql`
    select ${state} as state, count(*)::int as count from matching.pairs
    where ${sideColumns[side].id} = ${id}::uuid and (shown or decided) group by 1`);
  return new Map(rows.map((row) => [row.state, row.count]));
}

/** Why the other sides have declined and not come back on it, the commonest first. */
export async function countDeclineReasons(
  db: Executor,
  side: PairSide,
  id: string,
): Promise<{ reason: string; count: number }[]> {
  const own = sideColumns[side].id;
  const other = otherSide(side);
  const rows = await db.execute<{ reason: string; count: number }>(sql`
    select last.reason, count(*)::int as count
    from matching.pairs p
    cross join lateral (
      select d.reason from matching.pair_decisions d
      where d.listing_id = p.listing_id and d.demand_id = p.demand_id and d.side = ${other} and d.to_state = 'declined'
      order by d.id desc limit 1) last
    where p.${own} = ${id}::uuid and p.${sql.raw(`${other}_state`)} = 'declined' and last.reason is not null
    group by 1 order by 2 desc, 1`);
  return [...rows];
}
