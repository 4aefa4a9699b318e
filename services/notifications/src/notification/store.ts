import { type Executor, prepared, rowBatches, type Tx } from '@techbourse/db';
import { and, count, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { fact as factTable, membership, notification } from '../db/schema.ts';
import type { KindName } from '../kind/kinds.ts';
import type { Reader } from '../reader.ts';

export type NewNotification = {
  id: string;
  personId: string;
  organisationId: string | null;
  role: string | null;
  concerns: string | null;
  kind: KindName;
  data: unknown;
  fact: string;
  subject: string | null;
  slot: string | null;
  dueAt: Date | null;
  mail: boolean;
  /** Whether its mail is due at once, and the organisation of the preferences that say so. */
  atOnce: boolean;
  preferenceOf: string;
};

export type NotificationRow = typeof notification.$inferSelect;

/** Wakes the streams of these people, in every process. */
export const TOLD_CHANNEL = 'notification_told';
/** A payload of NOTIFY has less than 8000 bytes, an id 37. */
const IDS_PER_NOTIFY = 200;

/** Numbers follow the order of commits, because one transaction after the other takes them. */
async function lockOrder(tx: Tx): Promise<void> {
  await prepared(tx, sql`select pg_advisory_xact_lock(hashtextextended('notification order', 0))`);
}

export async function insertNotifications(tx: Tx, given: readonly NewNotification[]): Promise<void> {
  if (given.length === 0) return;
  // The first telling of a fact counts.
  const byFact = Map.groupBy(given, ({ personId, fact }) => `${personId} ${fact}`);
  const rows = [...byFact.values()].flatMap(([first]) => first ?? []);
  await lockOrder(tx);
  const made: Pick<NotificationRow, 'id' | 'personId'>[] = [];
  for (const part of rowBatches(notification, rows)) made.push(...(await insertPart(tx, part)));
  const ids = new Set(made.map(({ id }) => id));
  await hurryMail(
    tx,
    rows.filter(({ id, mail, atOnce }) => mail && atOnce && ids.has(id)),
  );
  await wakeStreams(
    tx,
    made.map(({ personId }) => personId),
  );
}

function insertPart(tx: Tx, rows: readonly NewNotification[]): Promise<Pick<NotificationRow, 'id' | 'personId'>[]> {
  return (
    tx
      .insert(notification)
      .values(rows.map(({ atOnce: _, preferenceOf: __, ...row }) => row))
      // What was taken back is told again when its date is set again.
      .onConflictDoUpdate({
        target: [notification.personId, notification.fact],
        set: {
          id: sql`excluded.id`,
          data: sql`excluded.data`,
          seq: sql`nextval('notifications.notification_seq')`,
          voidAt: sql`null`,
        },
        setWhere: isNotNull(notification.voidAt),
      })
      .returning({ id: notification.id, personId: notification.personId })
  );
}

async function hurryMail(tx: Tx, rows: readonly NewNotification[]): Promise<void> {
  if (rows.length === 0) return;
  const people = sql.param(rows.map(({ personId }) => personId));
  const organisations = sql.param(rows.map(({ preferenceOf }) => preferenceOf));
  await prepared(
    tx,
    sql`update notifications.preference set next_at = least(next_at, now())
      where (person_id, organisation_id) in (select * from unnest(${people}::uuid[], ${organisations}::uuid[]))`,
  );
}

/** Has the streams of people look again, once this is committed. */
export async function wakeStreams(tx: Tx, personIds: readonly string[]): Promise<void> {
  const ids = [...new Set(personIds)];
  for (let at = 0; at < ids.length; at += IDS_PER_NOTIFY) {
    const payload = ids.slice(at, at + IDS_PER_NOTIFY).join(' ');
    await prepared(tx, sql`select pg_notify(${TOLD_CHANNEL}, ${payload})`);
  }
}

/** Whether a fact is new to those kinds whose notifications grow. */
export async function takeFact(tx: Tx, fact: string): Promise<boolean> {
  const taken = await tx.insert(factTable).values({ fact }).onConflictDoNothing().returning({ fact: factTable.fact });
  return taken.length > 0;
}

/** Joins what comes to the notification of its kind that is unread and in no mail; false when there is none. */
export async function growBundle(
  tx: Tx,
  row: NewNotification,
  merge: (known: unknown, more: unknown) => unknown,
): Promise<boolean> {
  await lockOrder(tx);
  const { organisationId, concerns } = row;
  const [open] = await tx
    .select({ id: notification.id, data: notification.data })
    .from(notification)
    .where(
      and(
        eq(notification.personId, row.personId),
        eq(notification.kind, row.kind),
        organisationId ? eq(notification.organisationId, organisationId) : isNull(notification.organisationId),
        concerns ? eq(notification.concerns, concerns) : isNull(notification.concerns),
        isNull(notification.readAt),
        isNull(notification.mailedAt),
        isNull(notification.voidAt),
      ),
    )
    .orderBy(desc(notification.seq))
    .limit(1)
    .for('update');
  if (!open) return false;
  await tx
    .update(notification)
    .set({ data: merge(open.data, row.data), seq: sql`nextval('notifications.notification_seq')` })
    .where(eq(notification.id, open.id));
  await wakeStreams(tx, [row.personId]);
  return true;
}

export type FeedFilter = {
  unread?: boolean | undefined;
  kinds?: readonly string[] | undefined;
  organisationId?: string | undefined;
  below?: number | undefined;
  above?: number | undefined;
  /** Also what was taken back. */
  withVoid?: boolean | undefined;
};

/** What its reader may still read: what it was told as a member of an organisation, while it is one. */
export function readableRows(): SQL | undefined {
  const isMember = sql`exists (select from ${membership} where ${membership.personId} = ${notification.personId}
    and ${membership.organisationId} = ${notification.organisationId} and ${membership.role} is not null)`;
  return or(isNull(notification.organisationId), isMember);
}

function readable({ personId, boundTo }: Reader, filter: FeedFilter = {}): SQL | undefined {
  return and(
    eq(notification.personId, personId),
    boundTo === undefined ? undefined : eq(notification.concerns, boundTo),
    readableRows(),
    filter.withVoid ? undefined : isNull(notification.voidAt),
    filter.unread ? isNull(notification.readAt) : undefined,
    filter.kinds ? inArray(notification.kind, [...filter.kinds]) : undefined,
    filter.organisationId ? eq(notification.organisationId, filter.organisationId) : undefined,
    filter.below === undefined ? undefined : lt(notification.seq, filter.below),
    filter.above === undefined ? undefined : gt(notification.seq, filter.above),
  );
}

/** Newest first. */
export async function listNotifications(
  db: Executor,
  reader: Reader,
  filter: FeedFilter,
  limit: number,
): Promise<NotificationRow[]> {
  return db.select().from(notification).where(readable(reader, filter)).orderBy(desc(notification.seq)).limit(limit);
}

/** In the order in which they were told or taken back, for streams. */
export async function notificationsAfter(
  db: Executor,
  reader: Reader,
  seq: number,
  limit: number,
): Promise<NotificationRow[]> {
  return db
    .select()
    .from(notification)
    .where(readable(reader, { above: seq, withVoid: true }))
    .orderBy(notification.seq)
    .limit(limit);
}

export async function lastSeq(db: Executor, personId: string): Promise<number> {
  const [row] = await db
    .select({ seq: sql<number>`coalesce(max(${notification.seq}), 0)::float8` })
    .from(notification)
    .where(eq(notification.personId, personId));
  return row?.seq ?? 0;
}

export async function countUnread(db: Executor, reader: Reader): Promise<Map<string, number>> {
  const rows = await db
    .select({ kind: notification.kind, count: count() })
    .from(notification)
    .where(readable(reader, { unread: true }))
    .groupBy(notification.kind);
  return new Map(rows.map((row) => [row.kind, row.count]));
}

/** The notification as it is now; undefined when the reader has none of this id. */
export async function findNotification(
  db: Executor | Tx,
  reader: Reader,
  id: string,
): Promise<NotificationRow | undefined> {
  const [row] = await db
    .select()
    .from(notification)
    .where(and(eq(notification.id, id), readable(reader)));
  return row;
}

export async function markRead(tx: Tx, id: string, at: Date | null): Promise<void> {
  const unchanged = at === null ? isNotNull(notification.readAt) : isNull(notification.readAt);
  await tx
    .update(notification)
    .set({ readAt: at })
    .where(and(eq(notification.id, id), unchanged));
}

/** Marks what was told up to a number; returns how many were unread. */
export async function markAllRead(
  tx: Tx,
  reader: Reader,
  filter: Pick<FeedFilter, 'kinds' | 'organisationId'> & { upTo?: number | undefined },
  at: Date,
): Promise<number> {
  const { upTo, ...rest } = filter;
  const marked = await tx
    .update(notification)
    .set({ readAt: at })
    .where(
      and(readable(reader, { ...rest, unread: true }), upTo === undefined ? undefined : lte(notification.seq, upTo)),
    )
    .returning({ id: notification.id });
  return marked.length;
}

/** Subjects of these kinds whose date has come, and that somebody has not read. */
export async function lapsed(tx: Tx, kinds: readonly string[], now: Date, limit: number) {
  return tx
    .selectDistinct({ kind: notification.kind, subject: notification.subject })
    .from(notification)
    .where(
      and(
        inArray(notification.kind, [...kinds]),
        lte(notification.dueAt, now),
        isNotNull(notification.subject),
        isNull(notification.readAt),
        isNull(notification.voidAt),
      ),
    )
    .limit(limit);
}

export type Reminding = { slot: string; at: Date | null; data: unknown };

/**
 * Takes back what nobody has read of a subject, but for what reminds of a date that stands: that says what is so now. Locks the
 * order of notifications, as `insertNotifications` does.
 */
export async function takeBack(
  tx: Tx,
  { kind, subject, standing = [] }: { kind: string; subject: string; standing?: readonly Reminding[] },
  at: Date,
  { upTo }: { upTo?: Date } = {},
): Promise<void> {
  const unread = await tx
    .select({
      id: notification.id,
      personId: notification.personId,
      slot: notification.slot,
      dueAt: notification.dueAt,
    })
    .from(notification)
    .where(
      and(
        eq(notification.kind, kind),
        eq(notification.subject, subject),
        upTo ? lte(notification.dueAt, upTo) : undefined,
        isNull(notification.readAt),
        isNull(notification.voidAt),
      ),
    );
  if (unread.length === 0) return;
  await lockOrder(tx);
  const seq = sql`nextval('notifications.notification_seq')`;
  for (const { id, slot, dueAt } of unread) {
    const still = standing.find((one) => one.slot === slot && one.at?.getTime() === dueAt?.getTime());
    const own = and(eq(notification.id, id), isNull(notification.readAt));
    if (!still) await tx.update(notification).set({ voidAt: at, seq }).where(own);
    else {
      const differs = sql`${notification.data} <> ${JSON.stringify(still.data)}::jsonb`;
      await tx.update(notification).set({ data: still.data, seq }).where(and(own, differs));
    }
  }
  await wakeStreams(
    tx,
    unread.map(({ personId }) => personId),
  );
}

/** Deletes up to `limit` of each that are older, of notifications those that were read or taken back; whether there may be more. */
export async function deleteOld(
  db: Executor,
  older: { settled: Date; unread: Date; facts: Date },
  limit: number,
): Promise<boolean> {
  const old = db
    .select({ id: notification.id })
    .from(notification)
    .where(
      and(
        lt(notification.createdAt, older.settled),
        or(isNotNull(notification.readAt), isNotNull(notification.voidAt), lt(notification.createdAt, older.unread)),
      ),
    );
  const gone = await db
    .delete(notification)
    .where(inArray(notification.id, old.limit(limit)))
    .returning({ id: notification.id });
  const oldFacts = db.select({ fact: factTable.fact }).from(factTable).where(lt(factTable.at, older.facts));
  const facts = await db
    .delete(factTable)
    .where(inArray(factTable.fact, oldFacts.limit(limit)))
    .returning({ fact: factTable.fact });
  return gone.length === limit || facts.length === limit;
}
