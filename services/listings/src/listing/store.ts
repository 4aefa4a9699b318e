import type { Executor, Tx } from '@techbourse/db';
import type { ListingState } from '@techbourse/domain';
import { type Actor, fail, isOperator, type Member } from '@techbourse/platform';
import { and, asc, desc, eq, gt, gte, inArray, lt, sql } from 'drizzle-orm';
import type { ListingContent } from '../contract/content.ts';
import type { Owner } from '../contract/listing.ts';
import { listing, listingEvent, listingVersion } from '../db/schema.ts';

type Row = typeof listing.$inferSelect;
/** A listing as stored. The CHECK of the table makes `state` one of the vocabulary. */
export type ListingRecord = Omit<Row, 'state'> & { state: ListingState };
export type NewListing = Omit<ListingRecord, 'createdAt' | 'updatedAt'>;

const asRecord = (row: Row): ListingRecord => ({ ...row, state: row.state as ListingState });

const notFound = () => fail.notFound('listing.not_found', 'There is no such listing');

/** The listing if it is of this member's organisation (or the member is the operator), locked until the end. */
export async function getOwnForUpdate(tx: Tx, member: Member, id: string): Promise<ListingRecord> {
  const [row] = await tx.select().from(listing).where(eq(listing.id, id)).for('update');
  if (!row || (row.organisationId !== member.organisation.id && !isOperator(member))) throw notFound();
  return asRecord(row);
}

export async function findListing(db: Executor | Tx, id: string): Promise<ListingRecord | undefined> {
  const [row] = await db.select().from(listing).where(eq(listing.id, id));
  return row && asRecord(row);
}

/** The listing if it is of this actor's organisation (or the actor is the operator). */
export async function getOwn(db: Executor, actor: Actor, id: string): Promise<ListingRecord> {
  const record = await findListing(db, id);
  if (!record || (record.organisationId !== actor.organisation?.id && !isOperator(actor))) throw notFound();
  return record;
}

export async function findVersion(db: Executor | Tx, id: string): Promise<number | undefined> {
  const [row] = await db.select({ version: listing.version }).from(listing).where(eq(listing.id, id));
  return row?.version;
}

export async function insertListings(tx: Tx, rows: readonly NewListing[]): Promise<ListingRecord[]> {
  if (rows.length === 0) return [];
  return (
    await tx
      .insert(listing)
      .values([...rows])
      .returning()
  ).map(asRecord);
}

type Changes = {
  state: ListingState;
  content: ListingContent;
  organisation: Owner;
  publishedAt: Date | null;
  importHash?: string | null;
};

/** Writes a changed listing as its next version. */
export async function saveListing(tx: Tx, before: ListingRecord, changes: Partial<Changes>): Promise<ListingRecord> {
  const [row] = await tx
    .update(listing)
    .set({
      ...changes,
      ...(changes.content ? { validUntil: changes.content.validUntil ?? null } : {}),
      version: before.version + 1,
      updatedAt: sql`now()`,
    })
    .where(eq(listing.id, before.id))
    .returning();
  if (!row) throw notFound();
  return asRecord(row);
}

/** Keeps imports of one organisation apart until the end of the transaction. */
export async function lockImports(tx: Tx, organisationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`listings:import:${organisationId}`}, 0))`);
}

/** What an organisation has imported before under these sources and ids, locked. */
export async function listImported(
  tx: Tx,
  organisationId: string,
  rows: readonly { source: string; externalId: string }[],
): Promise<ListingRecord[]> {
  if (rows.length === 0) return [];
  const wanted = JSON.stringify(rows.map(({ source, externalId }) => ({ source, external_id: externalId })));
  const found = await tx
    .select()
    .from(listing)
    .where(
      and(
        eq(listing.organisationId, organisationId),
        sql`(${listing.source}, ${listing.externalId}) in
          (select source, external_id from jsonb_to_recordset(${wanted}::jsonb) as r(source text, external_id text))`,
      ),
    )
    .for('update');
  return found.map(asRecord);
}

/** Writes many changed listings by one statement; each row says its next version itself. */
export async function saveListings(tx: Tx, rows: readonly NewListing[]): Promise<ListingRecord[]> {
  if (rows.length === 0) return [];
  const excluded = (column: string) => sql.raw(`excluded.${column}`);
  const written = await tx
    .insert(listing)
    .values(rows.map((row) => ({ ...row, updatedAt: sql`now()` })))
    .onConflictDoUpdate({
      target: listing.id,
      set: {
        organisation: excluded('organisation'),
        state: excluded('state'),
        version: excluded('version'),
        content: excluded('content'),
        validUntil: excluded('valid_until'),
        source: excluded('source'),
        externalId: excluded('external_id'),
        importHash: excluded('import_hash'),
        updatedAt: excluded('updated_at'),
        publishedAt: excluded('published_at'),
      },
    })
    .returning();
  return written.map(asRecord);
}

/** Own listings, newest first, from behind `after`. */
export async function listListings(
  db: Executor,
  filter: { organisationId?: string | undefined; state?: ListingState | undefined; after?: string | undefined },
  limit: number,
): Promise<ListingRecord[]> {
  const rows = await db
    .select()
    .from(listing)
    .where(
      and(
        filter.organisationId ? eq(listing.organisationId, filter.organisationId) : undefined,
        filter.state ? eq(listing.state, filter.state) : undefined,
        filter.after ? lt(listing.id, filter.after) : undefined,
      ),
    )
    .orderBy(desc(listing.id))
    .limit(limit);
  return rows.map(asRecord);
}

export async function listVersions(db: Executor, id: string, before: number | undefined, limit: number) {
  return db
    .select()
    .from(listingVersion)
    .where(and(eq(listingVersion.listingId, id), before ? lt(listingVersion.version, before) : undefined))
    .orderBy(desc(listingVersion.version))
    .limit(limit);
}

export async function listEvents(db: Executor, id: string, after: string | undefined, limit: number) {
  return db
    .select()
    .from(listingEvent)
    .where(and(eq(listingEvent.listingId, id), after ? gt(listingEvent.id, after) : undefined))
    .orderBy(asc(listingEvent.id))
    .limit(limit);
}

/** Listings whose last day lies before `today`, locked; those that somebody else works on are left for the next time. */
export async function lockLapsed(tx: Tx, today: string, limit: number): Promise<ListingRecord[]> {
  const rows = await tx
    .select()
    .from(listing)
    .where(and(inArray(listing.state, ['published', 'reserved']), lt(listing.validUntil, today)))
    .orderBy(asc(listing.validUntil))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map(asRecord);
}

/** Takes a lock until the end of the transaction; false when another process holds it. */
export async function tryLock(tx: Tx, name: string): Promise<boolean> {
  const [row] = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as locked`,
  );
  return row?.locked === true;
}

/** Pages of published listings by id, or of whatever changed since a moment. */
export async function listForIndex(
  db: Executor,
  filter: { since?: Date; after?: string | undefined },
  limit: number,
): Promise<ListingRecord[]> {
  const rows = await db
    .select()
    .from(listing)
    .where(
      and(
        filter.since ? gte(listing.updatedAt, filter.since) : eq(listing.state, 'published'),
        filter.after ? gt(listing.id, filter.after) : undefined,
      ),
    )
    .orderBy(asc(listing.id))
    .limit(limit);
  return rows.map(asRecord);
}

export async function countPublished(db: Executor): Promise<number> {
  return db.$count(listing, eq(listing.state, 'published'));
}
