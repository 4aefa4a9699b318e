import { prepared, type Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { COPY_OWNERS_MAX, FOLDED_MAX, type KeepRule, otherSide } from '@techbourse/matching-engine';
import { sql } from 'drizzle-orm';
import { earliestOwners } from '../duplicate/store.ts';
import { type PairKey, sideColumns, uuids } from '../pair/key-store.ts';
import type { ProfileHead } from '../profile/store.ts';

export async function readHeads(tx: Tx, side: PairSide, ids: readonly string[]): Promise<Map<string, ProfileHead>> {
  if (ids.length === 0) return new Map();
  const rows = await prepared<{ id: string; version: number; open: boolean }>(
    tx,
    sql`
    select id, version, open from matching.profiles
    where side = ${side} and id = any(${uuids(ids)})`,
  );
  return new Map(rows.map(({ id, version, open }) => [id, { version, open }]));
}

/**
 * Updates the kept flags of the lists of these records: `chooseKept` in SQL, for all their rows at once. Returns the
 * pairs whose flag changed.
 */
export async function writeKeptFlags(
  tx: Tx,
  side: PairSide,
  ids: readonly string[],
  { keep, scoreMin, keepAtLeast, scoreFloor }: KeepRule,
): Promise<PairKey[]> {
  if (ids.length === 0) return [];
  const { id, kept } = sideColumns[side];
  const other = sideColumns[otherSide(side)].id;
  const rows = await prepared<{ listing_id: string; demand_id: string }>(
    tx,
    sql`
    with found as (
      select p.listing_id, p.demand_id, p.${id} as own, p.${other} as other, p.score,
        p.active and p.score >= ${Math.min(scoreMin, scoreFloor)} as good, g.group_id, g.owner
      from matching.pairs p
      left join matching.duplicate_groups g on g.side = ${otherSide(side)} and g.id = p.${other}
      where p.${id} = any(${uuids(ids)})),
    firsts as (${earliestOwners(otherSide(side), sql`found`)}),
    rows as (
      select found.*, coalesce(found.group_id, other)::text as grp, coalesce(first.owner <> found.owner, false) as copy
      from found left join firsts first on first.group_id = found.group_id),
    keyed as (select *, case when copy then grp || ':' || owner else grp end as key from rows),
    grouped as (
      select *, row_number() over (partition by own, good, key order by score desc, other) as place from keyed),
    numbered as (
      select *, count(*) filter (where copy and place = 1) over (
        partition by own, good, grp order by score desc, other) as copier from grouped),
    admitted as (
      select *, not copy or min(case when place = 1 then copier end) over (partition by own, good, key) <= ${COPY_OWNERS_MAX} as admitted
      from numbered),
    counted as (
      select *, count(*) filter (where place = 1 and admitted) over (
          partition by own, good, copy order by score desc, other rows between unbounded preceding and 1 preceding) as before,
        count(*) filter (where place = 1 and not copy and score >= ${scoreMin}) over (partition by own, good) as firsts_good,
        count(*) filter (where place = 1 and not copy) over (partition by own, good) as firsts
      from admitted),
    met as (
      select *, before + case when not copy then 0
        when firsts_good >= ${Math.min(keepAtLeast, keep)}::int then least(firsts_good, ${keep}::int)
        else least(firsts, ${Math.min(keepAtLeast, keep)}::int) end as groups
      from counted),
    placed as (
      select listing_id, demand_id, good and admitted
        and groups < case when score >= ${scoreMin} then ${keep}::int else ${Math.min(keepAtLeast, keep)}::int end
        and place <= ${1 + FOLDED_MAX} as good from met)
    update matching.pairs p set ${kept} = placed.good, revision = p.revision + 1, updated_at = now(), told_at = now()
    from placed
    where p.listing_id = placed.listing_id and p.demand_id = placed.demand_id and p.${kept} <> placed.good
    returning p.listing_id, p.demand_id`,
  );
  return rows.map((row) => ({ listingId: row.listing_id, demandId: row.demand_id }));
}
