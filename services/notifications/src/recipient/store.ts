import { randomBytes } from 'node:crypto';
import type { Executor, Tx } from '@techbourse/db';
import { type Language, languages } from '@techbourse/domain';
import type { Role } from '@techbourse/policy';
import { organisationRegister } from '@techbourse/record/register';
import { and, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { membership, notification, organisation, person, preference } from '../db/schema.ts';
import { nextDigest } from './schedule.ts';
import { STANDARD } from './standard.ts';

/** The register of organisations: whose names stand in what people are told. */
export const organisations = organisationRegister(organisation);

type NewPerson = {
  id: string;
  version: number;
  email?: string | null | undefined;
  name?: string | null | undefined;
  language?: Language | null | undefined;
  deleted: boolean;
};

/** Takes in what was told of a person; older news changes nothing. Of a deleted one nothing is kept but that it was. */
export async function keepPerson(
  db: Executor,
  told: NewPerson,
  { zone, now }: { zone: string; now: Date },
): Promise<void> {
  const { id, version, deleted } = told;
  const row = {
    version,
    deleted,
    email: deleted ? null : (told.email ?? null),
    name: deleted ? null : (told.name ?? null),
    language: told.language ?? STANDARD.language,
  };
  await db.transaction(async (tx) => {
    await tx
      .insert(person)
      .values({ id, ...row })
      .onConflictDoUpdate({ target: person.id, set: row, setWhere: lt(person.version, version) });
    if (deleted) {
      await tx.delete(preference).where(eq(preference.personId, id));
      await tx.delete(notification).where(eq(notification.personId, id));
    } else await ensurePreferences(tx, [id], zone, now);
  });
}

/** Makes the usual preferences of people who have none yet. */
export async function ensurePreferences(
  tx: Tx | Executor,
  ids: readonly string[],
  zone: string,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const { frequency, hour, weekday } = STANDARD;
  const nextAt = nextDigest({ frequency, hour, weekday, zone }, now);
  const rows = ids.map((personId) => ({ personId, frequency, hour, weekday, zone, nextAt, linkKey: newLinkKey() }));
  await tx.insert(preference).values(rows).onConflictDoNothing();
}

const newLinkKey = (): string => randomBytes(32).toString('base64url');

export async function keepMembership(
  db: Executor,
  told: { organisationId: string; personId: string; role: Role | null; version: number },
): Promise<void> {
  const { role, version } = told;
  await db
    .insert(membership)
    .values(told)
    .onConflictDoUpdate({
      target: [membership.organisationId, membership.personId],
      set: { role, version },
      setWhere: lt(membership.version, version),
    });
}

export type Recipient = { personId: string; role: Role | null; kinds: Record<string, string>; frequency: string };

/** The members of an organisation in these roles, with what they want to be told. */
export async function membersOf(
  tx: Tx | Executor,
  organisationId: string,
  roles: readonly Role[],
): Promise<Recipient[]> {
  const rows = await tx
    .select({
      personId: membership.personId,
      role: membership.role,
      kinds: preference.kinds,
      frequency: preference.frequency,
    })
    .from(membership)
    .leftJoin(person, eq(person.id, membership.personId))
    .leftJoin(preference, eq(preference.personId, membership.personId))
    .where(
      and(
        eq(membership.organisationId, organisationId),
        inArray(membership.role, [...roles]),
        sql`${person.deleted} is not true`,
      ),
    );
  return rows.map((row) => recipientOf(row));
}

/** One person, for itself. Nobody who was deleted. */
export async function personalRecipient(tx: Tx | Executor, personId: string): Promise<Recipient[]> {
  const [row] = await tx
    .select({ deleted: person.deleted, kinds: preference.kinds, frequency: preference.frequency })
    .from(person)
    .leftJoin(preference, eq(preference.personId, person.id))
    .where(eq(person.id, personId));
  return row?.deleted ? [] : [recipientOf({ personId, role: null, ...(row ?? { kinds: null, frequency: null }) })];
}

function recipientOf(row: {
  personId: string;
  role: string | null;
  kinds: Record<string, string> | null;
  frequency: string | null;
}): Recipient {
  const { personId, kinds, frequency } = row;
  // Roles are checked where they are told, and by the table.
  return { personId, role: row.role as Role | null, kinds: kinds ?? {}, frequency: frequency ?? STANDARD.frequency };
}

/** Organisations whose members run the exchange. */
export async function operatorIds(tx: Tx | Executor): Promise<string[]> {
  const rows = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(sql`${organisation.organisation} ->> 'kind' = 'operator'`);
  return rows.map(({ id }) => id);
}

/** The language that a person reads; undefined for somebody unknown. */
export async function languageOf(db: Executor, personId: string): Promise<Language | undefined> {
  const [row] = await db
    .select({ language: person.language })
    .from(person)
    .where(and(eq(person.id, personId), isNotNull(person.language)));
  return languages.schema.safeParse(row?.language).data;
}
