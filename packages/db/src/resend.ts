import { type Operation, type OperationProgress, operation } from '@techbourse/platform';
import { z } from 'zod';
import { OUTBOX_RETENTION_HOURS } from './cleanup.ts';
import type { Database } from './connect.ts';
import { outboxChannel } from './outbox.ts';

const BATCH = 1000;
const HOUR_MS = 3_600_000;

/**
 * Has the relay publish every event since a timestamp again, which rebuilds the queue from Postgres. The queue adds no
 * known job twice and handlers ignore old versions, so a repeat costs only time. Events that are published meanwhile
 * for the first time are left alone.
 */
export async function resendEvents(
  db: Database,
  schema: string,
  since: Date,
  onProgress: (progress: OperationProgress) => void = () => {},
): Promise<OperationProgress> {
  const table = db.sql(`${schema}.outbox`);
  const moment = since.toISOString();
  const [found] = await db.sql<{ count: number; first: string | null; last: string | null }[]>`
    select count(*)::int as count, min(seq) as first, max(seq) as last
    from ${table} where sent and occurred_at >= ${moment}`;
  const progress = { done: 0, total: found?.count ?? 0 };
  if (!found?.first || !found.last) return progress;
  // Each row once: the relay may already mark earlier rows as sent again.
  let from = found.first;
  for (;;) {
    const rows = await db.sql<{ seq: string }[]>`
      with batch as (
        select seq from ${table}
        where sent and seq between ${from} and ${found.last} and occurred_at >= ${moment} order by seq limit ${BATCH}),
      marked as (update ${table} set sent = false where seq in (select seq from batch) returning seq)
      select seq from marked order by seq`;
    const last = rows.at(-1);
    if (!last) return progress;
    await db.sql`select pg_notify(${outboxChannel(schema)}, '')`;
    from = String(BigInt(last.seq) + 1n);
    progress.done += rows.length;
    onProgress({ ...progress });
  }
}

/**
 * For the operator: publishes the events of this schema again after the queue was lost. The queue does not add a job
 * that it still knows as failed, so `replayFailed` runs those.
 */
export function queueRebuild(
  db: Database,
  schema: string,
  replayFailed: (since: Date) => Promise<OperationProgress>,
): Operation {
  const body = z.strictObject({ hours: z.int().min(1).max(OUTBOX_RETENTION_HOURS).optional() }).nullish();
  return operation(body, async (onProgress, input) => {
    const since = new Date(Date.now() - (input?.hours ?? OUTBOX_RETENTION_HOURS) * HOUR_MS);
    const resent = await resendEvents(db, schema, since, onProgress);
    const replayed = await replayFailed(since);
    return { done: resent.done + replayed.done, total: resent.total + replayed.total };
  });
}
