import { type Executor, type Tx, visibleRows } from '@techbourse/db';
import type { Visibility } from '@techbourse/policy';
import { and, arrayOverlaps, asc, desc, eq, type InferSelectModel, inArray, lt, or, sql } from 'drizzle-orm';
import { withEarlier } from '../asset/store.ts';
import { titleDispute, titleGrant, titleRuling } from '../db/schema.ts';

export type DisputeRow = InferSelectModel<typeof titleDispute>;
export type RulingRow = InferSelectModel<typeof titleRuling>;

type Db = Tx | Executor;

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
      and(
        inArray(titleDispute.name, withEarlier([name])),
        eq(titleDispute.organisationId, organisationId),
        eq(titleDispute.state, 'open'),
      ),
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
  seen: Visibility;
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
        visibleRows(filter.seen, [titleDispute.organisationId]),
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

/** Releases the grants: they never had an effect on the title. */
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

/** Rulings that these entries of the ledger record. */
export function rulingsBy(db: Db, seqs: readonly number[]): Promise<RulingRow[]> {
  return db
    .select()
    .from(titleRuling)
    .where(inArray(titleRuling.ledgerSeq, [...seqs]));
}

/** Entries that their rows name. */
export const namedByRulings = sql`
  select released_seq seq, contract_id, 'title.released' kind from ${titleGrant} where released_seq is not null
  union all select ledger_seq, contract_id,
    case outcome when 'released' then 'title.released' else 'title.dispute_rejected' end from ${titleRuling}`;
