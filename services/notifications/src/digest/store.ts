import { prepared, type Tx } from '@techbourse/db';
import { and, asc, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { notification, person, preference } from '../db/schema.ts';
import { type NotificationRow, readableRows } from '../notification/store.ts';
import type { PreferenceRow } from '../preference/store.ts';

export type DuePerson = Pick<PreferenceRow, 'personId' | 'frequency' | 'hour' | 'weekday' | 'zone' | 'linkKey'> & {
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

/** What waits for the mail of these people: `upTo` for each, and what of it is unread and still theirs to read, oldest first. */
export async function pendingOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<{ upTo: Map<string, number>; rows: NotificationRow[] }> {
  const waits = and(inArray(notification.personId, [...personIds]), notification.mail, isNull(notification.mailedAt));
  const bounds = await tx
    .select({ personId: notification.personId, upTo: sql<number>`max(${notification.seq})::float8` })
    .from(notification)
    .where(waits)
    .groupBy(notification.personId);
  if (bounds.length === 0) return { upTo: new Map(), rows: [] };
  const upTo = new Map(bounds.map((row) => [row.personId, row.upTo]));
  // Numbers follow the order of commits: what commits from now on is above the highest of them.
  const highest = Math.max(...upTo.values());
  const rows = await tx
    .select()
    .from(notification)
    .where(and(waits, isNull(notification.readAt), lte(notification.seq, highest), readableRows()))
    .orderBy(asc(notification.seq));
  return { upTo, rows: rows.filter(({ personId, seq }) => seq <= (upTo.get(personId) ?? 0)) };
}

/** What stood in a mail, or was read before, waits no more. */
export async function markMailed(tx: Tx, upTo: ReadonlyMap<string, number>, at: Date): Promise<void> {
  if (upTo.size === 0) return;
  await prepared(
    tx,
    sql`
    update notifications.notification n set mailed_at = ${at.toISOString()}::timestamptz
    from unnest(${sql.param([...upTo.keys()])}::uuid[], ${sql.param([...upTo.values()])}::bigint[]) as x(person_id, seq)
    where n.person_id = x.person_id and n.seq <= x.seq and n.mail and n.mailed_at is null`,
  );
}

export async function setNextMail(tx: Tx, next: ReadonlyMap<string, Date | null>): Promise<void> {
  const moments = [...next.values()].map((at) => at?.toISOString() ?? null);
  await prepared(
    tx,
    sql`
    update notifications.preference p set next_at = x.at::timestamptz
    from unnest(${sql.param([...next.keys()])}::uuid[], ${sql.param(moments)}::text[]) as x(person_id, at)
    where p.person_id = x.person_id`,
  );
}
