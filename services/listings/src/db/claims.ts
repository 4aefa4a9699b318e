import type { Executor, Tx } from '@techbourse/db';
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { claim, listing } from './schema.ts';

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

const first = alias(listing, 'first');
const rival = alias(claim, 'rival');

/** Conflicts that wait for the operator, by listing and key, from behind `after`; only those whose other side still stands. */
export async function listConflicts(db: Executor, after: readonly [string, string] | undefined, limit: number) {
  return db
    .select({ claim, listing, first })
    .from(claim)
    .innerJoin(listing, eq(listing.id, claim.listingId))
    .innerJoin(rival, and(eq(rival.listingId, claim.conflictsWith), eq(rival.key, claim.key)))
    .innerJoin(first, eq(first.id, rival.listingId))
    .where(
      and(
        isNotNull(claim.conflictsWith),
        isNull(claim.settledAt),
        after ? sql`(${claim.listingId}, ${claim.key}) > (${after[0]}::uuid, ${after[1]})` : undefined,
      ),
    )
    .orderBy(asc(claim.listingId), asc(claim.key))
    .limit(limit);
}

/** Lets a listing stand beside those that it conflicts with. @returns how many of its claims that settled. */
export async function settleClaims(tx: Tx, listingId: string, at: Date): Promise<number> {
  const settled = await tx
    .update(claim)
    .set({ settledAt: at })
    .where(and(eq(claim.listingId, listingId), isNotNull(claim.conflictsWith), isNull(claim.settledAt)))
    .returning({ key: claim.key });
  return settled.length;
}
