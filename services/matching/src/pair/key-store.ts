import { prepared, type Tx } from '@techbourse/db';
import { sql } from 'drizzle-orm';

export type PairKey = {
  readonly listingId: string;
  readonly demandId: string;
};

/** Columns by side, so that a statement is written once for both sides. */
export const sideColumns = {
  listing: { id: sql.raw('listing_id'), kept: sql.raw('kept_by_listing') },
  demand: { id: sql.raw('demand_id'), kept: sql.raw('kept_by_demand') },
} as const;

/** Ids as one parameter. */
export const uuids = (ids: readonly string[]) => sql`${sql.param([...ids])}::uuid[]`;

/** Pairs as rows `k(l, d)`, in two parameters. */
export const pairKeyRows = (keys: readonly PairKey[]) =>
  sql`unnest(${uuids(keys.map((key) => key.listingId))}, ${uuids(keys.map((key) => key.demandId))}) as k(l, d)`;

/**
 * Locks the pairs of these records until the end of the transaction, in one order, to avoid deadlocks between refreshes
 * that share records.
 */
export async function lockPairsOf(tx: Tx, ids: readonly string[]): Promise<void> {
  await prepared(
    tx,
    sql`
    select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended('pairs:' || id, 0) as key
      from unnest(${sql.param([...ids])}::text[]) as x(id) order by 1) sorted`,
  );
}
