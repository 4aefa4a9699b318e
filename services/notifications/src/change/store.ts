import { randomUUID } from 'node:crypto';
import type { Executor, Tx } from '@techbourse/db';
import { and, eq, gt, inArray, isNotNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { ChangeKind, ChangeType } from '../api/change.ts';
import { change, changeAudience, changeClock, changeSubject } from '../db/schema.ts';
import { CHANGE_CHANNEL } from '../news.ts';
import type { Known, NewChange, Subject } from './change.ts';
import { type ChangeQuery, EVERYONE, isSeen } from './seen.ts';

/** A released row of the feed. */
export type ChangeRow = {
  id: string;
  position: number;
  type: ChangeType;
  kind: ChangeKind;
  subject: string;
  at: Date;
  releaseAt: Date;
};

/** Holds what is known of a record until the end: two events of one are heard one after the other. */
export async function holdSubject(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 7))`);
}

export async function findSubjects(tx: Tx | Executor, ids: readonly string[]): Promise<Known> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(changeSubject)
    .where(inArray(changeSubject.id, [...ids]));
  // Written by this service only, from the same list.
  return new Map(rows.map((row) => [row.id, { ...row, kind: row.kind as Subject['kind'] }]));
}

export async function keepSubject(tx: Tx, subject: Subject): Promise<void> {
  const { id, ...facts } = subject;
  const row = { ...facts, updatedAt: new Date() };
  await tx
    .insert(changeSubject)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: changeSubject.id, set: row });
}

/** Versions of the listings or demands whose ids lie in a range; see `findMissed` of packages/queue. */
export async function subjectVersions(
  db: Executor,
  kind: Subject['kind'],
  { after, upTo }: { after: string | null; upTo: string | null },
): Promise<{ id: string; version: number; live: boolean; at: Date }[]> {
  const { id, version, live, updatedAt } = changeSubject;
  return db
    .select({ id, version, live, at: updatedAt })
    .from(changeSubject)
    .where(
      and(
        eq(changeSubject.kind, kind),
        after === null ? undefined : gt(id, after),
        upTo === null ? undefined : lte(id, upTo),
      ),
    );
}

/** Rows of an event, to be released. Those of an event that was heard before are there already. */
export async function insertChanges(tx: Tx, eventId: string, changes: readonly NewChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .insert(change)
    .values(
      changes.map(({ blurred, ...one }, part) => ({
        ...one,
        arrival: blurred ? 0 : sql`nextval('notifications.change_arrival')`,
        id: randomUUID(),
        eventId,
        part,
        organisations: [...one.organisations],
        except: [...one.except],
        about: [...one.about],
        what: [...one.what],
      })),
    )
    .onConflictDoNothing();
  await tellChange(tx);
}

const tellChange = (tx: Tx) => tx.execute(sql`select pg_notify(${CHANGE_CHANNEL}, '')`);

/**
 * Gives positions to rows whose time has come, in one order, and shows them to whom they are for. The lock of the clock
 * is held until the end: a position is seen only after all lower ones.
 * @returns how many there were.
 */
export async function placeChanges(tx: Tx, now: Date, limit: number): Promise<number> {
  const [clock] = await tx.select().from(changeClock).for('update');
  const base = clock?.position ?? 0;
  const placed = (await tx.execute(sql`
    with due as (
      select id, row_number() over (order by release_at, arrival, id) as place from (
        select id, release_at, arrival from ${change} where position is null and release_at <= ${now.toISOString()}::timestamptz
        order by release_at, arrival, id limit ${limit}) as waiting),
    placed as (
      update ${change} set position = ${base}::bigint + due.place from due where ${change.id} = due.id
      returning position, kind, everyone, organisations),
    heard as (
      insert into ${changeAudience} (organisation_id, kind, position)
      select unnest(case when everyone then array[${EVERYONE}::uuid] else organisations end), kind, position from placed)
    select count(*)::int as count from placed`)) as unknown as { count: number }[];
  const count = placed[0]?.count ?? 0;
  if (count === 0) return 0;
  await tx.update(changeClock).set({ position: base + count });
  await tellChange(tx);
  return count;
}

/** The end of the feed: what is released later lies behind it. */
export async function feedEnd(tx: Tx | Executor): Promise<number> {
  const [row] = await tx.select().from(changeClock);
  return row?.position ?? 0;
}

/** Whether a row of the feed, or one that is not kept any more, is among what somebody sees. */
export async function isRowSeen(db: Executor, id: string, query: ChangeQuery): Promise<boolean> {
  const [row] = await db.select().from(change).where(eq(change.id, id));
  // Written by this service only, from the same list.
  return row !== undefined && isSeen({ ...row, kind: row.kind as ChangeKind }, query);
}

/** When the next row that waits is due; undefined when none waits. */
export async function nextRelease(db: Executor): Promise<Date | undefined> {
  const [row] = await db
    .select({ at: change.releaseAt })
    .from(change)
    .where(sql`${change.position} is null`)
    .orderBy(change.releaseAt)
    .limit(1);
  return row?.at;
}

export async function positionOf(db: Executor, id: string): Promise<number | undefined> {
  const [row] = await db
    .select({ position: change.position })
    .from(change)
    .where(and(eq(change.id, id), isNotNull(change.position)));
  return row?.position ?? undefined;
}

/** Rows behind a position, in order. */
export async function listChangeRows(
  db: Executor | Tx,
  query: ChangeQuery,
  { after, upTo, limit }: { after: number; upTo?: number | undefined; limit: number },
): Promise<ChangeRow[]> {
  const range = sql`> ${after} ${upTo === undefined ? sql`` : sql`and position <= ${upTo}`}`;
  return readRows(
    db,
    sql`select distinct * from (${seen(query, range, sql`asc`, limit)}) as c order by position limit ${limit}`,
  );
}

/** The newest row that is seen. */
export async function latestChange(db: Executor, query: ChangeQuery): Promise<ChangeRow | undefined> {
  const [row] = await readRows(
    db,
    sql`
    select * from (${seen(query, sql`> 0`, sql`desc`, 1)}) as c order by position desc limit 1`,
  );
  return row;
}

/** Of each audience at most `limit` rows: what is read does not grow with the feed. */
function seen({ audience, everything }: ChangeQuery, range: SQL, direction: SQL, limit: number): SQL {
  const columns = sql`id, position, type, kind, subject, at, release_at`;
  const all = sql.join(
    everything.map(
      (kind) => sql`union (select ${columns} from ${change} where kind = ${kind} and position ${range}
        order by position ${direction} limit ${limit})`,
    ),
    sql` `,
  );
  const ids = sql.param(audience.map(({ organisationId }) => organisationId));
  const kinds = sql.param(audience.map(({ kind }) => kind));
  const about = sql.param(audience.map((one) => one.about ?? null));
  const mine = sql`unnest(${ids}::uuid[], ${kinds}::text[], ${about}::uuid[])`;
  return sql`
    (select ${columns} from ${mine} as o(organisation_id, kind_seen, about_seen)
      cross join lateral (
        select c.id, c.position, c.type, c.kind, c.subject, c.at, c.release_at
        from (select position from ${changeAudience}
            where organisation_id = o.organisation_id and kind = o.kind_seen and position ${range}) as a
          join ${change} as c using (position)
        where not (c.everyone and c.except <> '{}' and exists (
            select from ${mine} as w(organisation_id, kind_seen, about_seen)
            where w.organisation_id = any(c.except) and w.kind_seen = c.kind
              and (w.about_seen is null or w.about_seen = any(c.about))))
          and (o.about_seen is null or o.about_seen = any(c.about))
        order by position ${direction} limit ${limit}) as c) ${all}`;
}

async function readRows(db: Executor | Tx, query: SQL): Promise<ChangeRow[]> {
  const rows = (await db.execute(query)) as unknown as (Omit<ChangeRow, 'position' | 'at' | 'releaseAt'> & {
    position: string;
    at: string;
    release_at: string;
  })[];
  return rows.map(({ release_at, position, at, ...row }) => ({
    ...row,
    position: Number(position),
    at: new Date(at),
    releaseAt: new Date(release_at),
  }));
}

/** One batch of rows that were released before `until`; how many there were. */
export async function dropChanges(tx: Tx, until: Date, limit: number): Promise<number> {
  const gone = await tx
    .delete(change)
    .where(
      inArray(
        change.id,
        tx
          .select({ id: change.id })
          .from(change)
          .where(and(isNotNull(change.position), lt(change.releaseAt, until)))
          .limit(limit),
      ),
    )
    .returning({ position: change.position });
  const positions = gone.map(({ position }) => position).filter((position) => position !== null);
  if (positions.length > 0) await tx.delete(changeAudience).where(inArray(changeAudience.position, positions));
  return gone.length;
}
