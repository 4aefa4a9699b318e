import type { Executor, Tx } from '@techbourse/db';
import { and, asc, eq, gt, type InferSelectModel, isNull } from 'drizzle-orm';
import { disclosure } from '../db/schema.ts';

export type DisclosureRow = InferSelectModel<typeof disclosure>;

type Db = Tx | Executor;

/** The disclosures of a deal, oldest first. */
export function listDisclosureRows(
  db: Db,
  { dealId, above, limit }: { dealId: string; above: string | undefined; limit: number },
): Promise<DisclosureRow[]> {
  return db
    .select()
    .from(disclosure)
    .where(and(eq(disclosure.dealId, dealId), above ? gt(disclosure.id, above) : undefined))
    .orderBy(asc(disclosure.id))
    .limit(limit);
}

/** Those that stand; the lock on the deal keeps them so. */
export function standingDisclosures(tx: Tx, dealId: string): Promise<DisclosureRow[]> {
  return tx
    .select()
    .from(disclosure)
    .where(and(eq(disclosure.dealId, dealId), isNull(disclosure.endedAt)))
    .orderBy(asc(disclosure.id));
}

export async function findDisclosure(db: Db, id: string): Promise<DisclosureRow | undefined> {
  const [row] = await db.select().from(disclosure).where(eq(disclosure.id, id));
  return row;
}

export async function insertDisclosure(tx: Tx, row: DisclosureRow): Promise<void> {
  await tx.insert(disclosure).values(row);
}

export async function updateDisclosure(tx: Tx, row: DisclosureRow): Promise<void> {
  await tx.update(disclosure).set(row).where(eq(disclosure.id, row.id));
}
