import type { Executor, Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { and, asc, desc, eq, gt, isNull, ne, notInArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { member, person, secondFactor, session } from '../../db/auth-tables.ts';
import { organisation } from '../../db/schema.ts';
import { ssoProvider } from '../../db/sso-tables.ts';
import { actorDetails, isActing } from '../organisation/store.ts';

export type SessionRow = typeof session.$inferSelect;

/** Whoever has chosen no organisation acts for the first that it belongs to. */
const activeOrFirst = sql`coalesce(${session.activeOrganizationId}, (select own.organisation_id
  from identity.member own join identity.organisation of on of.id = own.organisation_id
  where own.person_id = ${session.userId} and ${isActing(sql`of`)} order by own.created_at, own.id limit 1))`;

/** That one, where the operator has suspended it: of who has chosen none, the first that it belongs to. */
const suspendedOrganisation = sql<string | null>`(select own.organisation_id
  from identity.member own join identity.organisation of on of.id = own.organisation_id
  where own.person_id = ${session.userId} and own.organisation_id = coalesce(${session.activeOrganizationId}, own.organisation_id)
    and of.suspended_at is not null and of.merged_into is null and of.deleted_at is null
  order by own.created_at, own.id limit 1)`;

const madeBy = alias(ssoProvider, 'made_by');
const onlyBy = alias(ssoProvider, 'only_by');

/**
 * Sessions with these hashes, their people, and the organisation each is active for with the role there; the provider that made
 * it, and the one whose sessions alone the organisation takes.
 */
export async function findSessionsByHash(db: Executor, hashes: string[]) {
  const provider = { organisationId: madeBy.organisationId, state: madeBy.state };
  return db
    .select({
      session,
      person,
      role: member.role,
      organisation,
      sharing: actorDetails,
      provider,
      requiredProviderId: onlyBy.id,
      suspendedId: suspendedOrganisation,
    })
    .from(session)
    .innerJoin(person, eq(person.id, session.userId))
    .leftJoin(member, and(eq(member.userId, session.userId), eq(member.organizationId, activeOrFirst)))
    .leftJoin(organisation, and(eq(organisation.id, member.organizationId), isActing(sql`organisation`)))
    .leftJoin(madeBy, eq(madeBy.id, session.ssoProviderId))
    .leftJoin(onlyBy, and(eq(onlyBy.organisationId, member.organizationId), eq(onlyBy.required, true)))
    .where(sql`${session.token} = any(${sql.param(hashes)}::text[])`);
}

export async function insertSession(
  tx: Tx,
  given: Pick<SessionRow, 'token' | 'userId' | 'how' | 'secondFactorDue' | 'expiresAt'> & {
    activeOrganizationId: string | null;
    ssoProviderId: string | null;
    ipAddress: string;
    userAgent: string;
    at: Date;
  },
): Promise<SessionRow> {
  const { at, ...values } = given;
  const [row] = await tx
    .insert(session)
    .values({ id: newId(), ...values, createdAt: at, updatedAt: at })
    .returning();
  if (!row) throw new Error('the session was not written');
  return row;
}

/** A session that waits for the second factor of its person. */
export async function findPendingSession(db: Executor, token: string, at: Date): Promise<SessionRow | undefined> {
  const [row] = await db
    .select()
    .from(session)
    .where(and(eq(session.token, token), eq(session.secondFactorDue, true), gt(session.expiresAt, at)));
  return row;
}

/** Gives a session that waited for the second factor a new token, under which it opens what is its person's. */
export async function finishSession(
  tx: Tx,
  id: string,
  token: string,
  expiresAt: Date,
): Promise<SessionRow | undefined> {
  const [row] = await tx
    .update(session)
    .set({ token, secondFactorDue: false, expiresAt })
    .where(and(eq(session.id, id), eq(session.secondFactorDue, true)))
    .returning();
  return row;
}

/** Sessions of a person: all, or those alone that one provider made. */
function isOf(personId: string, ssoProviderId: string | null | undefined) {
  return and(eq(session.userId, personId), ssoProviderId ? eq(session.ssoProviderId, ssoProviderId) : undefined);
}

export async function listSessions(
  db: Executor,
  personId: string,
  at: Date,
  ssoProviderId?: string | null,
): Promise<SessionRow[]> {
  return db
    .select()
    .from(session)
    .where(and(isOf(personId, ssoProviderId), gt(session.expiresAt, at), eq(session.secondFactorDue, false)))
    .orderBy(desc(session.updatedAt), desc(session.id));
}

export async function deleteSession(
  tx: Tx | Executor,
  personId: string,
  id: string,
  ssoProviderId?: string | null,
): Promise<boolean> {
  const gone = await tx
    .delete(session)
    .where(and(isOf(personId, ssoProviderId), eq(session.id, id)))
    .returning({ id: session.id });
  return gone.length > 0;
}

/** Ends the sessions of a person, or those alone that one provider made; all but one when that is named; how many there were. */
export async function deleteSessions(
  tx: Tx,
  personId: string,
  options: { except?: string | undefined; ssoProviderId?: string | null } = {},
): Promise<number> {
  const gone = await tx
    .delete(session)
    .where(and(isOf(personId, options.ssoProviderId), options.except ? ne(session.id, options.except) : undefined))
    .returning({ id: session.id });
  return gone.length;
}

/** Ends all sessions of a person but the newest. Each provider has its own number, so that it ends no others. */
export async function deleteOldestSessions(
  tx: Tx,
  { personId, ssoProviderId }: { personId: string; ssoProviderId: string | null },
  keep: number,
): Promise<void> {
  const made = ssoProviderId === null ? isNull(session.ssoProviderId) : eq(session.ssoProviderId, ssoProviderId);
  const alike = and(eq(session.userId, personId), made);
  const newest = tx
    .select({ id: session.id })
    .from(session)
    .where(alike)
    .orderBy(desc(session.createdAt), desc(session.id))
    .limit(keep);
  await tx.delete(session).where(and(alike, notInArray(session.id, newest)));
}

/** Whether an organisation takes sessions of another making than this one alone. */
export async function isClosedTo(tx: Tx, sessionId: string, organisationId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: ssoProvider.id })
    .from(ssoProvider)
    .innerJoin(session, eq(session.id, sessionId))
    .where(
      and(
        eq(ssoProvider.organisationId, organisationId),
        eq(ssoProvider.required, true),
        sql`${session.ssoProviderId} is distinct from ${ssoProvider.id}`,
      ),
    );
  return row !== undefined;
}

