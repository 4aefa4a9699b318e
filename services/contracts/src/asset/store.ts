import type { Executor, Tx } from '@techbourse/db';
import { and, arrayOverlaps, asc, eq, inArray, ne, notInArray, sql } from 'drizzle-orm';
import { asset, assetName, listingCopy, listingIdentity, listingName, listingText } from '../db/schema.ts';
import { earlierNames } from './names.ts';
import type { TextFingerprint } from './same-text.ts';

type Db = Tx | Executor;

const REGISTER = sql`hashtextextended('contracts.assets', 0)`;

/** Shared lock of the register: nobody adds a name or joins assets until this transaction ends. */
export async function lockRegister(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${REGISTER})`);
}

/** Exclusive lock of the register, to add names or join assets. */
export async function lockRegisterToChange(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${REGISTER})`);
}

/**
 * Serialises signatures, terminations and releases on these assets. Sorted, to avoid deadlocks. Take `lockRegister`
 * before, so that no asset is joined with another meanwhile.
 */
export async function lockAssets(tx: Tx, roots: readonly string[]): Promise<void> {
  for (const root of [...new Set(roots)].sort()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`contracts.asset:${root}`}, 0))`);
  }
}

/** Names with those that were written for the same rights before. */
export const withEarlier = (names: readonly string[]): string[] => [
  ...new Set(names.flatMap((name) => [name, ...earlierNames(name)])),
];

/** The asset of each registered name; one that is registered under an earlier name only is that one. */
export async function rootsOf(db: Db, asked: readonly string[]): Promise<Map<string, string>> {
  const names = withEarlier(asked);
  if (names.length === 0) return new Map();
  const rows = await db
    .select({ name: assetName.name, root: asset.root })
    .from(assetName)
    .innerJoin(asset, eq(asset.id, assetName.assetId))
    .where(inArray(assetName.name, names));
  const found = new Map(rows.map((row) => [row.name, row.root]));
  return new Map(
    asked.flatMap((name) => {
      const registered = withEarlier([name]).find((one) => found.has(one));
      return registered === undefined ? [] : [[name, found.get(registered) ?? '']];
    }),
  );
}

/** Every name of these assets. */
export async function namesOf(db: Db, roots: readonly string[]): Promise<Map<string, string[]>> {
  if (roots.length === 0) return new Map();
  const rows = await db
    .select({ name: assetName.name, root: asset.root })
    .from(assetName)
    .innerJoin(asset, eq(asset.id, assetName.assetId))
    .where(inArray(asset.root, [...roots]))
    .orderBy(asc(assetName.name));
  const found = new Map<string, string[]>();
  for (const { root, name } of rows) found.set(root, [...(found.get(root) ?? []), name]);
  return found;
}

export async function insertAsset(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.insert(asset).values({ id, root: id, createdAt: at });
}

export async function insertNames(tx: Tx, assetId: string, names: readonly string[]): Promise<void> {
  if (names.length > 0) await tx.insert(assetName).values(names.map((name) => ({ name, assetId })));
}

/** Organisations with a published listing under one of the names, the earliest first. */
export async function listedFor(db: Db, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await db
    .select({ organisationId: listingName.organisationId })
    .from(listingName)
    .where(and(inArray(listingName.name, withEarlier(names)), eq(listingName.stands, true)))
    .orderBy(asc(listingName.since), asc(listingName.listingId));
  return [...new Set(rows.map((row) => row.organisationId))];
}

type ListingNames = {
  listingId: string;
  organisationId: string;
  names: readonly string[];
  hidden: readonly string[];
  stands: boolean;
};

/** Stores the present names of a listing; a name that it had before keeps its first date. */
export async function saveListingNames(tx: Tx, told: ListingNames, firstSeen: Date, now: Date): Promise<void> {
  const { listingId, organisationId, stands } = told;
  const names = [...told.names];
  const before = await tx.select().from(listingName).where(eq(listingName.listingId, listingId));
  await tx.delete(listingName).where(and(eq(listingName.listingId, listingId), notInArray(listingName.name, names)));
  const since = before.length > 0 ? now : firstSeen;
  await tx
    .insert(listingName)
    .values(
      names.map((name) => ({ listingId, name, organisationId, since, stands, hidden: told.hidden.includes(name) })),
    )
    .onConflictDoUpdate({
      target: [listingName.listingId, listingName.name],
      set: { stands, hidden: sql`excluded.hidden` },
    });
}

export async function saveFingerprints(
  tx: Tx,
  listingId: string,
  organisationId: string,
  marks: readonly TextFingerprint[],
): Promise<void> {
  await tx.delete(listingText).where(eq(listingText.listingId, listingId));
  if (marks.length === 0) return;
  await tx.insert(listingText).values(
    marks.map(({ language, terms, bands }) => ({
      listingId,
      language,
      organisationId,
      bands,
      // Postgres has signed integers only.
      terms: Array.from(terms, (term) => term | 0),
    })),
  );
}

export type FingerprintedListing = { listingId: string; differsFrom: string | null; mark: TextFingerprint };

/** Other listings of the organisation with a common fingerprint band. */
export async function findSimilarListings(
  tx: Tx,
  organisationId: string,
  listingId: string,
  marks: readonly TextFingerprint[],
): Promise<FingerprintedListing[]> {
  const bands = marks.flatMap((mark) => mark.bands);
  if (bands.length === 0) return [];
  const rows = await tx
    .select({ text: listingText, differsFrom: listingIdentity.differsFrom })
    .from(listingText)
    .leftJoin(listingIdentity, eq(listingIdentity.listingId, listingText.listingId))
    .where(
      and(
        eq(listingText.organisationId, organisationId),
        ne(listingText.listingId, listingId),
        arrayOverlaps(listingText.bands, bands),
      ),
    );
  return rows.map(({ text, differsFrom }) => ({
    listingId: text.listingId,
    differsFrom,
    mark: { language: text.language, bands: text.bands, terms: Uint32Array.from(text.terms).sort() },
  }));
}

export async function markRegistered(tx: Tx, listingId: string, version: number): Promise<void> {
  await tx.update(listingCopy).set({ registeredVersion: version }).where(eq(listingCopy.id, listingId));
}

/** Listings whose present version is not registered yet, in the order of publication. */
export async function unregistered(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: listingCopy.id })
    .from(listingCopy)
    .where(
      and(
        sql`${listingCopy.registeredVersion} is distinct from ${listingCopy.version}`,
        sql`${listingCopy.snapshot} is not null`,
      ),
    )
    .orderBy(sql`${listingCopy.snapshot}->>'publishedAt'`)
    .limit(limit);
  return rows.map((row) => row.id);
}

export async function findIdentity(db: Db, listingId: string) {
  const [row] = await db.select().from(listingIdentity).where(eq(listingIdentity.listingId, listingId));
  return row;
}

/** Stores a newer identity of a listing, which must then be registered again. */
export async function saveIdentity(tx: Tx, row: typeof listingIdentity.$inferInsert): Promise<void> {
  const kept = await tx
    .insert(listingIdentity)
    .values(row)
    .onConflictDoUpdate({
      target: listingIdentity.listingId,
      set: {
        version: sql`excluded.version`,
        organisationId: sql`excluded.organisation_id`,
        names: sql`excluded.names`,
        differsFrom: sql`excluded.differs_from`,
      },
      setWhere: sql`excluded.version > ${listingIdentity.version}`,
    })
    .returning({ id: listingIdentity.listingId });
  if (kept.length > 0) {
    await tx.update(listingCopy).set({ registeredVersion: null }).where(eq(listingCopy.id, row.listingId));
  }
}

/** Listings of the organisation with this name. */
export async function listingsNamed(db: Db, name: string, organisationId: string): Promise<string[]> {
  const rows = await db
    .select({ id: listingName.listingId })
    .from(listingName)
    .where(and(inArray(listingName.name, withEarlier([name])), eq(listingName.organisationId, organisationId)));
  return rows.map((row) => row.id);
}

export async function namesOfOne(db: Db, listingId: string): Promise<string[]> {
  const rows = await db
    .select({ name: listingName.name })
    .from(listingName)
    .where(eq(listingName.listingId, listingId));
  return rows.map((row) => row.name);
}

/** Names that a published listing of the organisation shows to everybody. */
export async function shownNames(db: Db, names: readonly string[], organisationId: string): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows = await db
    .select({ name: listingName.name })
    .from(listingName)
    .where(
      and(
        inArray(listingName.name, withEarlier(names)),
        eq(listingName.organisationId, organisationId),
        eq(listingName.stands, true),
        eq(listingName.hidden, false),
      ),
    );
  const found = new Set(rows.map((row) => row.name));
  return new Set(names.filter((name) => withEarlier([name]).some((one) => found.has(one))));
}

/** Marks listings to be registered again. */
export async function markUnregistered(tx: Tx, listingIds: readonly string[]): Promise<void> {
  if (listingIds.length === 0) return;
  await tx
    .update(listingCopy)
    .set({ registeredVersion: null })
    .where(inArray(listingCopy.id, [...listingIds]));
}
