import type { Executor, Tx } from '@techbourse/db';
import { and, asc, eq } from 'drizzle-orm';
import { member, person } from '../../db/auth-tables.ts';
import { accreditation, brokerCredential } from '../../db/mandate-tables.ts';

export type AccreditationRow = typeof accreditation.$inferSelect;
export type CredentialRow = typeof brokerCredential.$inferSelect;

export function accreditationsOf(db: Executor | Tx, agencyId: string): Promise<AccreditationRow[]> {
  return db.select().from(accreditation).where(eq(accreditation.agencyId, agencyId)).orderBy(asc(accreditation.id));
}

export async function lockAccreditation(tx: Tx, agencyId: string, id: string): Promise<AccreditationRow | undefined> {
  const [row] = await tx
    .select()
    .from(accreditation)
    .where(and(eq(accreditation.id, id), eq(accreditation.agencyId, agencyId)))
    .for('update');
  return row;
}

export async function insertAccreditation(
  tx: Tx,
  values: typeof accreditation.$inferInsert,
): Promise<AccreditationRow> {
  const [row] = await tx.insert(accreditation).values(values).returning();
  if (!row) throw new Error('the accreditation was not written');
  return row;
}

export async function updateAccreditation(
  tx: Tx,
  id: string,
  values: Partial<typeof accreditation.$inferInsert>,
): Promise<AccreditationRow> {
  const [row] = await tx.update(accreditation).set(values).where(eq(accreditation.id, id)).returning();
  if (!row) throw new Error('the accreditation was not written');
  return row;
}

/** The credentials of those who are members of the agency today, each with the name of its person. */
export async function credentialsOf(
  db: Executor | Tx,
  agencyId: string,
): Promise<(CredentialRow & { name: string })[]> {
  const rows = await db
    .select({ credential: brokerCredential, name: person.name })
    .from(brokerCredential)
    .innerJoin(person, eq(person.id, brokerCredential.personId))
    .innerJoin(member, and(eq(member.userId, person.id), eq(member.organizationId, brokerCredential.agencyId)))
    .where(eq(brokerCredential.agencyId, agencyId))
    .orderBy(asc(brokerCredential.id));
  return rows.map(({ credential, name }) => ({ ...credential, name }));
}

export async function isMemberOf(tx: Tx, agencyId: string, personId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.organizationId, agencyId), eq(member.userId, personId)))
    .for('share');
  return rows.length > 0;
}

export async function insertCredential(tx: Tx, values: typeof brokerCredential.$inferInsert): Promise<void> {
  await tx.insert(brokerCredential).values(values);
}

export async function deleteCredential(tx: Tx, agencyId: string, id: string): Promise<CredentialRow | undefined> {
  const [row] = await tx
    .delete(brokerCredential)
    .where(and(eq(brokerCredential.id, id), eq(brokerCredential.agencyId, agencyId)))
    .returning();
  return row;
}
