import type { Executor, Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { and, asc, desc, eq, or, sql } from 'drizzle-orm';
import { unitRequest } from '../../db/organisation-tables.ts';
import { organisation } from '../../db/schema.ts';
import type { OrganisationRow } from '../organisation/store.ts';

export type UnitRequestRow = typeof unitRequest.$inferSelect;

/** Organisations above and below others change one after the other: two changes at once could close a circle. */
export async function lockTree(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('techbourse:identity:units', 0))`);
}

/** The organisations above one, the nearest first. */
export async function ancestorsOf(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with recursive above(id, parent_id, n) as (
      select id, parent_id, 0 from ${organisation} where id = ${id}
      union all select o.id, o.parent_id, n + 1 from ${organisation} o join above on o.id = above.parent_id where n < 50)
    select id from above where n > 0 order by n`);
  return rows.map((row) => row.id);
}

/** How many levels of units are below one. */
export async function heightOf(tx: Tx, id: string): Promise<number> {
  const [row] = await tx.execute<{ height: number }>(sql`
    with recursive below(id, n) as (
      select id, 0 from ${organisation} where id = ${id}
      union all select o.id, n + 1 from ${organisation} o join below on o.parent_id = below.id where n < 50)
    select max(n)::int as height from below`);
  return row?.height ?? 0;
}

export async function unitsOf(db: Executor | Tx, parentId: string, limit: number): Promise<OrganisationRow[]> {
  return db
    .select()
    .from(organisation)
    .where(eq(organisation.parentId, parentId))
    .orderBy(asc(organisation.displayName), asc(organisation.id))
    .limit(limit);
}

export async function insertUnitRequest(
  tx: Tx,
  given: { unitId: string; parentId: string; askedBy: string },
): Promise<UnitRequestRow | undefined> {
  const [row] = await tx
    .insert(unitRequest)
    .values({ id: newId(), ...given })
    .onConflictDoNothing()
    .returning();
  return row;
}

export async function findPendingUnitRequest(tx: Tx, unitId: string, parentId: string) {
  const [row] = await tx
    .select()
    .from(unitRequest)
    .where(and(eq(unitRequest.unitId, unitId), eq(unitRequest.parentId, parentId), eq(unitRequest.state, 'pending')));
  return row;
}

export async function findUnitRequest(tx: Tx, id: string): Promise<UnitRequestRow | undefined> {
  const [row] = await tx.select().from(unitRequest).where(eq(unitRequest.id, id)).for('update');
  return row;
}

export async function endUnitRequest(tx: Tx, id: string, state: UnitRequestRow['state'], at: Date) {
  const [row] = await tx.update(unitRequest).set({ state, decidedAt: at }).where(eq(unitRequest.id, id)).returning();
  if (!row) throw new Error('the request was not written');
  return row;
}

export async function listUnitRequests(db: Executor, id: string, limit: number): Promise<UnitRequestRow[]> {
  return db
    .select()
    .from(unitRequest)
    .where(or(eq(unitRequest.unitId, id), eq(unitRequest.parentId, id)))
    .orderBy(desc(unitRequest.id))
    .limit(limit);
}
