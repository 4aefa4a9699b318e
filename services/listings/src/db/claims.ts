import type { Tx } from '@techbourse/db';
import { inArray, sql } from 'drizzle-orm';
import { claim } from './schema.ts';

export type Claim = typeof claim.$inferSelect;

/** Takes numbered locks until the end of the transaction, lowest first: one order for all, so nobody waits in a ring. */
export async function lockBuckets(tx: Tx, buckets: readonly number[]): Promise<void> {
  const sorted = [...new Set(buckets)].sort((a, b) => a - b);
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtext('listings:claim'), bucket)
        from unnest(${`{${sorted.join(',')}}`}::int[]) as bucket`,
  );
}

export async function listClaims(tx: Tx, keys: readonly string[]): Promise<Claim[]> {
  return tx
    .select()
    .from(claim)
    .where(inArray(claim.key, [...keys]));
}

/** Puts `claims` in the place of all claims of these listings. */
export async function replaceClaims(tx: Tx, listingIds: readonly string[], claims: readonly Claim[]): Promise<void> {
  if (listingIds.length > 0) await tx.delete(claim).where(inArray(claim.listingId, [...listingIds]));
  if (claims.length > 0) await tx.insert(claim).values([...claims]);
}
