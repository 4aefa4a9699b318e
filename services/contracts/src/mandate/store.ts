import type { Executor } from '@techbourse/db';
import { type InferSelectModel, lt } from 'drizzle-orm';
import { mandate } from '../db/schema.ts';

export type MandateRow = InferSelectModel<typeof mandate>;

/** Keeps the highest version that was told: twice, late and out of order end in the same row. */
export async function keepMandate(db: Executor, row: MandateRow): Promise<void> {
  await db
    .insert(mandate)
    .values(row)
    .onConflictDoUpdate({ target: mandate.id, set: row, setWhere: lt(mandate.version, row.version) });
}
