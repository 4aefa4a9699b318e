import type { Executor } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { BETTER_LISTS_MAX, type Candidate, otherSide } from '@techbourse/matching-engine';
import { sql } from 'drizzle-orm';
import { earliestOwners } from '../duplicate/store.ts';
import { sideColumns } from './key-store.ts';

/** The best pairs of a record that are put in order, copies last; the search over pairs finds the rest. */
const PAIRS_MAX = 500;

/**
 * The shown pairs of one record as candidates for its page: the counterpart, its group, and how many lists of this side
 * hold it with a better score (up to `BETTER_LISTS_MAX`).
 */
export async function listCandidates(db: Executor, side: PairSide, id: string): Promise<Candidate[]> {
  const [own, other] = [sideColumns[side], sideColumns[otherSide(side)]];
  const rows = await db.execute<
    { id: string; score: number; betterLists: number; copy: boolean } & Record<'group' | 'owner', string | null> & {
        since: number | null;
      }
  >(sql`
    with found as (
      select m.listing_id, m.demand_id, m.score, g.group_id, g.owner,
        (extract(epoch from g.since) * 1000)::float8 as since
      from matching.pairs m
      left join matching.duplicate_groups g on g.side = ${otherSide(side)} and g.id = m.${other.id}
      where m.${own.id} = ${id}::uuid and m.active and m.shown),
    firsts as (${earliestOwners(otherSide(side), sql`found`)})
    select p.${other.id} as id, p.score, p.group_id as group, p.owner, p.copy, p.since, (
      select count(*)::int from (
        select 1 from matching.pairs q
        where q.${other.id} = p.${other.id} and q.active and q.${own.kept} and q.${own.id} <> p.${own.id}
          and (q.score > p.score or (q.score = p.score and q.${own.id} < p.${own.id}))
        limit ${BETTER_LISTS_MAX}) better) as "betterLists"
    from (
      select found.*, coalesce(first.owner <> found.owner, false) as copy
      from found left join firsts first on first.group_id = found.group_id
      order by copy, score desc, ${other.id} limit ${PAIRS_MAX}) p`);
  return rows.map(({ group, owner, since, ...row }) => ({
    ...row,
    ...(group === null ? {} : { group, owner: owner ?? undefined, since: since ?? undefined }),
  }));
}
