import type { Executor, Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import type { AnalysedText, BothFacts, KeptExplanation } from '@techbourse/matching-engine';
import { otherSide } from '@techbourse/matching-engine';
import { type AnyColumn, aliasedTable, and, desc, eq, sql } from 'drizzle-orm';
import { nearMisses, profiles } from '../db/schema.ts';
import { type PairKey, sideColumns, uuids } from '../pair/key-store.ts';
import type { RecordRow } from '../pair/read-store.ts';

export interface NewNearMiss extends PairKey {
  readonly listingVersion: number;
  readonly demandVersion: number;
  readonly score: number;
  readonly base: number;
  readonly reasons: KeptExplanation;
}

/** Puts what a record misses in the place of what it missed before. */
export async function replaceNearMisses(
  tx: Tx,
  side: PairSide,
  id: string,
  found: readonly NewNearMiss[],
): Promise<void> {
  const [own, other] = [sideColumns[side].id, sideColumns[otherSide(side)].id];
  const kept = found.map(({ listingId, demandId }) => (side === 'listing' ? demandId : listingId));
  await tx.execute(sql`
    delete from matching.near_misses where ${own} = ${id}::uuid and not ${other} = any(${uuids(kept)})`);
  if (found.length === 0) return;
  await tx
    .insert(nearMisses)
    .values([...found])
    .onConflictDoUpdate({
      target: [nearMisses.listingId, nearMisses.demandId],
      set: {
        listingVersion: sql`excluded.listing_version`,
        demandVersion: sql`excluded.demand_version`,
        score: sql`excluded.score`,
        base: sql`excluded.base`,
        reasons: sql`excluded.reasons`,
        foundAt: sql`now()`,
      },
    });
}

const listings = aliasedTable(profiles, 'l');
const demands = aliasedTable(profiles, 'd');

export type NearMissRow = {
  readonly score: number;
  readonly base: number;
  readonly kept: KeptExplanation;
  readonly facts: BothFacts;
  readonly texts: Readonly<Record<PairSide, AnalysedText | null>>;
} & Readonly<Record<PairSide, RecordRow>>;

/** What a record misses among those on the market, the best first. */
export async function listNearMisses(db: Executor, side: PairSide, id: string): Promise<NearMissRow[]> {
  const wording = (table: typeof listings, version: AnyColumn) =>
    sql<AnalysedText | null>`case when ${table.version} = ${version} then ${table.wording} end`;
  const record = (table: typeof listings) => ({
    id: table.id,
    version: table.version,
    open: table.open,
    ipc: table.ipc,
    card: table.card,
  });
  const rows = await db
    .select({
      score: nearMisses.score,
      base: nearMisses.base,
      kept: nearMisses.reasons,
      facts: sql<BothFacts>`jsonb_build_object('listing', ${listings.facts}, 'demand', ${demands.facts})`,
      listing: record(listings),
      demand: record(demands),
      ofListing: wording(listings, nearMisses.listingVersion),
      ofDemand: wording(demands, nearMisses.demandVersion),
    })
    .from(nearMisses)
    .innerJoin(listings, and(eq(listings.side, 'listing'), eq(listings.id, nearMisses.listingId), listings.open))
    .innerJoin(demands, and(eq(demands.side, 'demand'), eq(demands.id, nearMisses.demandId), demands.open))
    .where(eq(side === 'listing' ? nearMisses.listingId : nearMisses.demandId, id))
    .orderBy(desc(nearMisses.score));
  // Only this service writes the JSON of cards and reasons.
  return rows.map(({ ofListing, ofDemand, ...row }) => ({
    ...row,
    texts: { listing: ofListing, demand: ofDemand },
  })) as unknown as NearMissRow[];
}
