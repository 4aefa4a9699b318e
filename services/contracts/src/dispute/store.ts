import type { Executor, Tx } from '@techbourse/db';
import { and, arrayOverlaps, asc, desc, eq, type InferSelectModel, inArray, isNull, lt, or } from 'drizzle-orm';
import { titleDispute, titleGrant, titleRuling, titleStanding } from '../db/schema.ts';

export type StandingRow = InferSelectModel<typeof titleStanding>;
export type DisputeRow = InferSelectModel<typeof titleDispute>;
export type RulingRow = InferSelectModel<typeof titleRuling>;

type Db = Tx | Executor;

/** Organisations that the operator has vouched for on one of the names. */
export async function vouchedFor(db: Db, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await db
    .select({ organisationId: titleStanding.organisationId })
    .from(titleStanding)
    .where(and(inArray(titleStanding.name, [...names]), isNull(titleStanding.withdrawnSeq)))
    .orderBy(asc(titleStanding.ledgerSeq));
  return [...new Set(rows.map((row) => row.organisationId))];
}

export function standingsOn(db: Db, name: string | undefined): Promise<StandingRow[]> {
  return db
    .select()
    .from(titleStanding)
    .where(name ? eq(titleStanding.name, name) : undefined)
    .orderBy(desc(titleStanding.ledgerSeq))
    .limit(200);
}

export async function insertStanding(tx: Tx, row: StandingRow): Promise<void> {
  await tx.insert(titleStanding).values(row);
}

export async function lockStanding(tx: Tx, id: string): Promise<StandingRow | undefined> {
  const [row] = await tx.select().from(titleStanding).where(eq(titleStanding.id, id)).for('update');
  return row;
}

export async function updateStanding(tx: Tx, row: StandingRow): Promise<void> {
  await tx.update(titleStanding).set(row).where(eq(titleStanding.id, row.id));
}

/** False when the organisation disputes the number already. */
export async function insertDispute(tx: Tx, row: DisputeRow): Promise<boolean> {
  const made = await tx.insert(titleDispute).values(row).onConflictDoNothing().returning({ id: titleDispute.id });
  return made.length > 0;
}

export async function findOpenDispute(db: Db, name: string, organisationId: string): Promise<DisputeRow | undefined> {
  const [row] = await db
    .select()
    .from(titleDispute)
    .where(
      and(eq(titleDispute.name, name), eq(titleDispute.organisationId, organisationId), eq(titleDispute.state, 'open')),
    );
  return row;
}

/** Disputes that the exchange opened about these grants, whichever side of them; the earliest first. */
export function disputesAbout(db: Db, grantIds: readonly string[]): Promise<DisputeRow[]> {
  if (grantIds.length === 0) return Promise.resolve([]);
  const ids = [...grantIds];
  return db
    .select()
    .from(titleDispute)
    .where(or(inArray(titleDispute.grantId, ids), arrayOverlaps(titleDispute.against, ids)))
    .orderBy(asc(titleDispute.id));
}

export async function lockDispute(tx: Tx, id: string): Promise<DisputeRow | undefined> {
  const [row] = await tx.select().from(titleDispute).where(eq(titleDispute.id, id)).for('update');
  return row;
}

export async function updateDispute(tx: Tx, row: DisputeRow): Promise<void> {
  await tx.update(titleDispute).set(row).where(eq(titleDispute.id, row.id));
}

export type DisputeFilter = {
  /** undefined: the operator, who sees all. */
  organisationId: string | undefined;
  state: string | undefined;
  below: string | undefined;
  limit: number;
};

/** Newest first. */
export function listDisputeRows(db: Db, filter: DisputeFilter): Promise<DisputeRow[]> {
  return db
    .select()
    .from(titleDispute)
    .where(
      and(
        filter.organisationId ? eq(titleDispute.organisationId, filter.organisationId) : undefined,
        filter.state ? eq(titleDispute.state, filter.state) : undefined,
        filter.below ? lt(titleDispute.id, filter.below) : undefined,
      ),
    )
    .orderBy(desc(titleDispute.id))
    .limit(filter.limit);
}

export async function insertRuling(tx: Tx, row: RulingRow): Promise<void> {
  await tx.insert(titleRuling).values(row);
}

/** The grants have no effect on the title from here on, and never had. */
export async function releaseGrants(tx: Tx, ids: readonly string[], ledgerSeq: number): Promise<void> {
  await tx
    .update(titleGrant)
    .set({ releasedSeq: ledgerSeq })
    .where(inArray(titleGrant.id, [...ids]));
}

export function rulingsOf(db: Db, contractIds: readonly string[]): Promise<RulingRow[]> {
  if (contractIds.length === 0) return Promise.resolve([]);
  return db
    .select()
    .from(titleRuling)
    .where(inArray(titleRuling.contractId, [...contractIds]))
    .orderBy(asc(titleRuling.ledgerSeq));
}

/** Rulings and words of the operator that these entries of the ledger record. */
export async function deskRecordsBy(
  db: Db,
  seqs: readonly number[],
): Promise<{ rulings: RulingRow[]; standings: StandingRow[] }> {
  const wanted = [...seqs];
  if (wanted.length === 0) return { rulings: [], standings: [] };
  return {
    rulings: await db.select().from(titleRuling).where(inArray(titleRuling.ledgerSeq, wanted)),
    standings: await db
      .select()
      .from(titleStanding)
      .where(or(inArray(titleStanding.ledgerSeq, wanted), inArray(titleStanding.withdrawnSeq, wanted))),
  };
}
