import type { Executor, Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import { accreditationRequest } from '../../db/mandate-tables.ts';

export type AccreditationRequestRow = typeof accreditationRequest.$inferSelect;
type Given = Pick<
  AccreditationRequestRow,
  'agencyId' | 'body' | 'number' | 'scope' | 'fromDay' | 'toDay' | 'evidence' | 'remark'
>;

/** Undefined when one of the agency waits already. */
export async function insertRequest(tx: Tx, given: Given): Promise<AccreditationRequestRow | undefined> {
  const [row] = await tx
    .insert(accreditationRequest)
    .values({ id: newId(), ...given })
    .onConflictDoNothing()
    .returning();
  return row;
}

/** One that is to be answered, locked: of two answers at once the later one finds it answered. */
export async function lockRequest(tx: Tx, id: string): Promise<AccreditationRequestRow | undefined> {
  const [row] = await tx.select().from(accreditationRequest).where(eq(accreditationRequest.id, id)).for('update');
  return row;
}

export async function updateRequest(
  tx: Tx,
  id: string,
  change: Partial<Pick<AccreditationRequestRow, 'state' | 'reasons' | 'note' | 'accreditationId' | 'decidedAt'>>,
): Promise<AccreditationRequestRow> {
  const [row] = await tx.update(accreditationRequest).set(change).where(eq(accreditationRequest.id, id)).returning();
  if (!row) throw new Error('the request was not written');
  return row;
}

/** Of one agency the newest first; of all what has waited longest. */
export async function listRequests(
  db: Executor | Tx,
  filter: { agencyId?: string | undefined; state?: string | undefined; after?: string | undefined; limit: number },
): Promise<AccreditationRequestRow[]> {
  const { agencyId, state, after } = filter;
  const { id } = accreditationRequest;
  return db
    .select()
    .from(accreditationRequest)
    .where(
      and(
        agencyId ? eq(accreditationRequest.agencyId, agencyId) : undefined,
        state ? eq(accreditationRequest.state, state) : undefined,
        after ? (agencyId ? lt(id, after) : gt(id, after)) : undefined,
      ),
    )
    .orderBy(agencyId ? desc(id) : asc(id))
    .limit(filter.limit);
}
