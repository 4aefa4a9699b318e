import { prepared, type Tx } from '@techbourse/db';
import { and, asc, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { EVERY_ORGANISATION, notification, person, preference } from '../db/schema.ts';
import { type NotificationRow, readableRows } from '../notification/store.ts';
import type { PreferenceRow } from '../preference/store.ts';

/** A person whose mail is due: about what concerns one organisation, or all that has no preferences of its own. */
export type DuePerson = Pick<
  PreferenceRow,
  'personId' | 'organisationId' | 'frequency' | 'hour' | 'weekday' | 'zone' | 'linkKey'
> & {
  email: string | null;
  language: string;
};

/** People whose mail is due, each for one process alone. */
export async function takeDuePeople(tx: Tx, now: Date, limit: number): Promise<DuePerson[]> {
  const due = await tx
    .select()
    .from(preference)
    .where(and(isNotNull(preference.nextAt), lte(preference.nextAt, now)))
    .orderBy(asc(preference.nextAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  if (due.length === 0) return [];
  const ids = due.map(({ personId }) => personId);
  const people = await tx.select().from(person).where(inArray(person.id, ids));
  const known = new Map(people.map((one) => [one.id, one]));
  return due.map((row) => ({
    ...row,
    email: known.get(row.personId)?.email ?? null,
    language: known.get(row.personId)?.language ?? '',
  }));
}

/** Tells apart the mails of one person. */
export const mailKey = ({ personId, organisationId }: Pick<DuePerson, 'personId' | 'organisationId'>) =>
  `${personId} ${organisationId}`;

export type Pending = { upTo: Map<string, number>; rows: Map<string, NotificationRow[]> };

/**
 * What waits for these mails, each by its `mailKey`: up to which number, and what of it is unread and still the reader's to
 * read, oldest first.
 */
export async function pendingOf(tx: Tx, people: readonly DuePerson[]): Promise<Pending> {
  const personIds = [...new Set(people.map(({ personId }) => personId))];
  const waits = and(inArray(notification.personId, personIds), notification.mail, isNull(notification.mailedAt));
  const particular = and(
    eq(preference.personId, notification.personId),
    eq(preference.organisationId, notification.concerns),
  );
  const organisationId = sql<string>`coalesce(${preference.organisationId}, ${EVERY_ORGANISATION}::uuid)`;
  const bounds = await tx
    .select({
      personId: notification.personId,
      organisationId: sql<string>`${organisationId} as of_preference`,
      upTo: sql<number>`max(${notification.seq})::float8`,
    })
    .from(notification)
    .leftJoin(preference, particular)
    .where(waits)
    .groupBy(notification.personId, sql`of_preference`);
  const due = new Set(people.map(mailKey));
  const upTo = new Map(bounds.map((row) => [mailKey(row), row.upTo] as const).filter(([key]) => due.has(key)));
  if (upTo.size === 0) return { upTo, rows: new Map() };
  // Numbers follow the order of commits: what commits from now on is above the highest of them.
  const highest = Math.max(...upTo.values());
  const found = await tx
    .select({ notification, organisationId })
    .from(notification)
    .leftJoin(preference, particular)
    .where(
      and(
        waits,
        isNull(notification.readAt),
        isNull(notification.voidAt),
        lte(notification.seq, highest),
        readableRows(),
      ),
    )
    .orderBy(asc(notification.seq));
  const keyed = found.map((row) => ({
    row: row.notification,
    key: mailKey({ personId: row.notification.personId, organisationId: row.organisationId }),
  }));
  const within = keyed.filter(({ row, key }) => row.seq <= (upTo.get(key) ?? 0));
  const groups = Map.groupBy(within, ({ key }) => key);
  return { upTo, rows: new Map([...groups].map(([key, of]) => [key, of.map(({ row }) => row)])) };
}

/** What stood in a mail, or was read before, waits no more. */
export async function markMailed(tx: Tx, upTo: ReadonlyMap<string, number>, at: Date): Promise<void> {
  if (upTo.size === 0) return;
  await prepared(
    tx,
    sql`
    update notifications.notification n set mailed_at = ${at.toISOString()}::timestamptz
    from unnest(${sql.param([...upTo.keys()])}::text[], ${sql.param([...upTo.values()])}::bigint[]) as x(key, seq)
    where n.person_id = split_part(x.key, ' ', 1)::uuid and n.seq <= x.seq and n.mail and n.mailed_at is null
      and split_part(x.key, ' ', 2)::uuid = coalesce((select organisation_id from notifications.preference p
        where p.person_id = n.person_id and p.organisation_id = n.concerns), ${EVERY_ORGANISATION}::uuid)`,
  );
}

export async function setNextMail(tx: Tx, next: ReadonlyMap<string, Date | null>): Promise<void> {
  const moments = [...next.values()].map((at) => at?.toISOString() ?? null);
  await prepared(
    tx,
    sql`
    update notifications.preference p set next_at = x.at::timestamptz
    from unnest(${sql.param([...next.keys()])}::text[], ${sql.param(moments)}::text[]) as x(key, at)
    where p.person_id = split_part(x.key, ' ', 1)::uuid and p.organisation_id = split_part(x.key, ' ', 2)::uuid`,
  );
}
