import type { Executor, Tx } from '@techbourse/db';
import { asc, desc, eq, sql } from 'drizzle-orm';
import { weightsActivations, weightsVersions } from '../db/schema.ts';

export type VersionRow = typeof weightsVersions.$inferSelect;
export type ActivationRow = typeof weightsActivations.$inferSelect;

export async function findVersion(db: Executor | Tx, id: string): Promise<VersionRow | undefined> {
  const [row] = await db.select().from(weightsVersions).where(eq(weightsVersions.id, id));
  return row;
}

/** Newest first. */
export async function listVersions(db: Executor | Tx): Promise<VersionRow[]> {
  return db.select().from(weightsVersions).orderBy(desc(weightsVersions.createdAt), desc(weightsVersions.id));
}

export async function insertVersion(tx: Tx, version: Omit<VersionRow, 'createdAt'>): Promise<void> {
  await tx.insert(weightsVersions).values(version);
}

/** Oldest first. */
export async function listActivations(db: Executor | Tx): Promise<ActivationRow[]> {
  return db.select().from(weightsActivations).orderBy(asc(weightsActivations.seq));
}

export async function insertActivation(tx: Tx, line: Omit<ActivationRow, 'seq' | 'at'>): Promise<void> {
  await tx.insert(weightsActivations).values(line);
}

/** Serialises changes of the active weights, until the end of the transaction. */
export async function lockWeights(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('matching:weights', 0))`);
}
