import { type Executor, rowBatches, type Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { and, asc, count, desc, eq, gt, type InferSelectModel, inArray, lt, sql } from 'drizzle-orm';
import { change, webhook, webhookAttempt, webhookDelivery } from '../db/schema.ts';
import { isHeard, type WebhookRow } from './store.ts';

export type DeliveryRow = Omit<InferSelectModel<typeof webhookDelivery>, 'state'> & {
  state: 'waiting' | 'delivered' | 'failed';
};

// CHECK holds the state to these.
const typed = (row: InferSelectModel<typeof webhookDelivery>) => row as DeliveryRow;

export type NewDelivery = Pick<
  typeof webhookDelivery.$inferInsert,
  'webhookId' | 'changeId' | 'position' | 'type' | 'body'
>;

/** Deliveries that wait from now on. Those that are there already wait again: with the same id and body. */
export async function queueDeliveries(tx: Tx, rows: readonly NewDelivery[], now: Date): Promise<void> {
  const waiting = { state: 'waiting', attempts: 0, nextAt: now } as const;
  for (const part of rowBatches(webhookDelivery, rows)) {
    await tx
      .insert(webhookDelivery)
      .values(part.map((row) => ({ ...row, ...waiting, id: newId(), createdAt: now })))
      .onConflictDoUpdate({ target: [webhookDelivery.webhookId, webhookDelivery.changeId], set: waiting });
  }
}

/** A test, which nobody repeats. */
export async function insertPing(tx: Tx | Executor, row: NewDelivery & { id: string }, now: Date): Promise<void> {
  await tx.insert(webhookDelivery).values({ ...row, state: 'failed', createdAt: now });
}

/** Tests of the webhooks of an organisation since then. */
export async function countPings(db: Executor, organisationId: string, since: Date): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(webhookDelivery)
    .innerJoin(webhook, eq(webhook.id, webhookDelivery.webhookId))
    .where(
      and(
        eq(webhook.organisationId, organisationId),
        eq(webhookDelivery.type, 'webhook.ping'),
        gt(webhookDelivery.createdAt, since),
      ),
    );
  return row?.count ?? 0;
}

export async function countWaiting(tx: Tx, webhookId: string): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(webhookDelivery)
    .where(and(eq(webhookDelivery.webhookId, webhookId), eq(webhookDelivery.state, 'waiting')));
  return row?.count ?? 0;
}

export async function listDeliveryRows(
  db: Executor,
  webhookId: string,
  { state, below, limit }: { state: DeliveryRow['state'] | undefined; below: string | undefined; limit: number },
): Promise<DeliveryRow[]> {
  const rows = await db
    .select()
    .from(webhookDelivery)
    .where(
      and(
        eq(webhookDelivery.webhookId, webhookId),
        state ? eq(webhookDelivery.state, state) : undefined,
        below ? lt(webhookDelivery.id, below) : undefined,
      ),
    )
    .orderBy(desc(webhookDelivery.id))
    .limit(limit);
  return rows.map(typed);
}

export async function findDelivery(db: Executor | Tx, webhookId: string, id: string): Promise<DeliveryRow | undefined> {
  const [row] = await db
    .select()
    .from(webhookDelivery)
    .where(and(eq(webhookDelivery.webhookId, webhookId), eq(webhookDelivery.id, id)));
  return row && typed(row);
}

export async function attemptsOf(db: Executor, deliveryId: string, limit: number) {
  return db
    .select()
    .from(webhookAttempt)
    .where(eq(webhookAttempt.deliveryId, deliveryId))
    .orderBy(desc(webhookAttempt.id))
    .limit(limit);
}

export type AttemptRow = InferSelectModel<typeof webhookAttempt>;

/** Notes a try and what follows for the delivery, unless it was deleted meanwhile. */
export async function recordAttempt(
  tx: Tx,
  attempt: AttemptRow,
  after: Pick<typeof webhookDelivery.$inferInsert, 'state' | 'attempts' | 'nextAt' | 'deliveredAt'>,
): Promise<void> {
  const { status, error } = attempt;
  const changed = await tx
    .update(webhookDelivery)
    .set({ ...after, lastStatus: status, lastError: error })
    .where(eq(webhookDelivery.id, attempt.deliveryId))
    .returning({ id: webhookDelivery.id });
  if (changed.length > 0) await tx.insert(webhookAttempt).values(attempt);
}

