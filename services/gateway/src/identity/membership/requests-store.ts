import type { Executor, Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { and, count, desc, eq, gt, lt, lte, sql } from 'drizzle-orm';
import { invitation, person } from '../../db/auth-tables.ts';
import { joinRequest } from '../../db/organisation-tables.ts';
import { organisation } from '../../db/schema.ts';

export type JoinRequestRow = typeof joinRequest.$inferSelect;
export type InvitationRow = typeof invitation.$inferSelect;

const isOpenRequest = eq(joinRequest.state, 'pending');
const isOpenInvitation = eq(invitation.status, 'pending');

/** Undefined when one of this person waits already. */
export async function insertJoinRequest(
  tx: Tx,
  given: { organisationId: string; personId: string; message: string | null },
): Promise<JoinRequestRow | undefined> {
  const [row] = await tx
    .insert(joinRequest)
    .values({ id: newId(), ...given })
    .onConflictDoNothing()
    .returning();
  return row;
}

export async function findOpenRequest(
  db: Executor | Tx,
  organisationId: string,
  personId: string,
): Promise<JoinRequestRow | undefined> {
  const [row] = await db
    .select()
    .from(joinRequest)
    .where(and(eq(joinRequest.organisationId, organisationId), eq(joinRequest.personId, personId), isOpenRequest));
  return row;
}

export async function countOpenRequests(tx: Tx, personId: string): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(joinRequest)
    .where(and(eq(joinRequest.personId, personId), isOpenRequest));
  return row?.n ?? 0;
}

export async function wasDeclinedSince(tx: Tx, organisationId: string, personId: string, since: Date) {
  const [row] = await tx
    .select({ decidedAt: joinRequest.decidedAt })
    .from(joinRequest)
    .where(
      and(
        eq(joinRequest.organisationId, organisationId),
        eq(joinRequest.personId, personId),
        eq(joinRequest.state, 'declined'),
        gt(joinRequest.decidedAt, since),
      ),
    )
    .limit(1);
  return row !== undefined;
}

export async function findJoinRequest(db: Executor | Tx, id: string): Promise<JoinRequestRow | undefined> {
  const [row] = await db.select().from(joinRequest).where(eq(joinRequest.id, id));
  return row;
}

export async function updateJoinRequest(
  tx: Tx,
  before: JoinRequestRow,
  change: Partial<Pick<JoinRequestRow, 'state' | 'role' | 'note' | 'decidedAt'>>,
): Promise<JoinRequestRow> {
  const [row] = await tx
    .update(joinRequest)
    .set({ ...change, version: before.version + 1 })
    .where(eq(joinRequest.id, before.id))
    .returning();
  if (!row) throw new Error('the request was not written');
  return row;
}

/** Requests to an organisation, newest first, with the people who ask. */
export async function listJoinRequests(
  db: Executor,
  filter: { organisationId: string; state?: string | undefined; before?: string | undefined; limit: number },
) {
  return db
    .select({ request: joinRequest, name: person.name, email: person.email })
    .from(joinRequest)
    .innerJoin(person, eq(person.id, joinRequest.personId))
    .where(
      and(
        eq(joinRequest.organisationId, filter.organisationId),
        filter.state ? eq(joinRequest.state, filter.state) : undefined,
        filter.before ? lt(joinRequest.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(joinRequest.id))
    .limit(filter.limit);
}

export async function listOwnRequests(db: Executor, personId: string, limit: number): Promise<JoinRequestRow[]> {
  return db
    .select()
    .from(joinRequest)
    .where(eq(joinRequest.personId, personId))
    .orderBy(desc(joinRequest.id))
    .limit(limit);
}

/** All that wait at an organisation. */
export async function allOpenRequests(tx: Tx, organisationId: string): Promise<JoinRequestRow[]> {
  return tx
    .select()
    .from(joinRequest)
    .where(and(eq(joinRequest.organisationId, organisationId), isOpenRequest));
}

/** A new invitation, or the open one of this address with the new role and end. */
export async function writeInvitation(
  tx: Tx,
  given: { organisationId: string; email: string; role: string; inviterId: string | null; expiresAt: Date },
): Promise<InvitationRow> {
  const { organisationId, ...rest } = given;
  const [row] = await tx
    .insert(invitation)
    .values({ id: newId(), organizationId: organisationId, ...rest })
    .onConflictDoUpdate({
      target: [invitation.organizationId, invitation.email],
      targetWhere: sql`${invitation.status} = 'pending'`,
      set: {
        role: rest.role,
        inviterId: rest.inviterId,
        expiresAt: rest.expiresAt,
        version: sql`${invitation.version} + 1`,
      },
    })
    .returning();
  if (!row) throw new Error('the invitation was not written');
  return row;
}

export async function findInvitation(db: Executor | Tx, id: string): Promise<InvitationRow | undefined> {
  const [row] = await db.select().from(invitation).where(eq(invitation.id, id));
  return row;
}

export async function findOpenInvitation(
  db: Executor | Tx,
  organisationId: string,
  email: string,
): Promise<InvitationRow | undefined> {
  const [row] = await db
    .select()
    .from(invitation)
    .where(and(eq(invitation.organizationId, organisationId), eq(invitation.email, email), isOpenInvitation));
  return row;
}

export async function countOpenInvitations(tx: Tx, organisationId: string): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(invitation)
    .where(and(eq(invitation.organizationId, organisationId), isOpenInvitation));
  return row?.n ?? 0;
}

export async function listInvitations(
  db: Executor,
  organisationId: string,
  page: { before?: string | undefined; limit: number },
): Promise<InvitationRow[]> {
  return db
    .select()
    .from(invitation)
    .where(and(eq(invitation.organizationId, organisationId), page.before ? lt(invitation.id, page.before) : undefined))
    .orderBy(desc(invitation.id))
    .limit(page.limit);
}

/** Open ones for an address, with the organisations that invite. */
export async function listInvitationsTo(db: Executor, email: string, now: Date) {
  return db
    .select({ invitation, organisation })
    .from(invitation)
    .innerJoin(organisation, eq(organisation.id, invitation.organizationId))
    .where(and(eq(invitation.email, email), isOpenInvitation, gt(invitation.expiresAt, now)))
    .orderBy(desc(invitation.id))
    .limit(100);
}

export async function setInvitationStatus(
  tx: Tx,
  id: string,
  status: 'accepted' | 'declined' | 'revoked',
): Promise<InvitationRow> {
  const [row] = await tx
    .update(invitation)
    .set({ status, version: sql`${invitation.version} + 1` })
    .where(eq(invitation.id, id))
    .returning();
  if (!row) throw new Error('the invitation was not written');
  return row;
}

export async function markMailed(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(invitation).set({ mailedAt: at }).where(eq(invitation.id, id));
}

/** Open invitations of an organisation: all, or those that one person made. */
export async function openInvitations(tx: Tx, organisationId: string, inviterId?: string): Promise<InvitationRow[]> {
  return tx
    .select()
    .from(invitation)
    .where(
      and(
        eq(invitation.organizationId, organisationId),
        isOpenInvitation,
        inviterId ? eq(invitation.inviterId, inviterId) : undefined,
      ),
    );
}

/** Those whose end is over take no place of the open ones. */
export async function expireInvitations(tx: Tx, organisationId: string, now: Date): Promise<void> {
  await tx
    .update(invitation)
    .set({ status: 'expired' })
    .where(and(eq(invitation.organizationId, organisationId), isOpenInvitation, lte(invitation.expiresAt, now)));
}
