import type { Executor, Tx } from '@techbourse/db';
import type { Evidence } from '@techbourse/gateway/api';
import { newId } from '@techbourse/platform';
import { and, asc, desc, eq, gt, isNotNull, lt, lte, or } from 'drizzle-orm';
import { verificationRequest } from '../../db/organisation-tables.ts';
import { organisation } from '../../db/schema.ts';
import type { OrganisationRow } from '../organisation/store.ts';

export type VerificationRequestRow = typeof verificationRequest.$inferSelect;

const isPending = eq(verificationRequest.state, 'pending');

/** Undefined when one of the organisation waits already. */
export async function insertRequest(
  tx: Tx,
  given: { organisationId: string; evidence: Evidence[] },
): Promise<VerificationRequestRow | undefined> {
  const [row] = await tx
    .insert(verificationRequest)
    .values({ id: newId(), ...given })
    .onConflictDoNothing()
    .returning();
  return row;
}

export async function findRequest(db: Executor | Tx, id: string): Promise<VerificationRequestRow | undefined> {
  const [row] = await db.select().from(verificationRequest).where(eq(verificationRequest.id, id));
  return row;
}

export async function updateRequest(
  tx: Tx,
  id: string,
  change: Partial<Pick<VerificationRequestRow, 'state' | 'reasons' | 'note' | 'validUntil' | 'decidedAt'>>,
): Promise<VerificationRequestRow> {
  const [row] = await tx.update(verificationRequest).set(change).where(eq(verificationRequest.id, id)).returning();
  if (!row) throw new Error('the request was not written');
  return row;
}

/** Of one organisation the newest first; of all what has waited longest. */
export async function listRequests(
  db: Executor,
  filter: {
    organisationId?: string | undefined;
    state?: string | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<VerificationRequestRow[]> {
  const { organisationId, state, after } = filter;
  const { id } = verificationRequest;
  return db
    .select()
    .from(verificationRequest)
    .where(
      and(
        organisationId ? eq(verificationRequest.organisationId, organisationId) : undefined,
        state ? eq(verificationRequest.state, state) : undefined,
        after ? (organisationId ? lt(id, after) : gt(id, after)) : undefined,
      ),
    )
    .orderBy(organisationId ? desc(id) : asc(id))
    .limit(filter.limit);
}

/** The request of an organisation that waits for its decision. */
export async function findPending(tx: Tx, organisationId: string): Promise<VerificationRequestRow | undefined> {
  const [row] = await tx
    .select()
    .from(verificationRequest)
    .where(and(eq(verificationRequest.organisationId, organisationId), isPending));
  return row;
}

/** Organisations whose verification has run out at `at`, locked; one process gets them at a time. */
export async function lockEnded(tx: Tx, at: Date, limit: number): Promise<OrganisationRow[]> {
  return tx
    .select()
    .from(organisation)
    .where(
      and(
        lte(organisation.verifiedUntil, at),
        or(isNotNull(organisation.verifiedAt), isNotNull(organisation.reverifySince)),
      ),
    )
    .limit(limit)
    .for('update', { skipLocked: true });
}
