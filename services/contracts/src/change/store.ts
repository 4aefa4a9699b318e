import type { Executor, Tx } from '@techbourse/db';
import { asc, eq, type InferSelectModel, inArray, sql } from 'drizzle-orm';
import { fineMoments } from '../db/fine-moments.ts';
import { contractChange } from '../db/schema.ts';

type Db = Tx | Executor;

export type ChangeRow = InferSelectModel<typeof contractChange>;

export async function insertChange(tx: Tx, row: ChangeRow): Promise<void> {
  await tx.insert(contractChange).values(row);
}

export async function updateChange(tx: Tx, row: ChangeRow): Promise<void> {
  await tx.update(contractChange).set(row).where(eq(contractChange.id, row.id));
}

export function changesOf(db: Db, ids: string[]): Promise<ChangeRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .select()
    .from(contractChange)
    .where(inArray(contractChange.contractId, ids))
    .orderBy(asc(contractChange.id));
}

/** Changes that these entries of the ledger record. */
export function changesBy(db: Db, seqs: readonly number[]): Promise<ChangeRow[]> {
  return db
    .select()
    .from(contractChange)
    .where(inArray(contractChange.ledgerSeq, [...seqs]));
}

/** Entries that their rows name. */
export const namedByChanges = sql`
  select ledger_seq seq, contract_id, case kind when 'termination' then 'contract.terminated' else 'contract.amended' end kind
  from ${contractChange} where ledger_seq is not null`;

export const momentsOfChanges = fineMoments(contractChange);
