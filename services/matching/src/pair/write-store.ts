import type { Executor, Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { pairs, profiles } from '../db/schema.ts';
import type { ProfileHead } from '../profile/store.ts';
import { otherSide } from '../retrieval/retriever.ts';
import type { KeptExplanation } from '../scoring/explain.ts';
import type { Score } from '../scoring/score.ts';
import { FOLDED_MAX } from './choose.ts';

export interface PairKey {
  readonly listingId: string;
  readonly demandId: string;
}

/** Columns by side, so that every statement here is written once for both directions. */
const own = {
  listing: { id: pairs.listingId, kept: pairs.keptByListing },
  demand: { id: pairs.demandId, kept: pairs.keptByDemand },
} as const;
const names = {
  listing: { id: sql.raw('listing_id'), kept: sql.raw('kept_by_listing') },
  demand: { id: sql.raw('demand_id'), kept: sql.raw('kept_by_demand') },
} as const;

/**
 * Holds everybody else off the pairs of these records until the end of the transaction. The locks are taken in one
 * order, so that two refreshes that share records never wait for each other in a ring.
 */
export async function lockPairsOf(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`
    select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended('pairs:' || id, 0) as key
      from unnest(${sql.param([...ids])}::text[]) as x(id) order by 1) sorted`);
}

export interface ExistingPair {
  readonly otherId: string;
  readonly score: number;
  readonly weights: string;
  readonly listingVersion: number;
  readonly demandVersion: number;
  readonly active: boolean;
  readonly keptByOther: boolean;
}

/** All rows of a record, also those that are not shown. */
export async function listPairsOf(db: Executor | Tx, side: PairSide, id: string): Promise<ExistingPair[]> {
  const other = own[otherSide(side)];
  return db
    .select({
      otherId: other.id,
      score: pairs.score,
      weights: pairs.weights,
      listingVersion: pairs.listingVersion,
      demandVersion: pairs.demandVersion,
      active: pairs.active,
      keptByOther: other.kept,
    })
    .from(pairs)
    .where(eq(own[side].id, id));
}

export async function readHeads(tx: Tx, side: PairSide, ids: readonly string[]): Promise<Map<string, ProfileHead>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: profiles.id, version: profiles.version, open: profiles.open })
    .from(profiles)
    .where(and(eq(profiles.side, side), inArray(profiles.id, [...ids])));
  return new Map(rows.map(({ id, ...head }) => [id, head]));
}

/**
 * For each counterpart: how many groups of its other pairs stand before this one. Near-duplicates behind one another
 * may make it count too few, never too many: `markKept` has the last word.
 */
