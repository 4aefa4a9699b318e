import { type Executor, type Tx, visibleRows } from '@techbourse/db';
import type { Visibility } from '@techbourse/policy';
import { and, asc, count, eq, type InferSelectModel, inArray, lt, or, sql } from 'drizzle-orm';
import { changeSubject, webhook } from '../db/schema.ts';

export type WebhookRow = Omit<InferSelectModel<typeof webhook>, 'state' | 'disabledBecause'> & {
  state: 'active' | 'paused' | 'disabled';
  disabledBecause: 'failing' | 'gone' | null;
};

// CHECK holds the state to these, and only this service writes the reason.
const typed = (row: InferSelectModel<typeof webhook>) => row as WebhookRow;

export async function findWebhook(db: Executor, id: string, seen: Visibility): Promise<WebhookRow | undefined> {
  const [row] = await db
    .select()
    .from(webhook)
    .where(and(eq(webhook.id, id), visibleRows(seen, [webhook.organisationId])));
  return row && typed(row);
}

/** The webhook, held until the transaction ends. */
export async function lockWebhook(tx: Tx, id: string, seen: Visibility): Promise<WebhookRow | undefined> {
  const [row] = await tx
    .select()
    .from(webhook)
    .where(and(eq(webhook.id, id), visibleRows(seen, [webhook.organisationId])))
    .for('update');
  return row && typed(row);
}

export async function listWebhookRows(db: Executor, organisationIds: readonly string[]): Promise<WebhookRow[]> {
  const rows = await db
    .select()
    .from(webhook)
    .where(inArray(webhook.organisationId, [...organisationIds]))
    .orderBy(asc(webhook.id));
  return rows.map(typed);
}

/** Held until the end: two that are made at once count each other. */
export async function holdWebhooksOf(tx: Tx, organisationId: string): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${organisationId}, 8))`);
  const [row] = await tx.select({ count: count() }).from(webhook).where(eq(webhook.organisationId, organisationId));
  return row?.count ?? 0;
}

export async function insertWebhook(tx: Tx, row: typeof webhook.$inferInsert): Promise<WebhookRow> {
  const [made] = await tx.insert(webhook).values(row).returning();
  if (!made) throw new Error('a new webhook was not written');
  return typed(made);
}

/** Webhooks with a secret that is kept as it is, held until the end. */
export async function lockUnsealed(tx: Tx, beginning: string, limit: number): Promise<WebhookRow[]> {
  const rows = await tx
    .select()
    .from(webhook)
    .where(
      or(sql`starts_with(${webhook.secret}, ${beginning})`, sql`starts_with(${webhook.previousSecret}, ${beginning})`),
    )
    .limit(limit)
    .for('update');
  return rows.map(typed);
}

/** What is absent or undefined stays. */
type WebhookChange = { [K in keyof typeof webhook.$inferInsert]?: (typeof webhook.$inferInsert)[K] | undefined };

export async function updateWebhook(
  tx: Tx | Executor,
  id: string,
  change: WebhookChange,
): Promise<WebhookRow | undefined> {
  const [row] = await tx.update(webhook).set(change).where(eq(webhook.id, id)).returning();
  return row && typed(row);
}

export async function deleteWebhook(tx: Tx, id: string): Promise<void> {
  await tx.delete(webhook).where(eq(webhook.id, id));
}

/** Who is suspended, merged or deleted hears nothing. */
export const isHeard = sql`not exists (select from ${changeSubject} s where s.id = ${webhook.organisationId} and s.silent)`;

/** Active webhooks that have not come to the end of the feed, those that are furthest behind first; held until the end. */
export async function lockBehind(tx: Tx, end: number, limit: number): Promise<WebhookRow[]> {
  const rows = await tx
    .select()
    .from(webhook)
    .where(and(eq(webhook.state, 'active'), lt(webhook.position, end), isHeard))
    .orderBy(asc(webhook.position))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map(typed);
}
