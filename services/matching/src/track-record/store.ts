import type { Executor } from '@techbourse/db';
import { sql } from 'drizzle-orm';

export type Span = { from: Date; until: Date };
export type ContactPlaces = {
  contacts: number;
  organisations: number;
  first: number;
  firstThree: number;
  firstTen: number;
};

/**
 * Where the counterparts that people made contact with stood in the list of the side that did: 1 more than the pairs of
 * that record with a higher score than the decision saw. The first contact of a pair counts.
 */
export async function readContactPlaces(db: Executor, { from, until }: Span): Promise<ContactPlaces> {
  const [row] = await db.execute<ContactPlaces & Record<string, unknown>>(sql`
    with contact as (
      select distinct on (listing_id, demand_id) listing_id, demand_id, side, score, organisation_id
      from matching.pair_decisions
      where decision = 'contact' and at >= ${from.toISOString()}::timestamptz and at < ${until.toISOString()}::timestamptz
      order by listing_id, demand_id, id),
    placed as (
      select c.organisation_id, 1 + (
        select count(*) from matching.pairs p
        where p.score > c.score and case c.side
          when 'listing' then p.listing_id = c.listing_id else p.demand_id = c.demand_id end) as place
      from contact c)
    select count(*)::int as contacts, count(distinct organisation_id)::int as organisations,
      (count(*) filter (where place = 1))::int as first, (count(*) filter (where place <= 3))::int as "firstThree",
      (count(*) filter (where place <= 10))::int as "firstTen"
    from placed`);
  return row ?? { contacts: 0, organisations: 0, first: 0, firstThree: 0, firstTen: 0 };
}

/** Why pairs were declined, of reasons that at least so many organisations gave. */
export async function readDeclines(
  db: Executor,
  { from, until }: Span,
  organisations: number,
): Promise<{ reason: string; count: number }[]> {
  return [
    ...(await db.execute<{ reason: string; count: number }>(sql`
      select reason, count(*)::int as count from matching.pair_decisions
      where decision = 'decline' and reason is not null
        and at >= ${from.toISOString()}::timestamptz and at < ${until.toISOString()}::timestamptz
      group by reason having count(distinct organisation_id) >= ${organisations}
      order by 2 desc, 1`)),
  ];
}
