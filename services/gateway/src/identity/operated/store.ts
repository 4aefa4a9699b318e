import type { Executor, Tx } from '@techbourse/db';
import { and, desc, eq, ilike, isNotNull, isNull, like, lt, not, or, type SQL, sql } from 'drizzle-orm';
import { account, member, passkey, person, secondFactor, session } from '../../db/auth-tables.ts';
import { personDeletion } from '../../db/privacy-tables.ts';
import { organisation } from '../../db/schema.ts';

const PSEUDONYMS = like(person.email, '%@deleted.invalid');
const STATES: Readonly<Record<'active' | 'suspended' | 'deleted', SQL | undefined>> = {
  active: and(isNull(person.suspendedAt), not(PSEUDONYMS)),
  suspended: and(isNotNull(person.suspendedAt), not(PSEUDONYMS)),
  deleted: PSEUDONYMS,
};

/** Newest first. */
export async function listPeople(
  db: Executor | Tx,
  query: {
    q?: string | undefined;
    state?: keyof typeof STATES | undefined;
    before?: string | undefined;
    limit: number;
  },
) {
  const { q, state, before, limit } = query;
  const pattern = `%${(q ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const matches = q
    ? or(ilike(person.name, pattern), ilike(person.email, pattern), sql`${person.id}::text = ${q}`)
    : undefined;
  return db
    .select()
    .from(person)
    .where(and(matches, state && STATES[state], before ? lt(person.id, before) : undefined))
    .orderBy(desc(person.id))
    .limit(limit);
}

/** How a person signs in, counted. */
export async function readSignIn(db: Executor | Tx, personId: string) {
  const count = (table: SQL, more = sql`true`) =>
    sql<number>`(select count(*)::int from ${table} where person_id = ${personId} and ${more})`;
  const [row] = await db
    .select({
      password: sql<boolean>`exists (select 1 from ${account} where person_id = ${personId} and password is not null)`,
      secondFactor: sql<boolean>`exists (select 1 from ${secondFactor} where person_id = ${personId} and confirmed_at is not null)`,
      passkeys: count(sql`${passkey}`),
      sessions: count(sql`${session}`, sql`expires_at > now()`),
      lastUsedAt: sql<string | null>`(select max(updated_at) from ${session} where person_id = ${personId})`,
      deletionDueAt: sql<
        string | null
      >`(select due_at from ${personDeletion} where person_id = ${personId} and done_at is null)`,
    })
    .from(person)
    .where(eq(person.id, personId));
  return row;
}

export async function readMemberships(db: Executor | Tx, personId: string) {
  return db
    .select({ organisationId: organisation.id, name: organisation.name, role: member.role, since: member.createdAt })
    .from(member)
    .innerJoin(organisation, eq(organisation.id, member.organizationId))
    .where(eq(member.userId, personId))
    .orderBy(member.createdAt);
}

export async function setSuspension(tx: Tx, id: string, suspended: { at: Date; reason: string } | null): Promise<void> {
  const values = { suspendedAt: suspended?.at ?? null, suspendedFor: suspended?.reason ?? null };
  await tx.update(person).set(values).where(eq(person.id, id));
}

/** False when there was none. */
export async function removeSecondFactor(tx: Tx, personId: string): Promise<boolean> {
  const gone = await tx.delete(secondFactor).where(eq(secondFactor.personId, personId)).returning();
  return gone.some(({ confirmedAt }) => confirmedAt !== null);
}
