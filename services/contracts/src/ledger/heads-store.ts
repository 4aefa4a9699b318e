import type { Executor, Tx } from '@techbourse/db';
import { and, asc, desc, eq, gt, gte, type InferSelectModel, inArray, isNotNull, lt, lte, or, sql } from 'drizzle-orm';
import { ledgerEntry, treeHead } from '../db/schema.ts';
import type { LedgerRow } from './store.ts';
import type { TreeHead } from './tree-head.ts';

type Db = Tx | Executor;
export type HeadRow = InferSelectModel<typeof treeHead>;

export async function newestHead(db: Db): Promise<HeadRow | undefined> {
  const [row] = await db.select().from(treeHead).orderBy(desc(treeHead.number)).limit(1);
  return row;
}

/** The first head that covers an entry. */
export async function firstHeadOver(db: Db, seq: number): Promise<HeadRow | undefined> {
  const [row] = await db
    .select()
    .from(treeHead)
    .where(gte(treeHead.size, seq))
    .orderBy(asc(treeHead.size), asc(treeHead.number))
    .limit(1);
  return row;
}

/** Heads after `number`, in their order. */
export function headsAfter(db: Db, number: number, limit: number): Promise<HeadRow[]> {
  return db.select().from(treeHead).where(gt(treeHead.number, number)).orderBy(asc(treeHead.number)).limit(limit);
}

/** Heads below `number`, or from the newest on, newest first. */
export function listHeads(db: Db, below: number | undefined, limit: number): Promise<HeadRow[]> {
  return db
    .select()
    .from(treeHead)
    .where(below === undefined ? undefined : lt(treeHead.number, below))
    .orderBy(desc(treeHead.number))
    .limit(limit);
}

/** The days with a head, with its time and size. */
export async function closedDays(db: Db): Promise<{ day: string; size: number; at: Date }[]> {
  const rows = await db
    .select({ day: treeHead.day, size: treeHead.size, at: treeHead.at })
    .from(treeHead)
    .where(isNotNull(treeHead.day));
  return rows.flatMap(({ day, ...rest }) => (day === null ? [] : [{ day, ...rest }]));
}

/** The widest head of at most this size from which the tree can grow on. */
export async function headToGrowFrom(db: Db, size: number): Promise<HeadRow | undefined> {
  const [row] = await db
    .select()
    .from(treeHead)
    .where(and(lte(treeHead.size, size), isNotNull(treeHead.edge)))
    .orderBy(desc(treeHead.size), desc(treeHead.number))
    .limit(1);
  return row;
}

/** The head of each of these numbers, or of these days. */
export async function headsNamed(db: Db, numbers: readonly number[], days: readonly string[]): Promise<HeadRow[]> {
  const wanted = [
    ...(numbers.length > 0 ? [inArray(treeHead.number, [...numbers])] : []),
    ...(days.length > 0 ? [inArray(treeHead.day, [...days])] : []),
  ];
  if (wanted.length === 0) return [];
  return db
    .select()
    .from(treeHead)
    .where(or(...wanted));
}

export async function insertTreeHead(tx: Tx, head: TreeHead, edge: string[]): Promise<void> {
  await tx.insert(treeHead).values({ ...head, edge });
}

/** Number of entries up to the last one made before `end`; entries of a clock that ran ahead do not matter. */
export async function entriesUntil(db: Db, end: Date): Promise<number> {
  const [row] = await db
    .select({ seq: sql<string | null>`max(${ledgerEntry.seq})` })
    .from(ledgerEntry)
    .where(lt(ledgerEntry.at, end));
  return Number(row?.seq ?? 0);
}

export async function entryAt(db: Db, seq: number): Promise<LedgerRow | undefined> {
  const [row] = await db.select().from(ledgerEntry).where(eq(ledgerEntry.seq, seq));
  return row;
}
