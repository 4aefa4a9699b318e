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

/** All rows of some records of a side, including hidden ones. */
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
 * For each record of a side: the score that a new pair needs to enter its list. Counterparts with near-duplicates are not
 * counted, so the score may be too low, never too high; `writeKeptFlags` decides in the end.
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
 * Writes scores and keeps decisions. Returns the new pairs. Rows are always written in one order, to avoid deadlocks.
 * @param unflagged side whose kept flags stay as they are.
 */
export async function writeRows(tx: Tx, rows: readonly ScoredRow[], unflagged?: PairSide): Promise<PairKey[]> {
  if (rows.length === 0) return [];
  const flag = (side: PairSide) =>
    sql`${side === unflagged ? sql.raw('p') : sql.raw('excluded')}.${sideColumns[side].kept}`;
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
      weights = excluded.weights, active = true, kept_by_listing = ${flag('listing')},
      kept_by_demand = ${flag('demand')}, revision = p.revision + 1, updated_at = now(), told_at = now()
    returning listing_id as l, demand_id as d, revision`,
  );
  return written.filter((row) => row.revision === 1).map(({ l, d }) => ({ listingId: l, demandId: d }));
}

/** Deactivates pairs. Returns those that were active. */
export async function deactivate(tx: Tx, keys: readonly PairKey[]): Promise<PairKey[]> {
  if (keys.length === 0) return [];
  const rows = await prepared<{ l: string; d: string }>(
    tx,
    sql`
    update matching.pairs p set active = false, revision = p.revision + 1, updated_at = now(), told_at = now()
    from ${pairKeyRows(keys)} where p.listing_id = k.l and p.demand_id = k.d and p.active
    returning p.listing_id as l, p.demand_id as d`,
  );
  return rows.map(({ l, d }) => ({ listingId: l, demandId: d }));
}

/** Those among some pairs that have deals; nearly always none. */
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