export async function countBetter(
  tx: Tx,
  side: PairSide,
  subjectId: string,
  candidates: readonly { otherId: string; score: number }[],
  limit: number,
): Promise<Map<string, number>> {
  if (candidates.length === 0 || limit === 0) return new Map(candidates.map((one) => [one.otherId, 0]));
  const subject = names[side].id;
  const other = names[otherSide(side)].id;
  const rows = await tx.execute<{ id: string; better: number }>(sql`
    select c.id, (
      select count(distinct coalesce(g.group_id, found.id))::int from (
        select p.${subject} as id from matching.pairs p
        where p.${other} = c.id and p.active and p.${subject} <> ${subjectId}::uuid
          and (p.score > c.score or (p.score = c.score and p.${subject} < ${subjectId}::uuid))
        order by p.score desc limit ${2 * limit}) found
      left join matching.duplicate_groups g on g.side = ${side} and g.id = found.id) as better
    from unnest(${sql.param(candidates.map((one) => one.otherId))}::uuid[],
      ${sql.param(candidates.map((one) => one.score))}::float8[]) as c(id, score)`);
  return new Map(rows.map((row) => [row.id, row.better]));
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

/** Writes scores; what people decided about a pair stays as it is. Returns the pairs that were not there before. */
export async function upsertPairs(tx: Tx, rows: readonly ScoredRow[]): Promise<PairKey[]> {
  if (rows.length === 0) return [];
  const fresh = await tx
    .insert(pairs)
    .values(
      rows.map(({ score, reasons, ...row }) => ({
        ...row,
        ...{ score: score.score, base: score.base, parts: score.parts, reasons, active: true },
      })),
    )
    .onConflictDoUpdate({
      target: [pairs.listingId, pairs.demandId],
      set: {
        listingOrganisationId: sql`excluded.listing_organisation_id`,
        demandOrganisationId: sql`excluded.demand_organisation_id`,
        listingVersion: sql`excluded.listing_version`,
        demandVersion: sql`excluded.demand_version`,
        score: sql`excluded.score`,
        base: sql`excluded.base`,
        parts: sql`excluded.parts`,
        reasons: sql`excluded.reasons`,
        weights: sql`excluded.weights`,
        active: sql`excluded.active`,
        keptByListing: sql`excluded.kept_by_listing`,
        keptByDemand: sql`excluded.kept_by_demand`,
        revision: sql`${pairs.revision} + 1`,
        updatedAt: sql`now()`,
      },
    })
    .returning({ listingId: pairs.listingId, demandId: pairs.demandId, revision: pairs.revision });
  return fresh.filter((row) => row.revision === 1).map(({ listingId, demandId }) => ({ listingId, demandId }));
}

/** Takes pairs out of the market: all of a record, or those with some counterparts. Returns those that were in it. */
export async function deactivatePairs(
  tx: Tx,
  side: PairSide,
  id: string,
  others?: readonly string[],
): Promise<(PairKey & { keptByOther: boolean })[]> {
  if (others?.length === 0) return [];
  const other = own[otherSide(side)];
  return tx
    .update(pairs)
    .set({ active: false, revision: sql`${pairs.revision} + 1`, updatedAt: sql`now()` })
    .where(and(eq(own[side].id, id), eq(pairs.active, true), others ? inArray(other.id, [...others]) : undefined))
    .returning({ listingId: pairs.listingId, demandId: pairs.demandId, keptByOther: other.kept });
}

/**
 * Marks anew which pairs are in the lists of these records: `chooseKept` for all their rows at once. Returns the pairs
 * whose mark changed.
 */
export async function markKept(
  tx: Tx,
  side: PairSide,
  ids: readonly string[],
  keep: { best: number; scoreMin: number },
): Promise<PairKey[]> {
  if (ids.length === 0) return [];
  const { id, kept } = names[side];
  const other = names[otherSide(side)].id;
  const list = sql`${sql.param([...ids])}::uuid[]`;
  const rows = await tx.execute<{ listing_id: string; demand_id: string }>(sql`
    with rows as (
      select p.listing_id, p.demand_id, p.${id} as own, p.${other} as other, p.score,
        p.active and p.score >= ${keep.scoreMin} as good, coalesce(g.group_id, p.${other}) as grp
      from matching.pairs p
      left join matching.duplicate_groups g on g.side = ${otherSide(side)} and g.id = p.${other}
      where p.${id} = any(${list})),
    grouped as (
      select *, row_number() over (partition by own, good, grp order by score desc, other) as place from rows),
    met as (
      select *, count(*) filter (where place = 1) over (
        partition by own, good order by score desc, other rows between unbounded preceding and 1 preceding) as groups
      from grouped),
    placed as (
      select listing_id, demand_id, good and groups < ${keep.best} and place <= ${1 + FOLDED_MAX} as good from met)
    update matching.pairs p set ${kept} = placed.good, revision = p.revision + 1, updated_at = now()
    from placed
    where p.listing_id = placed.listing_id and p.demand_id = placed.demand_id and p.${kept} <> placed.good
    returning p.listing_id, p.demand_id`);
  return rows.map((row) => ({ listingId: row.listing_id, demandId: row.demand_id }));
}
