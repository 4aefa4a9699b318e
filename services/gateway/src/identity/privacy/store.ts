import type { Executor, Tx } from '@techbourse/db';
import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import { invitation, mailLink, member, person } from '../../db/auth-tables.ts';
import { personDeletion } from '../../db/privacy-tables.ts';
import { mail, organisation } from '../../db/schema.ts';
import { pseudonymOf } from './pseudonym.ts';

export type DeletionRow = typeof personDeletion.$inferSelect;

export async function findDeletion(db: Executor | Tx, personId: string): Promise<DeletionRow | undefined> {
  const [row] = await db.select().from(personDeletion).where(eq(personDeletion.personId, personId));
  return row;
}

export async function writeDeletion(tx: Tx, row: Omit<DeletionRow, 'doneAt'>): Promise<void> {
  await tx.insert(personDeletion).values(row);
}

export async function deleteDeletion(tx: Tx, personId: string): Promise<void> {
  await tx.delete(personDeletion).where(eq(personDeletion.personId, personId));
}

/** People whose time is over, locked. */
export async function lockDueDeletions(tx: Tx, at: Date, limit: number): Promise<DeletionRow[]> {
  return tx
    .select()
    .from(personDeletion)
    .where(and(isNull(personDeletion.doneAt), lte(personDeletion.dueAt, at)))
    .orderBy(personDeletion.dueAt)
    .limit(limit)
    .for('update', { skipLocked: true });
}

export async function postponeDeletion(tx: Tx, personId: string, dueAt: Date): Promise<void> {
  await tx.update(personDeletion).set({ dueAt }).where(eq(personDeletion.personId, personId));
}

export async function endDeletion(tx: Tx, personId: string, doneAt: Date): Promise<void> {
  await tx.update(personDeletion).set({ doneAt }).where(eq(personDeletion.personId, personId));
}

/** Organisations that would have no owner without this person. */
export async function soleOwnerOf(db: Executor | Tx, personId: string): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: organisation.id, name: organisation.displayName })
    .from(member)
    .innerJoin(organisation, eq(organisation.id, member.organizationId))
    .where(
      and(
        eq(member.userId, personId),
        eq(member.role, 'owner'),
        isNull(organisation.deletedAt),
        isNull(organisation.mergedInto),
        sql`not exists (select 1 from identity.member other where other.organisation_id = ${member.organizationId}
          and other.role = 'owner' and other.person_id <> ${personId})`,
      ),
    );
}

export async function membershipsOf(tx: Tx, personId: string) {
  return tx.select().from(member).where(eq(member.userId, personId));
}

/** Whatever would go with the row of a person: its foreign key says so, and a new table has one as well. */
async function tablesThatGo(tx: Tx): Promise<{ table: string; column: string }[]> {
  return tx.execute<{ table: string; column: string }>(sql`
    select c.conrelid::regclass::text as table, a.attname as column from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.confrelid = 'identity.person'::regclass and c.contype = 'f' and c.confdeltype = 'c'`);
}

/** Takes away how a person signs in, what was sent to it and what it asked for, and puts the pseudonym in its place. */
export async function anonymise(
  tx: Tx,
  row: typeof person.$inferSelect,
  at: Date,
): Promise<typeof person.$inferSelect> {
  const { id, email } = row;
  for (const { table, column } of await tablesThatGo(tx)) {
    await tx.execute(sql`delete from ${sql.raw(table)} where ${sql.identifier(column)} = ${id}`);
  }
  await tx.delete(mailLink).where(eq(mailLink.email, email));
  await tx.delete(invitation).where(eq(sql`lower(${invitation.email})`, email.toLowerCase()));
  await tx.delete(mail).where(eq(mail.recipient, email));
  const [after] = await tx
    .update(person)
    .set({ ...pseudonymOf(id), emailVerified: false, image: null, version: row.version + 1, updatedAt: at })
    .where(eq(person.id, id))
    .returning();
  if (!after) throw new Error('the person was not written');
  return after;
}
