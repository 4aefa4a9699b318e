import type { Executor, Tx } from '@techbourse/db';
import type { DemandOutcome, DemandState, Owner } from '@techbourse/domain';
import { fail } from '@techbourse/platform';
import { type Actor, isOperator, type Member } from '@techbourse/policy';
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { demand } from '../db/schema.ts';

type Row = typeof demand.$inferSelect;
/** A demand as stored. The CHECKs of the table make `state` and `outcome` words of their vocabularies. */
export type DemandRecord = Omit<Row, 'state' | 'outcome'> & { state: DemandState; outcome: DemandOutcome | null };
export type NewDemand = Omit<DemandRecord, 'createdAt' | 'updatedAt'>;

const asRecord = (row: Row): DemandRecord => ({
  ...row,
  state: row.state as DemandState,
  outcome: row.outcome as DemandOutcome | null,
});

export const notFound = () => fail.notFound('demand.not_found', 'There is no such demand');

/** The demand if it is of this member's organisation (or the member is the operator), locked until the end. */
export async function getOwnForUpdate(tx: Tx, member: Member, id: string): Promise<DemandRecord> {
  const [row] = await tx.select().from(demand).where(eq(demand.id, id)).for('update');
  if (!row || (row.organisationId !== member.organisation.id && !isOperator(member))) throw notFound();
  return asRecord(row);
}

export async function findDemand(db: Executor | Tx, id: string): Promise<DemandRecord | undefined> {
  const [row] = await db.select().from(demand).where(eq(demand.id, id));
  return row && asRecord(row);
}

/** The demand if it is of this actor's organisation (or the actor is the operator). */
export async function getOwn(db: Executor, actor: Actor, id: string): Promise<DemandRecord> {
  const record = await findDemand(db, id);
  if (!record || (record.organisationId !== actor.organisation?.id && !isOperator(actor))) throw notFound();
  return record;
}

export async function findVersion(db: Executor | Tx, id: string): Promise<number | undefined> {
  const [row] = await db.select({ version: demand.version }).from(demand).where(eq(demand.id, id));
  return row?.version;
}

/** What a write replaces: everything but the id, the owner's id and the moment of creation. */
const REPLACED = [
  ...(['organisation', 'shownPlace', 'state', 'outcome', 'version', 'content', 'openUntil'] as const),
  ...(['closesAt', 'closingNote'] as const),
  ...(['source', 'externalId', 'importHash', 'openedAt', 'closedAt'] as const),
] as const;

/** Writes new and changed demands as they are given, in one statement; results in the order given. */
export async function writeDemands(tx: Tx, rows: readonly NewDemand[]): Promise<DemandRecord[]> {
  if (rows.length === 0) return [];
  const replaced = REPLACED.map((name) => [name, sql.raw(`excluded."${demand[name].name}"`)]);
  const written = await tx
    .insert(demand)
    .values([...rows])
    .onConflictDoUpdate({ target: demand.id, set: { ...Object.fromEntries(replaced), updatedAt: sql`now()` } })
    .returning();
  const byId = new Map(written.map((row) => [row.id, asRecord(row)]));
  return rows.map((row) => byId.get(row.id) ?? missing(row.id));
}

function missing(id: string): never {
  throw new Error(`the write of demand ${id} returned nothing`);
}

type Changes = Partial<Omit<NewDemand, 'id' | 'organisationId' | 'version'>>;

/** The demand as its next version. Its moments of creation and change are the database's business. */
export function nextVersion(record: DemandRecord, changes: Changes): NewDemand {
  const { createdAt: _createdAt, updatedAt: _updatedAt, ...kept } = record;
  return { ...kept, ...changes, version: record.version + 1 };
}

export async function saveDemand(tx: Tx, before: DemandRecord, changes: Changes): Promise<DemandRecord> {
  const [after] = await writeDemands(tx, [nextVersion(before, changes)]);
  return after ?? missing(before.id);
}

