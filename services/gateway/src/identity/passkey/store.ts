import type { Executor, Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { and, asc, count, eq, gt } from 'drizzle-orm';
import { passkey, person, verification } from '../../db/auth-tables.ts';

export type PasskeyRow = typeof passkey.$inferSelect;
export type ChallengePurpose = 'register' | 'sign_in';

export async function listPasskeys(db: Executor | Tx, personId: string): Promise<PasskeyRow[]> {
  return db
    .select()
    .from(passkey)
    .where(eq(passkey.personId, personId))
    .orderBy(asc(passkey.createdAt), asc(passkey.id));
}

export async function countPasskeys(tx: Tx, personId: string): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(passkey).where(eq(passkey.personId, personId));
  return row?.n ?? 0;
}

/** A passkey and whose it is. */
export async function lockPasskey(tx: Tx, credentialId: string) {
  const [row] = await tx
    .select({ passkey, person })
    .from(passkey)
    .innerJoin(person, eq(person.id, passkey.personId))
    .where(eq(passkey.credentialId, credentialId))
    .for('update');
  return row;
}

export async function insertPasskey(tx: Tx, values: Omit<typeof passkey.$inferInsert, 'id'>): Promise<PasskeyRow> {
  const [row] = await tx
    .insert(passkey)
    .values({ id: newId(), ...values })
    .returning();
  if (!row) throw new Error('the passkey was not written');
  return row;
}

export async function noteUse(tx: Tx, id: string, counter: number, at: Date): Promise<void> {
  await tx.update(passkey).set({ counter, lastUsedAt: at }).where(eq(passkey.id, id));
}

export async function deletePasskey(tx: Tx, personId: string, id: string): Promise<PasskeyRow | undefined> {
  const [row] = await tx
    .delete(passkey)
    .where(and(eq(passkey.personId, personId), eq(passkey.id, id)))
    .returning();
  return row;
}

const identifierOf = (purpose: ChallengePurpose, challenge: string) => `passkey ${purpose} ${challenge}`;

/** @param personId for whom it is; empty for a sign-in of whoever has the passkey. */
export async function insertChallenge(
  db: Executor,
  given: { purpose: ChallengePurpose; challenge: string; personId: string; expiresAt: Date },
): Promise<void> {
  const identifier = identifierOf(given.purpose, given.challenge);
  await db.insert(verification).values({ id: newId(), identifier, value: given.personId, expiresAt: given.expiresAt });
}

/** Takes a challenge, so that it is answered once; the person it was for. */
export async function takeChallenge(
  tx: Tx | Executor,
  purpose: ChallengePurpose,
  challenge: string,
  at: Date,
): Promise<string | undefined> {
  const [row] = await tx
    .delete(verification)
    .where(and(eq(verification.identifier, identifierOf(purpose, challenge)), gt(verification.expiresAt, at)))
    .returning();
  return row?.value;
}
