import type { Executor, Tx } from '@techbourse/db';
import { and, desc, eq, type InferSelectModel, inArray, lt } from 'drizzle-orm';
import { mandate } from '../db/schema.ts';

export type MandateRow = InferSelectModel<typeof mandate>;

/** Keeps the highest version that was told: twice, late and out of order end in the same row. */
export async function keepMandate(db: Executor, row: MandateRow): Promise<void> {
  await db
    .insert(mandate)
    .values(row)
    .onConflictDoUpdate({ target: mandate.id, set: row, setWhere: lt(mandate.version, row.version) });
}

/** Mandates that any of these organisations gave and nobody has ended, latest first. */
export function acceptedMandatesOf(db: Executor | Tx, clientIds: readonly string[]): Promise<MandateRow[]> {
  return db
    .select()
    .from(mandate)
    .where(and(inArray(mandate.clientId, [...clientIds]), eq(mandate.state, 'accepted')))
    .orderBy(desc(mandate.id));
}

export async function mandatesById(db: Executor | Tx, ids: readonly string[]): Promise<MandateRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(mandate)
    .where(inArray(mandate.id, [...new Set(ids)]));
}
