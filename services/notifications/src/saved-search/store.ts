import { type Executor, rowBatches, type Tx } from '@techbourse/db';
import { and, asc, count, eq, type InferSelectModel, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Every, Searched } from '../api/saved-search.ts';
import { person, savedSearch, savedSearchSeen } from '../db/schema.ts';
import type { Reader } from '../reader.ts';

export type SavedSearchRow = Omit<InferSelectModel<typeof savedSearch>, 'searched' | 'every'> & {
  searched: Searched;
  every: Every;
};

// CHECK holds both to these codes.
const typed = (row: InferSelectModel<typeof savedSearch>) => row as SavedSearchRow;

/** The searches of a reader; in a bound session, those saved in sessions of the same organisation. */
const of = ({ personId, boundTo }: Reader) =>
  and(eq(savedSearch.personId, personId), boundTo ? eq(savedSearch.organisationId, boundTo) : undefined);
const own = (reader: Reader, id: string) => and(eq(savedSearch.id, id), of(reader));

export async function findSavedSearch(db: Executor, reader: Reader, id: string): Promise<SavedSearchRow | undefined> {
  const [row] = await db.select().from(savedSearch).where(own(reader, id));
  return row && typed(row);
}

/** The search, held until the transaction ends. */
export async function lockSavedSearch(tx: Tx, reader: Reader, id: string): Promise<SavedSearchRow | undefined> {
  const [row] = await tx.select().from(savedSearch).where(own(reader, id)).for('update');
  return row && typed(row);
}

export async function listSavedSearches(db: Executor, reader: Reader): Promise<SavedSearchRow[]> {
  const rows = await db.select().from(savedSearch).where(of(reader)).orderBy(asc(savedSearch.id));
  return rows.map(typed);
}

/** Held until the end: two that are saved at once count each other. Those of bound sessions count by themselves. */
export async function holdSearchesOf(tx: Tx, { personId, boundTo }: Reader): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 9))`);
  const [row] = await tx
    .select({ count: count() })
    .from(savedSearch)
    .where(
      and(
        eq(savedSearch.personId, personId),
        boundTo ? eq(savedSearch.organisationId, boundTo) : isNull(savedSearch.organisationId),
      ),
    );
  return row?.count ?? 0;
}

export async function insertSavedSearch(tx: Tx, row: typeof savedSearch.$inferInsert): Promise<SavedSearchRow> {
  const [made] = await tx.insert(savedSearch).values(row).returning();
  if (!made) throw new Error('a new saved search was not written');
  return typed(made);
}

type Change = { [K in keyof typeof savedSearch.$inferInsert]?: (typeof savedSearch.$inferInsert)[K] | undefined };

export async function updateSavedSearch(tx: Tx | Executor, id: string, change: Change): Promise<SavedSearchRow> {
  const [row] = await tx.update(savedSearch).set(change).where(eq(savedSearch.id, id)).returning();
  if (!row) throw new Error(`the saved search ${id} is not there`);
  return typed(row);
}

export async function deleteSavedSearch(tx: Tx, id: string): Promise<void> {
  await tx.delete(savedSearch).where(eq(savedSearch.id, id));
}

/** Takes searches that are due, for this process alone until `until`. */
export async function claimSearches(db: Executor, now: Date, until: Date, limit: number): Promise<SavedSearchRow[]> {
  const due = db
    .select({ id: savedSearch.id })
    .from(savedSearch)
    .where(and(eq(savedSearch.paused, false), sql`${savedSearch.nextAt} <= ${now.toISOString()}::timestamptz`))
    .orderBy(asc(savedSearch.nextAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  const rows = await db.update(savedSearch).set({ nextAt: until }).where(inArray(savedSearch.id, due)).returning();
  return rows.map(typed);
}

/** Notes what a search has found. @returns the ids that it had not found before. */
export async function noteSeen(tx: Tx, searchId: string, ids: readonly string[], at: Date): Promise<Set<string>> {
  const fresh = new Set<string>();
  for (const part of rowBatches(savedSearchSeen, [...new Set(ids)])) {
    const rows = await tx
      .insert(savedSearchSeen)
      .values(part.map((recordId) => ({ searchId, recordId, at })))
      .onConflictDoUpdate({ target: [savedSearchSeen.searchId, savedSearchSeen.recordId], set: { at } })
      .returning({ id: savedSearchSeen.recordId, isNew: sql<boolean>`xmax = 0` });
    for (const { id, isNew } of rows) if (isNew) fresh.add(id);
  }
  return fresh;
}

/** What was seen so long ago that no look reaches it, and the searches of people who are deleted. */
export async function tidySearches(db: Executor, until: Date): Promise<void> {
  await db.delete(savedSearchSeen).where(lt(savedSearchSeen.at, until));
  const gone = db.select({ id: person.id }).from(person).where(eq(person.deleted, true));
  await db.delete(savedSearch).where(inArray(savedSearch.personId, gone));
}