export async function setActiveOrganisation(tx: Tx, id: string, organisationId: string | null): Promise<void> {
  await tx.update(session).set({ activeOrganizationId: organisationId }).where(eq(session.id, id));
}

/**
 * Where a person acted last, as far as it still may; else the organisation it has been in for longest. Those that take sessions
 * of their own provider alone come last.
 */
export async function firstOrganisationOf(tx: Tx, personId: string): Promise<string | null> {
  const lastUse = sql`(select max(s.updated_at) from identity.session s
    where s.person_id = ${member.userId} and s.active_organisation_id = ${member.organizationId})`;
  const isClosed = sql`exists (select from ${ssoProvider}
    where ${ssoProvider.organisationId} = ${member.organizationId} and ${ssoProvider.required})`;
  const [row] = await tx
    .select({ id: member.organizationId })
    .from(member)
    .where(eq(member.userId, personId))
    .orderBy(isClosed, sql`${lastUse} desc nulls last`, asc(member.createdAt), asc(member.id))
    .limit(1);
  return row?.id ?? null;
}

/** What a person belongs to, with its role there, by name. */
export async function listMemberships(db: Executor | Tx, personId: string) {
  return db
    .select({ role: member.role, organisation })
    .from(member)
    .innerJoin(organisation, eq(organisation.id, member.organizationId))
    .where(eq(member.userId, personId))
    .orderBy(asc(organisation.displayName), asc(organisation.id));
}

export async function hasSecondFactor(db: Executor | Tx, personId: string): Promise<boolean> {
  const [row] = await db
    .select({ at: secondFactor.confirmedAt })
    .from(secondFactor)
    .where(eq(secondFactor.personId, personId));
  return row?.at != null;
}

/**
 * Writes the last use of sessions, and their end with it: one that is used goes on, until its last day. One that a provider made
 * ends when it was to, because only there it is known who still works for the organisation.
 */
export async function writeSessionUses(
  db: Executor,
  uses: readonly { id: string; at: Date }[],
  days: { idle: number; most: number },
): Promise<void> {
  if (uses.length === 0) return;
  const ids = sql.param(uses.map(({ id }) => id));
  const moments = sql.param(uses.map(({ at }) => at.toISOString()));
  await db.execute(sql`
    update ${session} set updated_at = greatest(updated_at, used.at::timestamptz),
      expires_at = case when sso_provider_id is not null then expires_at
        else least(created_at + make_interval(days => ${days.most}),
          greatest(expires_at, used.at::timestamptz + make_interval(days => ${days.idle}))) end
    from unnest(${ids}::uuid[], ${moments}::text[]) as used(id, at)
    where ${session.id} = used.id and not second_factor_due`);
}
