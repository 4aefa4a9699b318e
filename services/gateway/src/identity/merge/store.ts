import type { Executor, Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { and, type Column, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { member, session } from '../../db/auth-tables.ts';
import { type MovedByMerge, organisationDomain, organisationMerge } from '../../db/organisation-tables.ts';
import { apiKey, organisation } from '../../db/schema.ts';

export type MergeRow = typeof organisationMerge.$inferSelect;

export async function insertMerge(
  tx: Tx,
  given: { fromId: string; intoId: string; reason: string; moved: MovedByMerge; createdAt: Date },
): Promise<MergeRow> {
  const [row] = await tx
    .insert(organisationMerge)
    .values({ id: newId(), ...given })
    .returning();
  if (!row) throw new Error('the merge was not written');
  return row;
}

/** The merge by which an organisation went, unless it was undone. */
export async function findMerge(db: Executor | Tx, fromId: string): Promise<MergeRow | undefined> {
  const [row] = await db
    .select()
    .from(organisationMerge)
    .where(and(eq(organisationMerge.fromId, fromId), isNull(organisationMerge.undoneAt)));
  return row;
}

export async function markUndone(tx: Tx, id: string, at: Date): Promise<MergeRow> {
  const [row] = await tx
    .update(organisationMerge)
    .set({ undoneAt: at })
    .where(eq(organisationMerge.id, id))
    .returning();
  if (!row) throw new Error('the merge was not written');
  return row;
}

/** Moves keys to another organisation: all, or those of the ids that are there still. @returns their ids. */
export async function moveKeys(tx: Tx, from: string, into: string, ids?: readonly string[]): Promise<string[]> {
  const rows = await tx
    .update(apiKey)
    .set({ referenceId: into })
    .where(and(eq(apiKey.referenceId, from), ids ? inArray(apiKey.id, [...ids]) : undefined))
    .returning({ id: apiKey.id });
  return rows.map(({ id }) => id);
}

/** Moves web domains that the other has not named itself. @returns their ids. */
export async function moveDomains(tx: Tx, from: string, into: string, ids?: readonly string[]): Promise<string[]> {
  const named = tx
    .select({ domain: organisationDomain.domain })
    .from(organisationDomain)
    .where(eq(organisationDomain.organisationId, into));
  const known = (await named).map(({ domain }) => domain);
  const found = await tx.select().from(organisationDomain).where(eq(organisationDomain.organisationId, from));
  const moving = found.filter(({ id, domain }) => !known.includes(domain) && (!ids || ids.includes(id)));
  if (moving.length === 0) return [];
  const moved = moving.map(({ id }) => id);
  await tx.update(organisationDomain).set({ organisationId: into }).where(inArray(organisationDomain.id, moved));
  return moved;
}

/** Moves units below another organisation: all, or those of the ids that are there still. @returns their ids. */
export async function moveUnits(tx: Tx, from: string, into: string, ids?: readonly string[]): Promise<string[]> {
  const rows = await tx
    .update(organisation)
    .set({ parentId: into })
    .where(and(eq(organisation.parentId, from), ids ? inArray(organisation.id, [...ids]) : undefined))
    .returning({ id: organisation.id });
  return rows.map(({ id }) => id);
}

/** What an organisation has that a merge moves. */
export type Holdings = {
  people: string[];
  domains: string[];
  keys: number;
  units: number;
  /** A request to be verified or accredited waits for its decision. */
  waits: boolean;
  /** Its people sign in by its own provider. */
  signsOn: boolean;
};

export async function readHoldings(tx: Tx, id: string): Promise<Holdings> {
  const [row] = await tx.execute<Holdings>(sql`select
    array(select person_id::text from identity.member where organisation_id = ${id}) as people,
    array(select domain from identity.organisation_domain where organisation_id = ${id}) as domains,
    (select count(*)::int from identity.api_key where reference_id = ${id}) as keys,
    (select count(*)::int from identity.organisation where parent_id = ${id}) as units,
    exists (select 1 from identity.verification_request where organisation_id = ${id} and state = 'pending')
      or exists (select 1 from identity.accreditation_request where agency_id = ${id} and state = 'pending') as waits,
    exists (select 1 from identity.sso_provider where organisation_id = ${id} and state = 'approved') as "signsOn"`);
  if (!row) throw new Error('a select without a row');
  return row;
}

/** One parameter, however many people there are. */
function isOneOf(column: Column, ids: readonly string[]): SQL {
  return sql`${column} = any(${sql.param([...ids])}::uuid[])`;
}

/** Sessions that act for one organisation act for the other: everybody’s, or those of some people. */
export async function moveSessions(tx: Tx, from: string, into: string, people?: readonly string[]): Promise<void> {
  await tx
    .update(session)
    .set({ activeOrganizationId: into })
    .where(and(eq(session.activeOrganizationId, from), people ? isOneOf(session.userId, people) : undefined));
}

export async function removeAdded(tx: Tx, organisationId: string, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await tx
    .delete(member)
    .where(and(eq(member.organizationId, organisationId), isOneOf(member.userId, personIds)))
    .returning({ personId: member.userId });
  return rows.map(({ personId }) => personId);
}
