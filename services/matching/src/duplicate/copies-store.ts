import type { Executor } from '@techbourse/db';
import { sql } from 'drizzle-orm';
import type { CopiedGroup } from '../api/copies.ts';

/** Records behind the first that are shown of each group. */
const OTHERS_MAX = 20;

export async function listCopied(db: Executor, after: string | undefined, limit: number): Promise<CopiedGroup[]> {
  const rows = await db.execute<Omit<CopiedGroup, 'first' | 'others'> & { holders: CopiedGroup['others'] }>(sql`
    with copied as (
      select group_id, side, count(distinct owner)::int as owners, count(*)::int as records
      from matching.duplicate_groups where ${after === undefined ? sql`true` : sql`group_id > ${after}::uuid`}
      group by group_id, side having count(distinct owner) > 1 order by group_id limit ${limit})
    select c.group_id as group, c.side, c.owners, c.records, (
      select jsonb_agg(jsonb_build_object('id', h.id, 'title', h.card->'title', 'since', h.since, 'organisation',
        jsonb_build_object('id', h.owner, 'name', h.card->'organisation'->'name')) order by h.since, h.id)
      from (
        select g.id, g.owner, g.since, p.card from matching.duplicate_groups g
        join matching.profiles p on p.side = g.side and p.id = g.id
        where g.side = c.side and g.group_id = c.group_id order by g.since, g.id limit ${1 + OTHERS_MAX}) h) as holders
    from copied c order by c.group_id`);
  return rows.flatMap(({ holders, ...group }) => {
    const [first, ...others] = holders ?? [];
    return first ? [{ ...group, first, others }] : [];
  });
}
