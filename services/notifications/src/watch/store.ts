import type { Executor, Tx } from '@techbourse/db';
import type { Role } from '@techbourse/policy';
import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  type InferSelectModel,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  sql,
} from 'drizzle-orm';
import type { WatchedKind, What } from '../api/watch.ts';
import { change, changeSubject, membership, organisation, watch, watchClock } from '../db/schema.ts';
import type { Reader } from '../reader.ts';
import type { WatchState } from './watch.ts';

export type WatchRow = Omit<InferSelectModel<typeof watch>, 'kind' | 'state' | 'lastWhat'> & {
  kind: WatchedKind;
  state: WatchState;
  lastWhat: What[];
};

// CHECKs hold kind and state to their codes; what was told is written by this service only.
const typed = (row: InferSelectModel<typeof watch>) => row as WatchRow;

/** The watches of a reader; in a bound session, those made in sessions of the same organisation. */
const of = ({ personId, boundTo }: Reader) =>
  and(eq(watch.personId, personId), boundTo ? eq(watch.boundTo, boundTo) : undefined);
const own = (reader: Reader, id: string) => and(eq(watch.id, id), of(reader));

export async function findWatch(db: Executor, reader: Reader, id: string): Promise<WatchRow | undefined> {
  const [row] = await db.select().from(watch).where(own(reader, id));
  return row && typed(row);
}

export async function findWatchOf(
  tx: Tx,
  reader: Reader,
  { kind, id }: { kind: WatchedKind; id: string },
): Promise<WatchRow | undefined> {
  const [row] = await tx
    .select()
    .from(watch)
    .where(and(of(reader), eq(watch.kind, kind), eq(watch.subject, id)))
    .orderBy(asc(watch.id))
    .limit(1);
  return row && typed(row);
}

/** Newest first. */
export async function listWatchRows(
  db: Executor,
  reader: Reader,
  {
    kind,
    subject,
    below,
    limit,
  }: { kind?: string | undefined; subject?: string | undefined; below?: string | undefined; limit: number },
): Promise<WatchRow[]> {
  const rows = await db
    .select()
    .from(watch)
    .where(
      and(
        of(reader),
        kind ? eq(watch.kind, kind) : undefined,
        subject ? eq(watch.subject, subject) : undefined,
        below ? lt(watch.id, below) : undefined,
      ),
    )
    .orderBy(desc(watch.id))
    .limit(limit);
  return rows.map(typed);
}

