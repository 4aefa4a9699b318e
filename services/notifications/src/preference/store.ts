import type { Executor, Tx } from '@techbourse/db';
import { eq } from 'drizzle-orm';
import { preference } from '../db/schema.ts';

export type PreferenceRow = typeof preference.$inferSelect;

/** The preferences of a person, held until the end of the transaction. */
export async function lockPreference(tx: Tx, personId: string): Promise<PreferenceRow | undefined> {
  const [row] = await tx.select().from(preference).where(eq(preference.personId, personId)).for('update');
  return row;
}

export async function findPreference(db: Executor, personId: string): Promise<PreferenceRow | undefined> {
  const [row] = await db.select().from(preference).where(eq(preference.personId, personId));
  return row;
}

export async function updatePreference(
  tx: Tx,
  personId: string,
  changes: Partial<Omit<PreferenceRow, 'personId' | 'linkKey'>>,
): Promise<void> {
  await tx.update(preference).set(changes).where(eq(preference.personId, personId));
}
