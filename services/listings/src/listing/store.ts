import type { Executor, Tx } from '@techbourse/db';
import type { ListingState } from '@techbourse/domain';
import { fail } from '@techbourse/platform';
import { type Actor, isOperator, type Member } from '@techbourse/policy';
import { and, asc, desc, eq, gt, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { listing } from '../db/schema.ts';

type Row = typeof listing.$inferSelect;
/** A listing as stored. The CHECK of the table makes `state` one of the vocabulary. */
export type ListingRecord = Omit<Row, 'state'> & { state: ListingState };
/** A listing to be written. Its last day is a copy of the content's, made by the write. */
export type NewListing = Omit<ListingRecord, 'createdAt' | 'updatedAt' | 'validUntil'>;

const asRecord = (row: Row): ListingRecord => ({ ...row, state: row.state as ListingState });

export const notFound = () => fail.notFound('listing.not_found', 'There is no such listing');

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

/** Whose listings these are, and in which states; those that do not exist are left out. */
export async function findOwners(tx: Tx, ids: readonly string[]) {
  const { id, organisationId, state } = listing;
  return tx
    .select({ id, organisationId, state })
    .from(listing)
    .where(inArray(id, [...ids]));
}

export async function findVersion(db: Executor | Tx, id: string): Promise<number | undefined> {
  const [row] = await db.select({ version: listing.version }).from(listing).where(eq(listing.id, id));
  return row?.version;
}

/** The listing if it is of this actor's organisation (or the actor is the operator). */
export async function getOwn(db: Executor, actor: Actor, id: string): Promise<ListingRecord> {
  const record = await findListing(db, id);
  if (!record || (record.organisationId !== actor.organisation?.id && !isOperator(actor))) throw notFound();
  return record;
}

/** What a write replaces: everything but the id, the owner's id and the moment of creation. */
const REPLACED = [
  ...(['organisation', 'state', 'version', 'content', 'validUntil'] as const),
  ...(['source', 'externalId', 'importHash', 'publishedAt'] as const),
] as const;

/** Writes new and changed listings as they are given, in one statement; results in the order given. */
export async function writeListings(tx: Tx, rows: readonly NewListing[]): Promise<ListingRecord[]> {
  if (rows.length === 0) return [];
  const replaced = REPLACED.map((name) => [name, sql.raw(`excluded."${listing[name].name}"`)]);
  const written = await tx
    .insert(listing)
    .values(rows.map((row) => ({ ...row, validUntil: row.content.validUntil ?? null })))
    .onConflictDoUpdate({ target: listing.id, set: { ...Object.fromEntries(replaced), updatedAt: sql`now()` } })
    .returning();
  const byId = new Map(written.map((row) => [row.id, asRecord(row)]));
  return rows.map((row) => byId.get(row.id) ?? missing(row.id));
}

function missing(id: string): never {
  throw new Error(`the write of listing ${id} returned nothing`);
}

type Changes = Partial<Omit<NewListing, 'id' | 'organisationId' | 'version'>>;

/** The listing as its next version. Its moments of creation and change are the database's business. */
export function nextVersion(record: ListingRecord, changes: Changes): NewListing {
  const { createdAt: _createdAt, updatedAt: _updatedAt, validUntil: _validUntil, ...kept } = record;
  return { ...kept, ...changes, version: record.version + 1 };
}

export async function saveListing(tx: Tx, before: ListingRecord, changes: Changes): Promise<ListingRecord> {
  const [after] = await writeListings(tx, [nextVersion(before, changes)]);
  return after ?? missing(before.id);
}

/** Keeps imports of one organisation apart until the end of the transaction. */
export async function lockImports(tx: Tx, organisationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`listings:import:${organisationId}`}, 0))`);
}

/** Listings imported before under these keys, locked. */
export async function findImported(
  tx: Tx,
  organisationId: string,
  keys: readonly { source: string; externalId: string }[],
): Promise<ListingRecord[]> {
  const bySource = Map.groupBy(keys, (key) => key.source);
  const conditions = [...bySource].map(([source, list]) => {
    const ids = list.map((key) => key.externalId);
    return and(eq(listing.source, source), inArray(listing.externalId, ids));
  });
  if (conditions.length === 0) return [];
  const rows = await tx
    .select()
    .from(listing)
    .where(and(eq(listing.organisationId, organisationId), or(...conditions)))
    .orderBy(asc(listing.id))
    .for('update');
  return rows.map(asRecord);
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

export async function countPublished(db: Executor): Promise<number> {
  return db.$count(listing, eq(listing.state, 'published'));
}

/** Published listings in the order of their ids, page by page. */
export function publishedPages(db: Executor, size: number): AsyncGenerator<ListingRecord[]> {
  return pages(db, size, eq(listing.state, 'published'));
}

/** Listings of any state that changed at or after `since`, page by page. */
export function changedPages(db: Executor, since: Date, size: number): AsyncGenerator<ListingRecord[]> {
  return pages(db, size, gte(listing.updatedAt, since));
}

/** Ids of published listings in their order, page by page. */
export function liveIds(db: Executor, size: number): AsyncGenerator<string[]> {
  return idPages(db, size, eq(listing.state, 'published'));
}

/** Ids of listings of any state that changed at or after `since`, page by page. */
export function changedIds(db: Executor, since: Date, size: number): AsyncGenerator<string[]> {
  return idPages(db, size, gte(listing.updatedAt, since));
}

/** Those among some listings that are published. */
export async function findLiveVersions(
  db: Executor,
  ids: readonly string[],
): Promise<{ id: string; version: number }[]> {
  return db
    .select({ id: listing.id, version: listing.version })
    .from(listing)
    .where(and(inArray(listing.id, [...ids]), eq(listing.state, 'published')));
}

/** How many listings the index should hold: published since before a moment, and of any state but changed since. */
export async function countExpected(db: Executor, settledBefore: Date): Promise<{ settled: number; moving: number }> {
  const [settled, moving] = await Promise.all([
    db.$count(listing, and(eq(listing.state, 'published'), lt(listing.updatedAt, settledBefore))),
    db.$count(listing, gte(listing.updatedAt, settledBefore)),
  ]);
  return { settled, moving };
}

/** Every listing of an organisation in the order of their ids, page by page. */
export function ownPages(db: Executor, organisationId: string, size: number): AsyncGenerator<ListingRecord[]> {
  return pages(db, size, eq(listing.organisationId, organisationId));
}

async function* pages(db: Executor, size: number, condition: SQL): AsyncGenerator<ListingRecord[]> {
  let after: string | undefined;
  for (;;) {
    const rows = await db
      .select()
      .from(listing)
      .where(and(condition, after ? gt(listing.id, after) : undefined))
      .orderBy(asc(listing.id))
      .limit(size);
    if (rows.length > 0) yield rows.map(asRecord);
    if (rows.length < size) return;
    after = rows.at(-1)?.id;
  }
}

/** Some listings of any state, locked until the end. */
export async function findByIds(tx: Tx, ids: readonly string[]): Promise<ListingRecord[]> {
  const rows = await tx
    .select()
    .from(listing)
    .where(inArray(listing.id, [...ids]))
    .orderBy(asc(listing.id))
    .for('update');
  return rows.map(asRecord);
}

/** Published listings with their versions in the order of their ids, page by page. */
export async function* liveHeads(
  db: Executor,
  size: number,
): AsyncGenerator<{ id: string; version: number; updatedAt: Date }[]> {
  for (let after: string | undefined; ; ) {
    const rows = await db
      .select({ id: listing.id, version: listing.version, updatedAt: listing.updatedAt })
      .from(listing)
      .where(and(eq(listing.state, 'published'), after ? gt(listing.id, after) : undefined))
      .orderBy(asc(listing.id))
      .limit(size);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    after = rows.at(-1)?.id;
  }
}

async function* idPages(db: Executor, size: number, condition: SQL): AsyncGenerator<string[]> {
  for (let after: string | undefined; ; ) {
    const rows = await db
      .select({ id: listing.id })
      .from(listing)
      .where(and(condition, after ? gt(listing.id, after) : undefined))
      .orderBy(asc(listing.id))
      .limit(size);
    if (rows.length > 0) yield rows.map(({ id }) => id);
    if (rows.length < size) return;
    after = rows.at(-1)?.id;
  }
}
