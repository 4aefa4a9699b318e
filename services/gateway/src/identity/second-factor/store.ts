import type { Executor, Tx } from '@techbourse/db';
import { eq } from 'drizzle-orm';
import { secondFactor } from '../../db/auth-tables.ts';

export type SecondFactorRow = typeof secondFactor.$inferSelect;

export async function findSecondFactor(db: Executor | Tx, personId: string): Promise<SecondFactorRow | undefined> {
  const [row] = await db.select().from(secondFactor).where(eq(secondFactor.personId, personId));
  return row;
}

export async function lockSecondFactor(tx: Tx, personId: string): Promise<SecondFactorRow | undefined> {
  const [row] = await tx.select().from(secondFactor).where(eq(secondFactor.personId, personId)).for('update');
  return row;
}

/** Puts a secret in the place of one that was never confirmed. */
export async function writeSecret(tx: Tx, personId: string, secret: string): Promise<void> {
  const values = { secret, confirmedAt: null, lastStep: 0, recoveryHashes: [] };
  await tx
    .insert(secondFactor)
    .values({ personId, ...values })
    .onConflictDoUpdate({ target: secondFactor.personId, set: values });
}

export async function updateSecondFactor(
  tx: Tx,
  personId: string,
  values: Partial<Pick<SecondFactorRow, 'confirmedAt' | 'lastStep' | 'recoveryHashes'>>,
): Promise<void> {
  await tx.update(secondFactor).set(values).where(eq(secondFactor.personId, personId));
}

export async function deleteSecondFactor(tx: Tx, personId: string): Promise<void> {
  await tx.delete(secondFactor).where(eq(secondFactor.personId, personId));
}
