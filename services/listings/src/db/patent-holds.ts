import type { Executor, Tx } from '@techbourse/db';
import { and, asc, eq, inArray, isNotNull, isNull, like, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { ListingContent } from '../api/content.ts';
import { listing, patentHold } from './schema.ts';

export type PatentHold = typeof patentHold.$inferSelect;

/** Takes numbered locks until the end of the transaction, in ascending order to avoid deadlocks. */
export async function lockBuckets(tx: Tx, buckets: readonly number[]): Promise<void> {
  const sorted = [...new Set(buckets)].sort((a, b) => a - b);
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtext('listings:claim'), bucket)
        from unnest(${`{${sorted.join(',')}}`}::int[]) as bucket`,
  );
}

export async function findPatentHolds(tx: Executor | Tx, keys: readonly string[]): Promise<PatentHold[]> {
  return tx
    .select()
    .from(patentHold)
    .where(inArray(patentHold.key, [...keys]));
}

/** Puts `holds` in place of all patent holds of these listings. */
export async function replacePatentHolds(
  tx: Tx,
  listingIds: readonly string[],
  holds: readonly PatentHold[],
): Promise<void> {
  if (listingIds.length > 0) await tx.delete(patentHold).where(inArray(patentHold.listingId, [...listingIds]));
  if (holds.length > 0) await tx.insert(patentHold).values([...holds]);
}

/** Whether others learn which listing holds a number follows whether they see it. */
export async function showPatentHolds(
  tx: Tx,
  listingIds: readonly string[],
  accessLevel: PatentHold['accessLevel'],
): Promise<void> {
  await tx
    .update(patentHold)
    .set({ accessLevel })
    .where(inArray(patentHold.listingId, [...listingIds]));
}

const first = alias(listing, 'first');
const rival = alias(patentHold, 'rival');

/**
 * Conflicts that wait for the operator, by listing and key, after `after`. Only those whose other listing still holds
 * the key.
 */
export async function listConflicts(db: Executor, after: readonly [string, string] | undefined, limit: number) {
  return db
    .select({ patentHold, listing, first })
    .from(patentHold)
    .innerJoin(listing, eq(listing.id, patentHold.listingId))
    .innerJoin(rival, and(eq(rival.listingId, patentHold.conflictsWith), eq(rival.key, patentHold.key)))
    .innerJoin(first, eq(first.id, rival.listingId))
    .where(
      and(
        isNotNull(patentHold.conflictsWith),
        isNull(patentHold.settledAt),
        after ? sql`(${patentHold.listingId}, ${patentHold.key}) > (${after[0]}::uuid, ${after[1]})` : undefined,
      ),
    )
    .orderBy(asc(patentHold.listingId), asc(patentHold.key))
    .limit(limit);
}

/** Allows a listing beside those that it conflicts with. @returns the number of settled patent holds. */
export async function settlePatentHolds(tx: Tx, listingId: string, at: Date): Promise<number> {
  const settled = await tx
    .update(patentHold)
    .set({ settledAt: at })
    .where(and(eq(patentHold.listingId, listingId), isNotNull(patentHold.conflictsWith), isNull(patentHold.settledAt)))
    .returning({ key: patentHold.key });
  return settled.length;
}

// Keys of the time when applications and publications with the same digits were one.
const EARLIER = like(patentHold.key, 'number:%');

/** Some listings that hold patents under earlier keys, locked, with these holds. */
export async function lockEarlierHolds(tx: Tx, limit: number) {
  const rows = await tx
    .select({ id: listing.id, content: listing.content })
    .from(listing)
    .where(inArray(listing.id, tx.select({ id: patentHold.listingId }).from(patentHold).where(EARLIER)))
    .orderBy(asc(listing.publishedAt), asc(listing.id))
    .limit(limit)
    .for('update');
  const ids = rows.map(({ id }) => id);
  const holds = await tx
    .select()
    .from(patentHold)
    .where(and(inArray(patentHold.listingId, ids), EARLIER));
  return rows.map((row) => ({ ...row, holds: holds.filter((hold) => hold.listingId === row.id) }));
}

export async function removeEarlierHolds(tx: Tx, listingId: string): Promise<void> {
  await tx.delete(patentHold).where(and(eq(patentHold.listingId, listingId), EARLIER));
}

/** Whether the hold was kept: false when another listing has the key already. */
export async function keepHold(tx: Tx, hold: PatentHold): Promise<boolean> {
  const kept = await tx.insert(patentHold).values(hold).onConflictDoNothing().returning({ key: patentHold.key });
  return kept.length > 0;
}

/** The same content in another form: no change that anybody made. */
export async function reformContent(tx: Tx, listingId: string, content: ListingContent): Promise<void> {
  await tx.update(listing).set({ content }).where(eq(listing.id, listingId));
}