/** Own demands, newest first, from behind `after`. */
export async function listDemands(
  db: Executor,
  filter: { organisationId?: string | undefined; state?: DemandState | undefined; after?: string | undefined },
  limit: number,
): Promise<DemandRecord[]> {
  const rows = await db
    .select()
    .from(demand)
    .where(
      and(
        filter.organisationId ? eq(demand.organisationId, filter.organisationId) : undefined,
        filter.state ? eq(demand.state, filter.state) : undefined,
        filter.after ? sql`(${demand.createdAt}, ${demand.id}) < ${placeOf(db, filter.after)}` : undefined,
      ),
    )
    .orderBy(desc(demand.createdAt), desc(demand.id))
    .limit(limit);
  return rows.map(asRecord);
}

/** Where a demand stands in the order of creation, which ids do not tell. */
function placeOf(db: Executor, id: string) {
  const last = alias(demand, 'last');
  return db.select({ createdAt: last.createdAt, id: last.id }).from(last).where(eq(last.id, id));
}

/** One import of an organisation at a time, to the end of the transaction: two would create the same record twice. */
export async function lockImports(tx: Tx, organisationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`demands:import:${organisationId}`}, 0))`);
}

/** Demands imported before under these keys, locked. */
export async function findImported(
  tx: Tx,
  organisationId: string,
  keys: readonly { source: string; externalId: string }[],
): Promise<DemandRecord[]> {
  const bySource = Map.groupBy(keys, (key) => key.source);
  const conditions = [...bySource].map(([source, list]) => {
    const ids = list.map((key) => key.externalId);
    return and(eq(demand.source, source), inArray(demand.externalId, ids));
  });
  const rows = await tx
    .select()
    .from(demand)
    .where(and(eq(demand.organisationId, organisationId), or(...conditions)))
    .orderBy(asc(demand.id))
    .for('update');
  return rows.map(asRecord);
}

/** Open demands whose last day is over, locked; those that somebody else works on wait for the next time. */
export async function lockLapsed(tx: Tx, now: Date, limit: number): Promise<DemandRecord[]> {
  const rows = await tx
    .select()
    .from(demand)
    .where(and(eq(demand.state, 'open'), lte(demand.closesAt, now)))
    .orderBy(asc(demand.closesAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map(asRecord);
}

/** The anonymous demands of an organisation that are open or in review, locked. */
export async function lockUnnamed(tx: Tx, organisationId: string): Promise<DemandRecord[]> {
  const isUnnamed = sql`${demand.content} ->> 'anonymous' = 'true'`;
  const rows = await tx
    .select()
    .from(demand)
    .where(and(eq(demand.organisationId, organisationId), inArray(demand.state, ['in_review', 'open']), isUnnamed))
    .orderBy(asc(demand.id))
    .for('update');
  return rows.map(asRecord);
}

/** Open demands of before that do not say yet when their last day is over, locked. */
export async function lockEndless(tx: Tx, limit: number): Promise<DemandRecord[]> {
  const rows = await tx
    .select()
    .from(demand)
    .where(and(eq(demand.state, 'open'), isNull(demand.closesAt)))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map(asRecord);
}

/** Not a new version: nobody changed anything. */
export async function writeClosing(tx: Tx, id: string, closesAt: Date): Promise<void> {
  await tx.update(demand).set({ closesAt }).where(eq(demand.id, id));
}

/** Not a new version, and no moment of change: what others see stays. */
export async function writeOwner(tx: Tx, id: string, organisation: Owner): Promise<void> {
  await tx.update(demand).set({ organisation }).where(eq(demand.id, id));
}

export async function countOpen(db: Executor): Promise<number> {
  return db.$count(demand, eq(demand.state, 'open'));
}

/** Open demands in the order of their ids, page by page. */
export function openPages(db: Executor, size: number): AsyncGenerator<DemandRecord[]> {
  return pages(db, size, eq(demand.state, 'open'));
}

/** Demands of any state that changed at or after `since`, page by page. */
export function changedPages(db: Executor, since: Date, size: number): AsyncGenerator<DemandRecord[]> {
  return pages(db, size, gte(demand.updatedAt, since));
}

/** Ids of open demands in their order, page by page. */
export function liveIds(db: Executor, size: number): AsyncGenerator<string[]> {
  return idPages(db, size, eq(demand.state, 'open'));
}

/** Ids of demands of any state that changed at or after `since`, page by page. */
export function changedIds(db: Executor, since: Date, size: number): AsyncGenerator<string[]> {
  return idPages(db, size, gte(demand.updatedAt, since));
}

/** Those among some demands that are open. */
export async function findLiveVersions(
  db: Executor,
  ids: readonly string[],
): Promise<{ id: string; version: number }[]> {
  return db
    .select({ id: demand.id, version: demand.version })
    .from(demand)
    .where(and(inArray(demand.id, [...ids]), eq(demand.state, 'open')));
}

/** How many demands the index should hold: open since before a moment, and of any state but changed since. */
export async function countExpected(db: Executor, settledBefore: Date): Promise<{ settled: number; moving: number }> {
  const [settled, moving] = await Promise.all([
    db.$count(demand, and(eq(demand.state, 'open'), lt(demand.updatedAt, settledBefore))),
    db.$count(demand, gte(demand.updatedAt, settledBefore)),
  ]);
  return { settled, moving };
}

/** Every demand of an organisation in the order of creation, page by page. */
export async function* ownPages(db: Executor, organisationId: string, size: number): AsyncGenerator<DemandRecord[]> {
  for (let after: string | undefined; ; ) {
    const behind = after ? sql`(${demand.createdAt}, ${demand.id}) > ${placeOf(db, after)}` : undefined;
    const rows = await db
      .select()
      .from(demand)
      .where(and(eq(demand.organisationId, organisationId), behind))
      .orderBy(asc(demand.createdAt), asc(demand.id))
      .limit(size);
    if (rows.length > 0) yield rows.map(asRecord);
    if (rows.length < size) return;
    after = rows.at(-1)?.id;
  }
}

async function* pages(db: Executor, size: number, condition: SQL): AsyncGenerator<DemandRecord[]> {
  let after: string | undefined;
  for (;;) {
    const rows = await db
      .select()
      .from(demand)
      .where(and(condition, after ? gt(demand.id, after) : undefined))
      .orderBy(asc(demand.id))
      .limit(size);
    if (rows.length > 0) yield rows.map(asRecord);
    if (rows.length < size) return;
    after = rows.at(-1)?.id;
  }
}

/** Some demands of any state, locked until the end. */
export async function findByIds(tx: Tx, ids: readonly string[]): Promise<DemandRecord[]> {
  const rows = await tx
    .select()
    .from(demand)
    .where(inArray(demand.id, [...ids]))
    .orderBy(asc(demand.id))
    .for('update');
  return rows.map(asRecord);
}

/** Open demands with their versions in the order of their ids, page by page. */
export async function* liveHeads(
  db: Executor,
  size: number,
): AsyncGenerator<{ id: string; version: number; updatedAt: Date }[]> {
  for (let after: string | undefined; ; ) {
    const rows = await db
      .select({ id: demand.id, version: demand.version, updatedAt: demand.updatedAt })
      .from(demand)
      .where(and(eq(demand.state, 'open'), after ? gt(demand.id, after) : undefined))
      .orderBy(asc(demand.id))
      .limit(size);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    after = rows.at(-1)?.id;
  }
}

async function* idPages(db: Executor, size: number, condition: SQL): AsyncGenerator<string[]> {
  for (let after: string | undefined; ; ) {
    const rows = await db
      .select({ id: demand.id })
      .from(demand)
      .where(and(condition, after ? gt(demand.id, after) : undefined))
      .orderBy(asc(demand.id))
      .limit(size);
    if (rows.length > 0) yield rows.map(({ id }) => id);
    if (rows.length < size) return;
    after = rows.at(-1)?.id;
  }
}
