import type { Executor, Tx } from '@techbourse/db';
import { and, asc, eq, type InferSelectModel, inArray, isNull, sql } from 'drizzle-orm';
import { nameInForm } from '../asset/names.ts';
import { rootsOf, withEarlier } from '../asset/store.ts';
import { asset, titleGrant, titleStanding } from '../db/schema.ts';
import { endOf, type GrantKind, type RegisteredGrant } from './grant.ts';

export type GrantRow = InferSelectModel<typeof titleGrant>;

type Db = Tx | Executor;

/** A row as the rules read it. CHECK constraints hold kind and sublicensing to their codes. */
export function registered(row: GrantRow): RegisteredGrant {
  const { id, contractId, grantor, grantee, besides, fieldOfUse, territory, parents, original, endedOn } = row;
  return {
    id,
    contractId,
    grantor,
    grantee,
    besides,
    fieldOfUse,
    territory,
    parents,
    original,
    endedOn,
    kind: row.kind as GrantKind,
    sublicensing: row.sublicensing as RegisteredGrant['sublicensing'],
    from: row.fromDay,
    to: row.toDay,
    released: row.releasedSeq !== null,
  };
}

/** Grants on each of these assets, in the order of signing. */
export async function grantsOn(db: Db, roots: readonly string[]): Promise<Map<string, GrantRow[]>> {
  if (roots.length === 0) return new Map();
  const rows = await db
    .select({ root: asset.root, grant: titleGrant })
    .from(titleGrant)
    .innerJoin(asset, eq(asset.id, titleGrant.assetId))
    .where(inArray(asset.root, [...roots]))
    .orderBy(asc(titleGrant.ledgerSeq), asc(titleGrant.id));
  const found = new Map<string, GrantRow[]>();
  for (const { root, grant } of rows) found.set(root, [...(found.get(root) ?? []), grant]);
  return found;
}

export function grantsOf(db: Db, contractIds: readonly string[]): Promise<GrantRow[]> {
  if (contractIds.length === 0) return Promise.resolve([]);
  return db
    .select()
    .from(titleGrant)
    .where(inArray(titleGrant.contractId, [...contractIds]))
    .orderBy(asc(titleGrant.ledgerSeq), asc(titleGrant.id));
}

export async function insertGrants(tx: Tx, rows: readonly GrantRow[]): Promise<void> {
  if (rows.length > 0) await tx.insert(titleGrant).values([...rows]);
}

/** The assets on which a contract granted something. */
export async function rootsGranted(tx: Tx, contractId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ root: asset.root })
    .from(titleGrant)
    .innerJoin(asset, eq(asset.id, titleGrant.assetId))
    .where(eq(titleGrant.contractId, contractId));
  return rows.map((row) => row.root);
}

/** Joined assets with grants from more than one of their former parts. */
export async function joinedRootsWithGrants(db: Db): Promise<string[]> {
  const rows = await db
    .select({ root: asset.root })
    .from(titleGrant)
    .innerJoin(asset, eq(asset.id, titleGrant.assetId))
    .groupBy(asset.root)
    .having(sql`count(distinct ${titleGrant.assetId}) > 1`);
  return rows.map((row) => row.root);
}

/** Ends the grants of a contract on a day, or at their term when that is earlier. */
export async function endGrants(tx: Tx, contractId: string, terminatedOn: string): Promise<void> {
  for (const row of await grantsOf(tx, [contractId])) {
    await tx
      .update(titleGrant)
      .set({ endedOn: endOf({ to: row.toDay }, terminatedOn) })
      .where(and(eq(titleGrant.id, row.id)));
  }
}

/** The assets of these grants, by the names they were granted on and by their own rows. */
export async function rootsOfGrants(db: Db, rows: readonly GrantRow[]) {
  const ids = [...new Set(rows.map((row) => row.assetId))];
  const found = ids.length === 0 ? [] : await db.select().from(asset).where(inArray(asset.id, ids));
  return {
    ofName: await rootsOf(db, [...new Set(rows.flatMap((row) => row.names.map(nameInForm)))]),
    ofAsset: new Map(found.map((row) => [row.id, row.root])),
  };
}

/** Organisations that the operator confirmed as owners of one of the names. */
export async function confirmedOwners(db: Db, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await db
    .select({ organisationId: titleStanding.organisationId })
    .from(titleStanding)
    .where(and(inArray(titleStanding.name, withEarlier(names)), isNull(titleStanding.withdrawnSeq)))
    .orderBy(asc(titleStanding.ledgerSeq));
  return [...new Set(rows.map((row) => row.organisationId))];
}
