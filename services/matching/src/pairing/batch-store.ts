import { type Database, type Executor, prepared, type Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { entryScoreOf, type KeepRule, type KeptExplanation, otherSide, type Score } from '@techbourse/matching-engine';
import { sql } from 'drizzle-orm';
import { type PairKey, pairKeyRows, sideColumns, uuids } from '../pair/key-store.ts';

export type ExistingPair = {
  readonly ownId: string;
  readonly otherId: string;
  readonly score: number;
  readonly weights: string;
  readonly listingVersion: number;
  readonly demandVersion: number;
  readonly active: boolean;
  readonly keptByOther: boolean;
};

/** All rows of some records of a side, also those that are not shown. */
export async function listPairsByRecord(
  db: Executor | Tx,
  side: PairSide,
  ids: readonly string[],
): Promise<Map<string, ExistingPair[]>> {
  const found = new Map<string, ExistingPair[]>(ids.map((id) => [id, []]));
  const rows = await prepared<ExistingPair & Record<string, unknown>>(
    db,
    sql`
    select p.${sideColumns[side].id} as "ownId", p.${sideColumns[otherSide(side)].id} as "otherId", p.score, p.weights,
      p.listing_version as "listingVersion", p.demand_version as "demandVersion", p.active,
      p.${sideColumns[otherSide(side)].kept} as "keptByOther"
    from matching.pairs p where p.${sideColumns[side].id} = any(${uuids(ids)})`,
  );
  for (const row of rows) found.get(row.ownId)?.push(row);
  return found;
}

/**
 * For each of these records of a side: the score that another pair must reach to have a place in its list.
 * Near-duplicates take one place together, so those that have any are not counted here: the bar may be too low, never
 * too high, and `writeKeptFlags` has the last word.
 */
export async function readEntryScores(
  db: Database,
  side: PairSide,
  ids: readonly string[],
  rule: KeepRule,
): Promise<Map<string, number>> {
  const [own, other] = [sideColumns[side].id, sideColumns[otherSide(side)].id];
  const few = Math.min(rule.keepAtLeast, rule.keep);
  const rows = await prepared<{ id: string; lastKept: number | null; lastGuaranteed: number | null }>(
    db.orm,
    sql`
    select c.id, best.scores[${rule.keep}::int] as "lastKept", best.scores[${few}::int] as "lastGuaranteed"
    from unnest(${uuids(ids)}) as c(id)
    cross join lateral (
      select array(
        select p.score from matching.pairs p
        where p.${own} = c.id and p.active and not exists (
          select from matching.duplicate_groups g where g.side = ${otherSide(side)} and g.id = p.${other})
        order by p.score desc limit ${rule.keep}) as scores) best`,
  );
  return new Map(rows.map(({ id, ...scores }) => [id, entryScoreOf(scores, rule)]));
}

export interface ScoredRow extends PairKey {
  readonly listingOrganisationId: string;
  readonly demandOrganisationId: string;
  readonly listingVersion: number;
  readonly demandVersion: number;
  readonly score: Score;
  readonly weights: string;
  readonly reasons: KeptExplanation;
  readonly keptByListing: boolean;
  readonly keptByDemand: boolean;
}

/**
 * Writes scores, whatever was decided about the pairs before. Returns those that were not there. Rows are written in
 * one order everywhere, so that two writers never wait for each other in a ring.
 * @param unmarked side whose marks stay as they are.
 */
export async function writeRows(tx: Tx, rows: readonly ScoredRow[], unmarked?: PairSide): Promise<PairKey[]> {
  if (rows.length === 0) return [];
  const mark = (side: PairSide) =>
    sql`${side === unmarked ? sql.raw('p') : sql.raw('excluded')}.${sideColumns[side].kept}`;
  const param = (of: (row: ScoredRow) => unknown) => sql.param(rows.map(of));
  const written = await prepared<{ l: string; d: string; revision: number }>(
    tx,
    sql`
    insert into matching.pairs as p (listing_id, demand_id, listing_organisation_id, demand_organisation_id,
      listing_version, demand_version, score, base, parts, reasons, weights, active, kept_by_listing, kept_by_demand)
    select l, d, lo, d_o, lv, dv, score, base, parts::jsonb, reasons::jsonb, weights, true, kl = 1, kd = 1
    from unnest(${param((row) => row.listingId)}::uuid[], ${param((row) => row.demandId)}::uuid[],
      ${param((row) => row.listingOrganisationId)}::uuid[], ${param((row) => row.demandOrganisationId)}::uuid[],
      ${param((row) => row.listingVersion)}::int[], ${param((row) => row.demandVersion)}::int[],
      ${param((row) => row.score.score)}::float8[], ${param((row) => row.score.base)}::float8[],
      ${param((row) => JSON.stringify(row.score.parts))}::text[], ${param((row) => JSON.stringify(row.reasons))}::text[],
      ${param((row) => row.weights)}::text[],
      ${param((row) => Number(row.keptByListing))}::int[], ${param((row) => Number(row.keptByDemand))}::int[])
      as x(l, d, lo, d_o, lv, dv, score, base, parts, reasons, weights, kl, kd)
    order by l, d
    on conflict (listing_id, demand_id) do update set
      listing_organisation_id = excluded.listing_organisation_id,
      demand_organisation_id = excluded.demand_organisation_id,
      listing_version = excluded.listing_version, demand_version = excluded.demand_version,
      score = excluded.score, base = excluded.base, parts = excluded.parts, reasons = excluded.reasons,
      weights = excluded.weights, active = true, kept_by_listing = ${mark('listing')},
      kept_by_demand = ${mark('demand')}, revision = p.revision + 1, updated_at = now()
    returning listing_id as l, demand_id as d, revision`,
  );
  return written.filter((row) => row.revision === 1).map(({ l, d }) => ({ listingId: l, demandId: d }));
}

/** Takes pairs out of the market. Returns those that were in it. */
export async function deactivate(tx: Tx, keys: readonly PairKey[]): Promise<PairKey[]> {
  if (keys.length === 0) return [];
  const rows = await prepared<{ l: string; d: string }>(
    tx,
    sql`
    update matching.pairs p set active = false, revision = p.revision + 1, updated_at = now()
    from ${pairKeyRows(keys)} where p.listing_id = k.l and p.demand_id = k.d and p.active
    returning p.listing_id as l, p.demand_id as d`,
  );
  return rows.map(({ l, d }) => ({ listingId: l, demandId: d }));
}

/** Those among some pairs that deals are known of; next to none, and nearly always there are none at all. */
export async function keysWithDeals(tx: Tx, keys: readonly PairKey[]): Promise<PairKey[]> {
  if (keys.length === 0) return [];
  const rows = await prepared<{ l: string; d: string }>(
    tx,
    sql`
    select distinct p.listing_id as l, p.demand_id as d from matching.pair_deals p
    join ${pairKeyRows(keys)} on p.listing_id = k.l and p.demand_id = k.d`,
  );
  return rows.map(({ l, d }) => ({ listingId: l, demandId: d }));
}
