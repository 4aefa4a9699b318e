import { randomBytes } from 'node:crypto';
import { type Executor, rowBatches, type Tx } from '@techbourse/db';
import { type Language, type LocalizedText, languages } from '@techbourse/domain';
import type { Role } from '@techbourse/policy';
import { organisationRegister } from '@techbourse/record/register';
import { and, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import {
  EVERY_ORGANISATION,
  membership,
  notification,
  organisation,
  ownName,
  person,
  preference,
  succession,
  watch,
} from '../db/schema.ts';
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
      await tx.delete(watch).where(eq(watch.personId, id));
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
  for (const part of rowBatches(preference, rows)) await tx.insert(preference).values(part).onConflictDoNothing();
}

const newLinkKey = (): string => randomBytes(32).toString('base64url');

export async function keepMembership(
  db: Executor,
  told: { organisationId: string; personId: string; role: Role | null; version: number },
): Promise<void> {
  const { organisationId, personId, role, version } = told;
  await db.transaction(async (tx) => {
    const taken = await tx
      .insert(membership)
      .values(told)
      .onConflictDoUpdate({
        target: [membership.organisationId, membership.personId],
        set: { role, version },
        setWhere: lt(membership.version, version),
      })
      .returning({ role: membership.role });
    if (taken[0]?.role !== null) return;
    // What still waits goes by the person's own preferences.
    await tx
      .delete(preference)
      .where(and(eq(preference.personId, personId), eq(preference.organisationId, organisationId)));
    // What it watched as a member ends with the membership.
    await tx.delete(watch).where(and(eq(watch.personId, personId), eq(watch.organisationId, organisationId)));
  });
}

export type Recipient = {
  personId: string;
  role: Role | null;
  kinds: Record<string, string>;
  frequency: string;
  /** Whose preferences these are: of an organisation, or `EVERY_ORGANISATION`. */
  preferenceOf: string;
};

const [own, particular] = [alias(preference, 'own'), alias(preference, 'particular')];
const wishes = {
  kinds: own.kinds,
  frequency: own.frequency,
  particularKinds: particular.kinds,
  particularFrequency: particular.frequency,
  preferenceOf: particular.organisationId,
};
type Wishes = {
  kinds: Record<string, string> | null;
  frequency: string | null;
  particularKinds: Record<string, string> | null;
  particularFrequency: string | null;
  preferenceOf: string | null;
};

/** The members of an organisation in these roles, with what they want to be told. */
export async function membersOf(
  tx: Tx | Executor,
  organisationId: string,
  roles: readonly Role[],
): Promise<Recipient[]> {
  const rows = await tx
    .select({ personId: membership.personId, role: membership.role, ...wishes })
    .from(membership)
    .leftJoin(person, eq(person.id, membership.personId))
    .leftJoin(own, and(eq(own.personId, membership.personId), eq(own.organisationId, EVERY_ORGANISATION)))
    .leftJoin(
      particular,
      and(eq(particular.personId, membership.personId), eq(particular.organisationId, organisationId)),
    )
    .where(
      and(
        eq(membership.organisationId, organisationId),
        inArray(membership.role, [...roles]),
        sql`${person.deleted} is not true`,
      ),
    );
  return rows.map((row) => recipientOf(row));
}

/** One person, for itself, of what concerns an organisation or none. Nobody who was deleted. */
export async function personalRecipient(
  tx: Tx | Executor,
  personId: string,
  concerns: string | null,
): Promise<Recipient[]> {
  const [row] = await tx
    .select({ deleted: person.deleted, ...wishes })
    .from(person)
    .leftJoin(own, and(eq(own.personId, person.id), eq(own.organisationId, EVERY_ORGANISATION)))
    .leftJoin(
      particular,
      and(eq(particular.personId, person.id), eq(particular.organisationId, concerns ?? EVERY_ORGANISATION)),
    )
    .where(eq(person.id, personId));
  return row?.deleted ? [] : [recipientOf({ personId, role: null, ...(row ?? NO_WISHES) })];
}

const NO_WISHES: Wishes = {
  kinds: null,
  frequency: null,
  particularKinds: null,
  particularFrequency: null,
  preferenceOf: null,
};

function recipientOf(row: Wishes & { personId: string; role: string | null }): Recipient {
  return {
    personId: row.personId,
    // Roles are checked where they are told, and by the table.
    role: row.role as Role | null,
    kinds: row.particularKinds ?? row.kinds ?? {},
    frequency: row.particularFrequency ?? row.frequency ?? STANDARD.frequency,
    preferenceOf: row.preferenceOf ?? EVERY_ORGANISATION,
  };
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

/** Keeps the latest that was told of whether an organisation was merged into another. */
export async function keepOwnName(db: Executor, row: typeof ownName.$inferInsert): Promise<void> {
  await db
    .insert(ownName)
    .values(row)
    .onConflictDoUpdate({ target: ownName.organisationId, set: row, setWhere: lt(ownName.version, row.version) });
}

/** What the organisations of these people, among the given ones, call themselves: by person, then by organisation. */
export async function ownNames(
  db: Tx | Executor,
  people: readonly string[],
  organisationIds: readonly string[],
): Promise<Map<string, Map<string, LocalizedText>>> {
  const found = new Map<string, Map<string, LocalizedText>>();
  if (people.length === 0 || organisationIds.length === 0) return found;
  const rows = await db
    .select({ personId: membership.personId, id: ownName.organisationId, name: ownName.name })
    .from(membership)
    .innerJoin(ownName, eq(ownName.organisationId, membership.organisationId))
    .where(
      and(
        inArray(membership.personId, [...new Set(people)]),
        inArray(membership.organisationId, [...new Set(organisationIds)]),
        isNotNull(membership.role),
      ),
    );
  for (const { personId, id, name } of rows) found.set(personId, (found.get(personId) ?? new Map()).set(id, name));
  return found;
}

export async function keepSuccession(db: Executor, row: typeof succession.$inferInsert): Promise<void> {
  await db
    .insert(succession)
    .values(row)
    .onConflictDoUpdate({ target: succession.organisationId, set: row, setWhere: lt(succession.version, row.version) });
}

/** Merges behind each other that are followed. */
const SUCCESSORS_MAX = 5;

/** The organisation that what concerns this one concerns now: itself, or the one into which it was merged. */
export async function successorOf(tx: Tx, organisationId: string): Promise<string> {
  let id = organisationId;
  for (let hop = 0; hop < SUCCESSORS_MAX; hop++) {
    const [row] = await tx
      .select({ into: succession.intoId })
      .from(succession)
      .where(eq(succession.organisationId, id));
    if (!row?.into) break;
    id = row.into;
  }
  return id;
}
