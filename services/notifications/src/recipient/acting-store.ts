import type { Executor, Tx } from '@techbourse/db';
import { and, eq, type InferSelectModel, inArray, lt } from 'drizzle-orm';
import { accreditation, changeSubject, mandate } from '../db/schema.ts';
import type { Accreditation, Mandate } from './acting.ts';

/** Keeps the highest version that was told. */
export async function keepMandate(db: Executor, row: InferSelectModel<typeof mandate>): Promise<void> {
  await db
    .insert(mandate)
    .values(row)
    .onConflictDoUpdate({ target: mandate.id, set: row, setWhere: lt(mandate.version, row.version) });
}

/** Keeps the highest version that was told. */
export async function keepAccreditation(db: Executor, row: InferSelectModel<typeof accreditation>): Promise<void> {
  await db
    .insert(accreditation)
    .values(row)
    .onConflictDoUpdate({ target: accreditation.id, set: row, setWhere: lt(accreditation.version, row.version) });
}

/** What is known of whom an agency may act for. */
export async function actingRows(
  db: Executor | Tx,
  agencyId: string,
): Promise<{ mandates: Mandate[]; accreditations: Accreditation[]; silent: Set<string> }> {
  const mandates = await db
    .select()
    .from(mandate)
    .where(and(eq(mandate.agencyId, agencyId), eq(mandate.state, 'accepted')));
  const accreditations = await db.select().from(accreditation).where(eq(accreditation.agencyId, agencyId));
  const ids = [agencyId, ...mandates.map(({ clientId }) => clientId)];
  const silent = await db
    .select({ id: changeSubject.id })
    .from(changeSubject)
    .where(and(inArray(changeSubject.id, ids), eq(changeSubject.silent, true)));
  return {
    mandates: mandates as Mandate[], // checked when they were told
    accreditations,
    silent: new Set(silent.map(({ id }) => id)),
  };
}
