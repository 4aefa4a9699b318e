import type { Executor, Tx } from '@techbourse/db';
import { desc, eq, type InferSelectModel, inArray, or, sql } from 'drizzle-orm';
import { withEarlier } from '../asset/store.ts';
import { titleStanding } from '../db/schema.ts';

type Db = Tx | Executor;

export type StandingRow = InferSelectModel<typeof titleStanding>;

export function standingsOn(db: Db, name: string | undefined): Promise<StandingRow[]> {
  return db
    .select()
    .from(titleStanding)
    .where(name ? inArray(titleStanding.name, withEarlier([name])) : undefined)
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

/** Words of the operator that these entries of the ledger record. */
export function standingsBy(db: Db, seqs: readonly number[]): Promise<StandingRow[]> {
  const wanted = [...seqs];
  return db
    .select()
    .from(titleStanding)
    .where(or(inArray(titleStanding.ledgerSeq, wanted), inArray(titleStanding.withdrawnSeq, wanted)));
}

/** Entries that their rows name. */
export const namedByStandings = sql`
  select ledger_seq seq, null::uuid contract_id, 'title.standing_recorded' kind from ${titleStanding}
  union all select withdrawn_seq, null, 'title.standing_withdrawn' from ${titleStanding}
    where num_nonnulls(withdrawn_by, withdrawn_reason, withdrawn_seq) > 0`;
