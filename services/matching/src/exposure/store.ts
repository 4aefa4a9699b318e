import type { Executor } from '@techbourse/db';
import type { LocalizedText, PairSide } from '@techbourse/domain';
import { BETTER_LISTS_MAX, type ExposureRule, otherSide } from '@techbourse/matching-engine';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { profiles } from '../db/schema.ts';
import { sideColumns } from '../pair/key-store.ts';
import type { ProfileCard } from '../profile/card.ts';

export type ListCount = {
  readonly id: string;
  /** Lists of the other side that show it in their first places. */
  readonly lists: number;
  /** The same with lists in the order of the score, duplicates included. */
  readonly byScore: number;
};

/**
 * Counts the lists of the other side that show each record in their first places: `orderShown` in SQL, for all lists.
 * Reads every shown pair: seconds at a million.
 */
export async function countLists(
  db: Executor,
  side: PairSide,
  top: number,
  { freeLists, penalty }: ExposureRule,
): Promise<ListCount[]> {
  const owner = otherSide(side);
  const [shown, own] = [sideColumns[side].id, sideColumns[owner].id];
  return [
    ...(await db.execute<{ id: string; lists: number; byScore: number }>(sql`
      with standing as (
        select p.${own} as own, p.${shown} as id, p.score, p.shown, coalesce(g.group_id, p.${shown}) as grp,
          count(*) filter (where p.${sideColumns[owner].kept}) over (
            partition by p.${shown} order by p.score desc, p.${own} rows between unbounded preceding and 1 preceding) as n
        from matching.pairs p
        left join matching.duplicate_groups g on g.side = ${side} and g.id = p.${shown}
        where p.active),
      worth as (
        select own, id, grp, score, ln(greatest(score, 1e-4) / greatest(1 - score, 1e-4))
          - case when n > ${freeLists}::float8 then ${penalty}::float8 * ln(least(n, ${BETTER_LISTS_MAX}::int) / ${freeLists}::float8) / ln(2) else 0 end as worth
        from standing where shown),
      placed as (
        select *, row_number() over (partition by own, grp order by worth desc, score desc, id) as in_group,
          row_number() over (partition by own order by score desc, id) as by_score
        from worth),
      led as (
        select id, by_score, in_group,
          count(*) filter (where in_group = 1) over (partition by own order by worth desc, score desc, id) as place
        from placed)
      select id, (count(*) filter (where in_group = 1 and place <= ${top}::int))::int as lists,
        (count(*) filter (where by_score <= ${top}::int))::int as "byScore"
      from led where by_score <= ${top}::int or (in_group = 1 and place <= ${top}::int)
      group by id order by 2 desc, 3 desc, id`)),
  ];
}

/** Titles of some records of a side. */
export async function readTitles(
  db: Executor,
  side: PairSide,
  ids: readonly string[],
): Promise<Map<string, LocalizedText>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: profiles.id, card: profiles.card })
    .from(profiles)
    .where(and(eq(profiles.side, side), inArray(profiles.id, [...ids])));
  // Cards are written by this service only.
  return new Map(rows.flatMap(({ id, card }) => (card ? [[id, (card as ProfileCard).title]] : [])));
}
