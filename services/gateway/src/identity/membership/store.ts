import { type Executor, rowBatches, type Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import type { Role } from '@techbourse/policy';
import { and, asc, count, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { member, person, session } from '../../db/auth-tables.ts';
import { membershipVersion, ownershipTransfer } from '../../db/organisation-tables.ts';
import { organisation } from '../../db/schema.ts';

export type PersonRow = typeof person.$inferSelect;
/** A membership. The CHECK of the table makes `role` one of the roles. */
export type MemberRow = Omit<typeof member.$inferSelect, 'role'> & { role: Role };
export type TransferRow = typeof ownershipTransfer.$inferSelect;

const asMember = (row: typeof member.$inferSelect): MemberRow => ({ ...row, role: row.role as Role });
const isOf = (organisationId: string, personId: string) =>
  and(eq(member.organizationId, organisationId), eq(member.userId, personId));

export async function findPerson(db: Executor | Tx, id: string): Promise<PersonRow | undefined> {
  const [row] = await db.select().from(person).where(eq(person.id, id));
  return row;
}

/**
 * Locked: what one person founds or asks for at the same moment is counted one after the other. A row that refers to the
 * person is not held up, so that who holds the organisation and admits the person meets no deadlock.
 */
export async function lockPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const [row] = await tx.select().from(person).where(eq(person.id, id)).for('no key update');
  return row;
}

export async function findMember(
  db: Executor | Tx,
  organisationId: string,
  personId: string,
): Promise<MemberRow | undefined> {
  const [row] = await db.select().from(member).where(isOf(organisationId, personId));
  return row && asMember(row);
}

export async function hasMemberOfEmail(tx: Tx, organisationId: string, email: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: member.id })
    .from(member)
    .innerJoin(person, eq(person.id, member.userId))
    .where(and(eq(member.organizationId, organisationId), sql`lower(${person.email}) = ${email}`))
    .limit(1);
  return row !== undefined;
}

export async function countMembers(tx: Tx, organisationId: string, role?: Role): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(member)
    .where(and(eq(member.organizationId, organisationId), role ? eq(member.role, role) : undefined));
  return row?.n ?? 0;
}

/** Members with the names and addresses of the people, in the order of their joining. */
export async function listMembers(
  db: Executor,
  organisationId: string,
  page: { after?: string | undefined; limit: number },
) {
  return db
    .select({ member, name: person.name, email: person.email })
    .from(member)
    .innerJoin(person, eq(person.id, member.userId))
    .where(and(eq(member.organizationId, organisationId), page.after ? gt(member.id, page.after) : undefined))
    .orderBy(asc(member.id))
    .limit(page.limit);
}

/** What a person belongs to and may act for; the oldest first. */
export async function listMemberships(db: Executor | Tx, personId: string) {
  const rows = await db
    .select({ member, organisation })
    .from(member)
    .innerJoin(organisation, eq(organisation.id, member.organizationId))
    .where(and(eq(member.userId, personId), isNull(organisation.deletedAt), isNull(organisation.mergedInto)))
    .orderBy(asc(member.id));
  return rows.map((row) => ({ organisation: row.organisation, member: asMember(row.member) }));
}

/** Everybody in an organisation. */
export async function allMembers(tx: Tx, organisationId: string): Promise<MemberRow[]> {
  const rows = await tx.select().from(member).where(eq(member.organizationId, organisationId)).orderBy(asc(member.id));
  return rows.map(asMember);
}

/** Undefined when the person belongs to it already. */
export async function insertMember(
  tx: Tx,
  given: { organisationId: string; personId: string; role: Role },
): Promise<MemberRow | undefined> {
  const [row] = await tx
    .insert(member)
    .values({ id: newId(), organizationId: given.organisationId, userId: given.personId, role: given.role })
    .onConflictDoNothing({ target: [member.organizationId, member.userId] })
    .returning();
  return row && asMember(row);
}

export async function updateRole(tx: Tx, id: string, role: Role): Promise<void> {
  await tx.update(member).set({ role }).where(eq(member.id, id));
}

export async function deleteMember(tx: Tx, { id, organizationId, userId }: MemberRow): Promise<void> {
  await tx.delete(member).where(eq(member.id, id));
  await tx
    .update(session)
    .set({ activeOrganizationId: null })
    .where(and(eq(session.userId, userId), eq(session.activeOrganizationId, organizationId)));
}

/** Sessions that act for nobody act for the organisation from now on. */
export async function activate(tx: Tx, personId: string, organisationId: string): Promise<void> {
  await tx
    .update(session)
    .set({ activeOrganizationId: organisationId })
    .where(and(eq(session.userId, personId), isNull(session.activeOrganizationId)));
}

/** The next version of what each person is in an organisation. */
export async function nextVersions(tx: Tx, of: readonly { organisationId: string; personId: string }[]) {
  const made: (typeof membershipVersion.$inferSelect)[] = [];
  for (const part of rowBatches(membershipVersion, of)) {
    const rows = await tx
      .insert(membershipVersion)
      .values(part.map(({ organisationId, personId }) => ({ organisationId, personId, version: 1 })))
      .onConflictDoUpdate({
        target: [membershipVersion.organisationId, membershipVersion.personId],
        set: { version: sql`${membershipVersion.version} + 1` },
      })
      .returning();
    made.push(...rows);
  }
  return made;
}

/** Undefined when one waits for an answer already. */
export async function insertTransfer(
  tx: Tx,
  given: { organisationId: string; fromPersonId: string; toPersonId: string },
): Promise<TransferRow | undefined> {
  const [row] = await tx
    .insert(ownershipTransfer)
    .values({ id: newId(), ...given })
    .onConflictDoNothing()
    .returning();
  return row;
}

const isPending = eq(ownershipTransfer.state, 'pending');

export async function findTransfer(db: Executor | Tx, organisationId: string): Promise<TransferRow | undefined> {
  const [row] = await db
    .select()
    .from(ownershipTransfer)
    .where(and(eq(ownershipTransfer.organisationId, organisationId), isPending));
  return row;
}

export async function listTransfersTo(db: Executor, personId: string): Promise<TransferRow[]> {
  return db
    .select()
    .from(ownershipTransfer)
    .where(and(eq(ownershipTransfer.toPersonId, personId), isPending))
    .orderBy(desc(ownershipTransfer.id))
    .limit(100);
}

export async function endTransfer(
  tx: Tx,
  id: string,
  state: 'accepted' | 'declined' | 'withdrawn',
  at: Date,
): Promise<TransferRow> {
  const [row] = await tx
    .update(ownershipTransfer)
    .set({ state, decidedAt: at })
    .where(eq(ownershipTransfer.id, id))
    .returning();
  if (!row) throw new Error('the transfer was not written');
  return row;
}

/** Offers that a person made or got in an organisation, or all of it, end with what they were made on. */
export async function withdrawTransfers(
  tx: Tx,
  organisationId: string,
  at: Date,
  personId?: string,
): Promise<TransferRow[]> {
  const involved: SQL | undefined = personId
    ? sql`${personId}::uuid in (${ownershipTransfer.fromPersonId}, ${ownershipTransfer.toPersonId})`
    : undefined;
  return tx
    .update(ownershipTransfer)
    .set({ state: 'withdrawn', decidedAt: at })
    .where(and(eq(ownershipTransfer.organisationId, organisationId), isPending, involved))
    .returning();
}
