import type { Executor, Tx } from '@techbourse/db';
import type { DemandSnapshot } from '@techbourse/demands/api';
import type { ListingSnapshot } from '@techbourse/listings/api';
import { and, eq, gt, type InferSelectModel, inArray, lte, sql } from 'drizzle-orm';
import { demandCopy, listingCopy } from '../db/schema.ts';

export type ListingProjection = InferSelectModel<typeof listingCopy>;
export type DemandProjection = InferSelectModel<typeof demandCopy>;

export type ProjectedEvent<Snapshot> = {
  id: string;
  version: number;
  live: boolean;
  organisationId: string;
  /** Absent when a record leaves: the last snapshot stays. */
  snapshot?: Snapshot;
};

/** Projects an event, unless a newer version is known. One statement, so that jobs may overlap. */
export async function projectListing(
  db: Executor,
  told: ProjectedEvent<ListingSnapshot> & { withdrawn: boolean },
): Promise<void> {
  await db
    .insert(listingCopy)
    .values({ ...told, snapshot: told.snapshot ?? null })
    .onConflictDoUpdate({
      target: listingCopy.id,
      set: {
        version: sql`excluded.version`,
        live: sql`excluded.live`,
        withdrawn: sql`excluded.withdrawn`,
        organisationId: sql`excluded.organisation_id`,
        snapshot: sql`coalesce(excluded.snapshot, ${listingCopy.snapshot})`,
        updatedAt: sql`now()`,
      },
      setWhere: sql`excluded.version > ${listingCopy.version}`,
    });
}

export async function projectDemand(db: Executor, told: ProjectedEvent<DemandSnapshot>): Promise<void> {
  await db
    .insert(demandCopy)
    .values({ ...told, snapshot: told.snapshot ?? null })
    .onConflictDoUpdate({
      target: demandCopy.id,
      set: {
        version: sql`excluded.version`,
        live: sql`excluded.live`,
        organisationId: sql`excluded.organisation_id`,
        snapshot: sql`coalesce(excluded.snapshot, ${demandCopy.snapshot})`,
        updatedAt: sql`now()`,
      },
      setWhere: sql`excluded.version > ${demandCopy.version}`,
    });
}

export async function findListing(db: Tx | Executor, id: string): Promise<ListingProjection | undefined> {
  const [row] = await db.select().from(listingCopy).where(eq(listingCopy.id, id));
  return row;
}

export async function findListings(db: Tx | Executor, ids: readonly string[]): Promise<ListingProjection[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(listingCopy)
    .where(inArray(listingCopy.id, [...ids]));
}

export async function findDemand(db: Tx | Executor, id: string): Promise<DemandProjection | undefined> {
  const [row] = await db.select().from(demandCopy).where(eq(demandCopy.id, id));
  return row;
}

/** Snapshots of the published listings among `ids` that belong to the organisation. */
export async function listingsOfOwner(
  db: Tx | Executor,
  ids: readonly string[],
  organisationId: string,
): Promise<ListingSnapshot[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ snapshot: listingCopy.snapshot })
    .from(listingCopy)
    .where(
      and(
        inArray(listingCopy.id, [...ids]),
        eq(listingCopy.organisationId, organisationId),
        eq(listingCopy.live, true),
      ),
    );
  return rows.flatMap((row) => (row.snapshot ? [row.snapshot] : []));
}

/** Versions of the projections in a range of ids, for the comparison with a digest. */
export async function listKnownVersions(
  db: Executor,
  copy: typeof listingCopy | typeof demandCopy,
  { after, upTo }: { after: string | null; upTo: string | null },
): Promise<{ id: string; version: number; live: boolean; at: Date }[]> {
  return db
    .select({ id: copy.id, version: copy.version, live: copy.live, at: copy.updatedAt })
    .from(copy)
    .where(and(after === null ? undefined : gt(copy.id, after), upTo === null ? undefined : lte(copy.id, upTo)));
}
