import type { Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { and, eq } from 'drizzle-orm';
import { account, mailLink, passkey, person, secondFactor, session, ssoIdentity } from '../../db/auth-tables.ts';
import type { PersonRow } from '../person/store.ts';

export type IdentityRow = typeof ssoIdentity.$inferSelect;

export async function findIdentity(tx: Tx, providerId: string, subject: string): Promise<IdentityRow | undefined> {
  const [row] = await tx
    .select()
    .from(ssoIdentity)
    .where(and(eq(ssoIdentity.providerId, providerId), eq(ssoIdentity.subject, subject)));
  return row;
}

export async function findIdentityOfPerson(
  tx: Tx,
  providerId: string,
  personId: string,
): Promise<IdentityRow | undefined> {
  const [row] = await tx
    .select()
    .from(ssoIdentity)
    .where(and(eq(ssoIdentity.providerId, providerId), eq(ssoIdentity.personId, personId)));
  return row;
}

export async function insertIdentity(
  tx: Tx,
  given: Pick<IdentityRow, 'providerId' | 'subject' | 'personId'>,
  at: Date,
): Promise<void> {
  await tx.insert(ssoIdentity).values({ id: newId(), ...given, lastAt: at, createdAt: at });
}

export async function touchIdentity(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(ssoIdentity).set({ lastAt: at }).where(eq(ssoIdentity.id, id));
}

/** Subjects mean nothing at another issuer. */
export async function deleteIdentities(tx: Tx, providerId: string, personId?: string): Promise<number> {
  const gone = await tx
    .delete(ssoIdentity)
    .where(and(eq(ssoIdentity.providerId, providerId), personId ? eq(ssoIdentity.personId, personId) : undefined))
    .returning({ id: ssoIdentity.id });
  return gone.length;
}

/** Writes that the address of a person is its own, and how it is called. */
export async function verifyPerson(tx: Tx, row: PersonRow, name: string, at: Date): Promise<PersonRow> {
  const [changed] = await tx
    .update(person)
    .set({ name, emailVerified: true, version: row.version + 1, updatedAt: at })
    .where(eq(person.id, row.id))
    .returning();
  if (!changed) throw new Error('the person was not written');
  return changed;
}

/** Takes away every way in that a person has. */
export async function deleteCredentials(tx: Tx, personId: string): Promise<void> {
  await tx.delete(session).where(eq(session.userId, personId));
  await tx.delete(account).where(eq(account.userId, personId));
  await tx.delete(passkey).where(eq(passkey.personId, personId));
  await tx.delete(secondFactor).where(eq(secondFactor.personId, personId));
  await tx.delete(mailLink).where(eq(mailLink.personId, personId));
  await tx.delete(ssoIdentity).where(eq(ssoIdentity.personId, personId));
}

/** Ends the sessions that a provider made, of everybody or of one person; whose they were. */
export async function deleteSessionsOf(tx: Tx, providerId: string, personId?: string): Promise<string[]> {
  const gone = await tx
    .delete(session)
    .where(and(eq(session.ssoProviderId, providerId), personId ? eq(session.userId, personId) : undefined))
    .returning({ personId: session.userId });
  return [...new Set(gone.map((row) => row.personId))];
}