/** A delivery that is not sent, and why not. */
export async function giveUp(db: Executor, id: string, error: string): Promise<void> {
  await db
    .update(webhookDelivery)
    .set({ state: 'failed', nextAt: null, lastError: error })
    .where(eq(webhookDelivery.id, id));
}

/** The next delivery of a webhook that is due: the earliest change first. */
export async function nextDue(db: Executor, webhookId: string, now: Date): Promise<DeliveryRow | undefined> {
  const [row] = await db
    .select()
    .from(webhookDelivery)
    .where(
      and(
        eq(webhookDelivery.webhookId, webhookId),
        eq(webhookDelivery.state, 'waiting'),
        sql`${webhookDelivery.nextAt} <= ${now.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(webhookDelivery.position))
    .limit(1);
  return row && typed(row);
}

/** What waits for a webhook is due now. */
export async function hurryWaiting(tx: Tx, webhookId: string, now: Date): Promise<void> {
  await tx
    .update(webhookDelivery)
    .set({ nextAt: now })
    .where(and(eq(webhookDelivery.webhookId, webhookId), eq(webhookDelivery.state, 'waiting')));
}

/**
 * Takes webhooks that have something due, for this process alone until `leaseUntil`.
 * @param troubled those that failed last or were slow; or those that were not.
 */
export async function claimDue(
  db: Executor,
  { now, leaseUntil, troubled, limit }: { now: Date; leaseUntil: Date; troubled: boolean; limit: number },
): Promise<WebhookRow[]> {
  if (limit <= 0) return [];
  const at = sql`${now.toISOString()}::timestamptz`;
  const due = db
    .select({ id: webhook.id })
    .from(webhook)
    .where(
      and(
        eq(webhook.state, 'active'),
        isHeard,
        sql`(${webhook.leaseUntil} is null or ${webhook.leaseUntil} < ${at})`,
        sql`(${webhook.holdUntil} is null or ${webhook.holdUntil} <= ${at})`,
        sql`(${webhook.failures} > 0 or ${webhook.slow}) = ${troubled}`,
        sql`exists (select from ${webhookDelivery} d where d.webhook_id = ${webhook.id} and d.state = 'waiting'
          and d.next_at <= ${at})`,
      ),
    )
    .orderBy(sql`random()`)
    .limit(limit)
    .for('update', { skipLocked: true });
  const rows = await db.update(webhook).set({ leaseUntil }).where(inArray(webhook.id, due)).returning();
  return rows as WebhookRow[]; // as in store.ts
}

/** Rows of the feed that were released in a span of time; their ids in order. */
export async function releasedBetween(tx: Tx, from: Date, to: Date): Promise<{ after: number; upTo: number }> {
  const [row] = await tx
    .select({
      first: sql<string | null>`min(${change.position})`,
      last: sql<string | null>`max(${change.position})`,
    })
    .from(change)
    .where(
      and(
        sql`${change.position} is not null`,
        sql`${change.releaseAt} >= ${from.toISOString()}::timestamptz`,
        sql`${change.releaseAt} <= ${to.toISOString()}::timestamptz`,
      ),
    );
  return { after: Number(row?.first ?? 1) - 1, upTo: Number(row?.last ?? 0) };
}

/** One batch of deliveries that were made before `until`; how many there were. */
export async function dropDeliveries(db: Executor, until: Date, limit: number): Promise<number> {
  const old = db
    .select({ id: webhookDelivery.id })
    .from(webhookDelivery)
    .where(lt(webhookDelivery.createdAt, until))
    .limit(limit);
  const gone = await db
    .delete(webhookDelivery)
    .where(inArray(webhookDelivery.id, old))
    .returning({ id: webhookDelivery.id });
  return gone.length;
}
