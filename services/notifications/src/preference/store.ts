import type { Executor, Tx } from '@techbourse/db';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { EVERY_ORGANISATION, preference } from '../db/schema.ts';
import type { Reader } from '../reader.ts';

export type PreferenceRow = typeof preference.$inferSelect;

/** All preferences of a person, its own first, held until the end of the transaction. */
export async function lockPreferences(tx: Tx, personId: string): Promise<PreferenceRow[]> {
  const rows = await tx
    .select()
    .from(preference)
    .where(eq(preference.personId, personId))
    .orderBy(preference.organisationId)
    .for('update');
  return rows;
}

/** The preferences that hold for what a reader is told. */
export async function findPreference(db: Executor, { personId, boundTo }: Reader): Promise<PreferenceRow | undefined> {
  const of = [EVERY_ORGANISATION, ...(boundTo ? [boundTo] : [])];
  const [row] = await db
    .select()
    .from(preference)
    .where(and(eq(preference.personId, personId), inArray(preference.organisationId, of)))
    .orderBy(desc(preference.organisationId))
    .limit(1);
  return row;
}

export async function insertPreference(tx: Tx, row: PreferenceRow): Promise<void> {
  await tx.insert(preference).values(row);
}

export async function updatePreference(
  tx: Tx,
  { personId, organisationId }: Pick<PreferenceRow, 'personId' | 'organisationId'>,
  changes: Partial<Omit<PreferenceRow, 'personId' | 'organisationId' | 'linkKey'>>,
): Promise<void> {
  await tx
    .update(preference)
    .set(changes)
    .where(and(eq(preference.personId, personId), eq(preference.organisationId, organisationId)));
}