/** Held until the end: two that are made at once count each other. Those of bound sessions count by themselves. */
export async function holdWatchesOf(tx: Tx, { personId, boundTo }: Reader): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 10))`);
  const [row] = await tx
    .select({ count: count() })
    .from(watch)
    .where(and(eq(watch.personId, personId), boundTo ? eq(watch.boundTo, boundTo) : isNull(watch.boundTo)));
  return row?.count ?? 0;
}

export async function insertWatch(tx: Tx, row: typeof watch.$inferInsert): Promise<WatchRow> {
  const [made] = await tx.insert(watch).values(row).returning();
  if (!made) throw new Error('a new watch was not written');
  return typed(made);
}

type Change = Partial<Pick<WatchRow, 'state' | 'muted' | 'lastAt' | 'lastWhat' | 'organisationId'>>;

/** The watch as it is then; undefined when the person has none of this id. */
export async function updateWatch(
  tx: Tx | Executor,
  reader: Reader,
  id: string,
  values: Change,
): Promise<WatchRow | undefined> {
  const [row] = await tx
    .update(watch)
    .set({ ...values, version: sql`${watch.version} + 1` })
    .where(own(reader, id))
    .returning();
  return row && typed(row);
}

/** Whether there was one. */
export async function deleteWatch(db: Executor, reader: Reader, id: string): Promise<boolean> {
  return (await db.delete(watch).where(own(reader, id)).returning({ id: watch.id })).length > 0;
}

/** Holds off passes until the end: what is released after this is behind the position of a new watch, and is told. */
export async function holdOffPasses(tx: Tx): Promise<void> {
  await tx.select().from(watchClock).for('share');
}

/** How far the passes have come; held until the end, so that there is one at a time. */
export async function holdClock(tx: Tx): Promise<number> {
  const [clock] = await tx.select().from(watchClock).for('update');
  if (!clock) throw new Error('the clock of watches is not there: its migration makes it');
  return clock.position;
}

export async function setClock(tx: Tx, position: number): Promise<void> {
  await tx.update(watchClock).set({ position });
}

export type WatchedChange = {
  id: string;
  position: number;
  kind: WatchedKind;
  subject: string;
  at: Date;
  everyone: boolean;
  organisations: string[];
  except: string[];
  about: string[];
  what: What[];
};

const columns = {
  id: change.id,
  position: sql<number>`${change.position}::float8`,
  kind: change.kind,
  subject: change.subject,
  at: change.at,
  everyone: change.everyone,
  organisations: change.organisations,
  except: change.except,
  about: change.about,
  what: change.what,
};

/** Rows of the feed in a span, in order, that are about something that somebody watches. */
export async function watchedChanges(tx: Tx, after: number, upTo: number): Promise<WatchedChange[]> {
  const rows = await tx
    .select(columns)
    .from(change)
    .where(
      and(
        gt(change.position, after),
        lte(change.position, upTo),
        sql`exists (select from ${watch} w where w.kind = ${change.kind} and w.subject::text = ${change.subject})`,
      ),
    )
    .orderBy(asc(change.position));
  return rows as WatchedChange[]; // what is watched is of these kinds
}

/** The newest rows of one record that are released, newest first. */
export async function changesOfSubject(
  db: Executor,
  { kind, id }: { kind: WatchedKind; id: string },
  since: Date,
  limit: number,
): Promise<WatchedChange[]> {
  const rows = await db
    .select(columns)
    .from(change)
    .where(and(eq(change.kind, kind), eq(change.subject, id), isNotNull(change.position), gte(change.releaseAt, since)))
    .orderBy(desc(change.position))
    .limit(limit);
  return rows as WatchedChange[]; // of this kind
}

/** Watches of some records that have not come to a position, held until the end; those of bound sessions first. */
export async function lockWatchesOf(
  tx: Tx,
  subjects: readonly string[],
  { upTo, limit }: { upTo: number; limit: number },
): Promise<WatchRow[]> {
  if (subjects.length === 0) return [];
  const rows = await tx
    .select()
    .from(watch)
    .where(and(inArray(watch.subject, [...subjects]), lt(watch.position, upTo)))
    .orderBy(sql`${watch.boundTo} nulls last`, asc(watch.id))
    .limit(limit)
    .for('update');
  return rows.map(typed);
}

/** What is released up to a position was told to these. */
export async function advanceWatches(tx: Tx, ids: readonly string[], position: number): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(watch)
    .set({ position })
    .where(inArray(watch.id, [...ids]));
}

export type Watcher = { personId: string; organisationId: string; role: Role };

/** Which of the people are members of which of the organisations, while those are active. */
export async function membershipsOf(
  db: Tx | Executor,
  people: readonly string[],
  organisations: readonly string[],
): Promise<Watcher[]> {
  if (people.length === 0 || organisations.length === 0) return [];
  const rows = await db
    .select({ personId: membership.personId, organisationId: membership.organisationId, role: membership.role })
    .from(membership)
    .where(
      and(
        inArray(membership.personId, [...people]),
        inArray(membership.organisationId, [...organisations]),
        isNotNull(membership.role),
        sql`not exists (select from ${changeSubject} s where s.id = ${membership.organisationId} and s.silent)`,
      ),
    );
  return rows as Watcher[]; // roles are checked where they are told, and by the table
}

/** Whether what an organisation has published may be seen. One that is not known has lost nothing. */
export async function isInView(db: Executor, organisationId: string): Promise<boolean> {
  const [row] = await db
    .select({ inView: organisation.inView })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
  return row?.inView ?? true;
}
