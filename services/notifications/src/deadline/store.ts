import type { Tx } from '@techbourse/db';
import { and, asc, eq, lt, lte, sql } from 'drizzle-orm';
import { deadline, deadlineSubject } from '../db/schema.ts';

export type DeadlineRow = typeof deadline.$inferSelect;

/** Whether a version of a subject is newer than all that set its dates before. */
export async function takeVersion(tx: Tx, kind: string, subject: string, version: number): Promise<boolean> {
  const taken = await tx
    .insert(deadlineSubject)
    .values({ kind, subject, version })
    .onConflictDoUpdate({
      target: [deadlineSubject.kind, deadlineSubject.subject],
      set: { version },
      setWhere: lt(deadlineSubject.version, version),
    })
    .returning({ version: deadlineSubject.version });
  return taken.length > 0;
}

/** Whether a version of a subject is older than one that is known. */
export async function isOld(tx: Tx, kind: string, subject: string, version: number): Promise<boolean> {
  const [row] = await tx
    .select({ version: deadlineSubject.version })
    .from(deadlineSubject)
    .where(and(eq(deadlineSubject.kind, kind), eq(deadlineSubject.subject, subject)));
  return row !== undefined && row.version > version;
}

export async function replaceDates(tx: Tx, kind: string, subject: string, rows: readonly DeadlineRow[]): Promise<void> {
  await tx.delete(deadline).where(and(eq(deadline.kind, kind), eq(deadline.subject, subject)));
  if (rows.length > 0) await tx.insert(deadline).values([...rows]);
}

/** Dates of which somebody must be reminded, each for one process alone. */
export async function takeDue(tx: Tx, now: Date, limit: number): Promise<DeadlineRow[]> {
  return tx
    .select()
    .from(deadline)
    .where(lte(deadline.remindAt, now))
    .orderBy(asc(deadline.remindAt))
    .limit(limit)
    .for('update', { skipLocked: true });
}

export async function setReminder(
  tx: Tx,
  { kind, subject, slot }: Pick<DeadlineRow, 'kind' | 'subject' | 'slot'>,
  remindAt: Date | null,
): Promise<void> {
  await tx
    .update(deadline)
    .set({ remindAt: remindAt ?? sql`null` })
    .where(and(eq(deadline.kind, kind), eq(deadline.subject, subject), eq(deadline.slot, slot)));
}
