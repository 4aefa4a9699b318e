import type { Executor } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { sql } from 'drizzle-orm';
import { otherSide } from '../retrieval/retriever.ts';
import { type Candidate, STANDING_MAX } from './choose.ts';
import { names } from './write-store.ts';

/** Pairs of one record that are put in order, the best; of those beyond, the search over pairs tells. */
const PAIRS_MAX = 500;

/**
 * The shown pairs of one record as candidates for its page: the counterpart, its group, and in how many lists of this
 * side it stands with a better score than here (counted up to `STANDING_MAX`).
 */
export async function listCandidates(db: Executor, side: PairSide, id: string): Promise<Candidate[]> {
  const [own, other] = [names[side], names[otherSide(side)]];
  const rows = await db.execute<{ id: string; score: number; group: string | null; standing: number }>(sql`
    select p.${other.id} as id, p.score, g.group_id as group, (
      select count(*)::int from (
        select 1 from matching.pairs q
        where q.${other.id} = p.${other.id} and q.active and q.${own.kept} and q.${own.id} <> p.${own.id}
          and (q.score > p.score or (q.score = p.score and q.${own.id} < p.${own.id}))
        limit ${STANDING_MAX}) better) as standing
    from (
      select * from matching.pairs where ${own.id} = ${id}::uuid and active and shown
      order by score desc, ${other.id} limit ${PAIRS_MAX}) p
    left join matching.duplicate_groups g on g.side = ${otherSide(side)} and g.id = p.${other.id}`);
  return rows.map(({ group, ...row }) => ({ ...row, ...(group === null ? {} : { group }) }));
}
