import type { Executor, Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { account, mailLink, person } from '../../db/auth-tables.ts';

export type PersonRow = typeof person.$inferSelect;
export type MailLinkRow = typeof mailLink.$inferSelect;
export type MailLinkPurpose = 'sign_up' | 'reset' | 'new_address';

/** The account of better-auth that holds a person's password. */
const CREDENTIAL = 'credential';

export async function findPerson(db: Executor | Tx, id: string): Promise<PersonRow | undefined> {
  const [row] = await db.select().from(person).where(eq(person.id, id));
  return row;
}

export async function findPersonByEmail(db: Executor | Tx, email: string): Promise<PersonRow | undefined> {
  const [row] = await db.select().from(person).where(eq(person.email, email));
  return row;
}

/**
 * Makes whoever is to have this address wait for each other until the commit. It comes before the locks of people, and those
 * before what is done to links: two that take them in another order would each wait for the other.
 */
export async function lockAddress(tx: Tx, email: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`techbourse:identity:address:${email}`}, 0))`);
}

export async function lockPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const [row] = await tx.select().from(person).where(eq(person.id, id)).for('no key update');
  return row;
}

/** Who may sign in with a password at this address, and the hash of it. */
export async function findCredential(db: Executor | Tx, email: string) {
  const [row] = await db
    .select({ person, passwordHash: account.password })
    .from(person)
    .leftJoin(account, and(eq(account.userId, person.id), eq(account.providerId, CREDENTIAL)))
    .where(eq(person.email, email));
  return row;
}

/** Writes a person whose address is known to be its own. */
export async function insertPerson(
  tx: Tx,
  given: { name: string; email: string; language: string },
  at: Date,
): Promise<PersonRow> {
  const [row] = await tx
    .insert(person)
    .values({ id: newId(), ...given, emailVerified: true, createdAt: at, updatedAt: at })
    .returning();
  if (!row) throw new Error('the person was not written');
  return row;
}

export async function updatePerson(
  tx: Tx,
  row: PersonRow,
  values: { name?: string | undefined; email?: string | undefined; language?: string | undefined },
  at: Date,
): Promise<PersonRow> {
  const [changed] = await tx
    .update(person)
    .set({ ...values, version: row.version + 1, updatedAt: at })
    .where(eq(person.id, row.id))
    .returning();
  if (!changed) throw new Error('the person was not written');
  return changed;
}

export async function setPassword(tx: Tx, personId: string, passwordHash: string, at: Date): Promise<void> {
  const changed = await tx
    .update(account)
    .set({ password: passwordHash, updatedAt: at })
    .where(and(eq(account.userId, personId), eq(account.providerId, CREDENTIAL)))
    .returning({ id: account.id });
  if (changed.length > 0) return;
  await tx.insert(account).values({
    id: newId(),
    accountId: personId,
    providerId: CREDENTIAL,
    userId: personId,
    password: passwordHash,
    createdAt: at,
    updatedAt: at,
  });
}

export async function insertMailLink(
  tx: Tx,
  given: Pick<MailLinkRow, 'purpose' | 'tokenHash' | 'email' | 'expiresAt'> &
    Partial<Pick<MailLinkRow, 'personId' | 'data'>>,
): Promise<void> {
  await tx.insert(mailLink).values({ id: newId(), ...given });
}

/** A link that still works. */
export async function findMailLink(
  db: Executor | Tx,
  purpose: MailLinkPurpose,
  tokenHash: string,
  at: Date,
): Promise<MailLinkRow | undefined> {
  const [row] = await db
    .select()
    .from(mailLink)
    .where(working(purpose, tokenHash, at));
  return row;
}

/** Takes a link, so that it works for nobody else. */
export async function takeMailLink(
  tx: Tx,
  purpose: MailLinkPurpose,
  tokenHash: string,
  at: Date,
): Promise<MailLinkRow | undefined> {
  const [row] = await tx
    .delete(mailLink)
    .where(working(purpose, tokenHash, at))
    .returning();
  return row;
}

function working(purpose: MailLinkPurpose, tokenHash: string, at: Date) {
  return and(eq(mailLink.tokenHash, tokenHash), eq(mailLink.purpose, purpose), gt(mailLink.expiresAt, at));
}

/**
 * What somebody asked for with this address and a password, and has not confirmed: the newest. Also of an address that has an
 * account, of which whoever asked does not learn.
 */
export async function findUnconfirmed(db: Executor | Tx, email: string, since: Date): Promise<MailLinkRow | undefined> {
  const hasPassword = sql`${mailLink.data} ? 'passwordHash'`;
  const [row] = await db
    .select()
    .from(mailLink)
    .where(and(eq(mailLink.email, email), hasPassword, gt(mailLink.createdAt, since)))
    .orderBy(desc(mailLink.createdAt), desc(mailLink.id))
    .limit(1);
  return row;
}

/**
 * Makes links of an address void that ask for what has happened otherwise. Their rows stay: were they gone, whoever asked with
 * a stranger's address would see that its owner came.
 */
export async function voidMailLinks(
  tx: Tx,
  { purpose, email }: Pick<MailLinkRow, 'email'> & { purpose: MailLinkPurpose },
) {
  const which = and(eq(mailLink.purpose, purpose), eq(mailLink.email, email));
  await tx
    .update(mailLink)
    .set({ expiresAt: sql`least(${mailLink.expiresAt}, now())` })
    .where(which);
}

/** Links of an address, or of a person, that what just happened has made void. */
export async function deleteMailLinks(
  tx: Tx,
  which: { purpose: MailLinkPurpose } & ({ email: string } | { personId: string }),
): Promise<void> {
  const whose = 'email' in which ? eq(mailLink.email, which.email) : eq(mailLink.personId, which.personId);
  await tx.delete(mailLink).where(and(eq(mailLink.purpose, which.purpose), whose));
}
