import type { Executor, Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { and, asc, count, eq } from 'drizzle-orm';
import { organisationDomain } from '../../db/organisation-tables.ts';

export type DomainRow = typeof organisationDomain.$inferSelect;

const isOf = (organisationId: string, id: string) =>
  and(eq(organisationDomain.organisationId, organisationId), eq(organisationDomain.id, id));

export async function listDomains(db: Executor | Tx, organisationId: string): Promise<DomainRow[]> {
  return db
    .select()
    .from(organisationDomain)
    .where(eq(organisationDomain.organisationId, organisationId))
    .orderBy(asc(organisationDomain.domain));
}

export async function countDomains(tx: Tx, organisationId: string): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(organisationDomain)
    .where(eq(organisationDomain.organisationId, organisationId));
  return row?.n ?? 0;
}

export async function findDomain(
  db: Executor | Tx,
  organisationId: string,
  id: string,
): Promise<DomainRow | undefined> {
  const [row] = await db.select().from(organisationDomain).where(isOf(organisationId, id));
  return row;
}

/** The one that stands when the organisation has named it already. */
export async function insertDomain(
  tx: Tx,
  given: { organisationId: string; domain: string; token: string },
): Promise<{ row: DomainRow; isNew: boolean }> {
  const [row] = await tx
    .insert(organisationDomain)
    .values({ id: newId(), ...given })
    .onConflictDoNothing({ target: [organisationDomain.organisationId, organisationDomain.domain] })
    .returning();
  if (row) return { row, isNew: true };
  const [known] = await tx
    .select()
    .from(organisationDomain)
    .where(
      and(eq(organisationDomain.organisationId, given.organisationId), eq(organisationDomain.domain, given.domain)),
    );
  if (!known) throw new Error('the domain was not written');
  return { row: known, isNew: false };
}

export async function updateDomain(
  tx: Tx,
  id: string,
  change: Partial<Pick<DomainRow, 'method' | 'checkedAt' | 'verifiedAt'>>,
): Promise<DomainRow> {
  const [row] = await tx.update(organisationDomain).set(change).where(eq(organisationDomain.id, id)).returning();
  if (!row) throw new Error('the domain was not written');
  return row;
}

export async function deleteDomain(tx: Tx, id: string): Promise<void> {
  await tx.delete(organisationDomain).where(eq(organisationDomain.id, id));
}
