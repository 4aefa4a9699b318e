import type { Executor, Tx } from '@techbourse/db';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { abuseReport } from '../db/abuse-tables.ts';

export type AbuseReportRow = typeof abuseReport.$inferSelect;

export async function insertReport(tx: Tx, row: typeof abuseReport.$inferInsert): Promise<void> {
  await tx.insert(abuseReport).values(row);
}

export async function findReport(db: Executor | Tx, id: string): Promise<AbuseReportRow | undefined> {
  const [row] = await db.select().from(abuseReport).where(eq(abuseReport.id, id));
  return row;
}

/** The ids are in the order of their moments. */
export async function listReportRows(
  tx: Tx,
  filter: { state?: string | undefined; about?: string | undefined; after?: string | undefined; limit: number },
): Promise<AbuseReportRow[]> {
  const { state, about, after, limit } = filter;
  const where = and(
    state ? eq(abuseReport.state, state) : undefined,
    about ? eq(abuseReport.subjectId, about) : undefined,
    after ? gt(abuseReport.id, after) : undefined,
  );
  return tx.select().from(abuseReport).where(where).orderBy(asc(abuseReport.id)).limit(limit);
}

export async function lockReport(tx: Tx, id: string): Promise<AbuseReportRow | undefined> {
  const [row] = await tx.select().from(abuseReport).where(eq(abuseReport.id, id)).for('update');
  return row;
}

export async function decideReport(
  tx: Tx,
  id: string,
  values: Pick<AbuseReportRow, 'state' | 'decision' | 'decidedAt'>,
): Promise<AbuseReportRow> {
  const [row] = await tx.update(abuseReport).set(values).where(eq(abuseReport.id, id)).returning();
  if (!row) throw new Error('the report was not written');
  return row;
}

/** How many open reports there are about one thing since a moment. */
export async function countOpenReports(tx: Tx, subjectId: string, since: Date): Promise<number> {
  const [row] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(abuseReport)
    .where(and(eq(abuseReport.subjectId, subjectId), eq(abuseReport.state, 'open'), gt(abuseReport.createdAt, since)));
  return row?.n ?? 0;
}
