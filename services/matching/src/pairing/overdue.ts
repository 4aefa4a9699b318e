import { writeEvents } from '@techbourse/db';
import { countPendingJobs } from '@techbourse/queue';
import { PROFILE_BUILT, PROFILE_REMOVED, type ProfileEvent } from '../api/events.ts';
import type { Context } from '../context.ts';
import { outbox } from '../db/schema.ts';
import { lockOverdue, markRepublished } from './due-store.ts';

/** Events of due records are published again after this time, if there are fewer jobs than due records. */
const OVERDUE_S = 120;
/** After this time they are published again in any case. */
const LONG_OVERDUE_S = 1800;
const BATCH = 500;

/**
 * Publishes the events of records again whose refresh job was lost. Reads a partial index that is empty when nothing is
 * due.
 * @returns whether more records may be overdue.
 */
export async function republishOverdue(ctx: Context, afterS = OVERDUE_S): Promise<boolean> {
  const waiting = await countPendingJobs(ctx.queue, ['profile.build', 'pairs.refresh']);
  return ctx.db.orm.transaction(async (tx) => {
    const overdue = await lockOverdue(tx, afterS, BATCH);
    // The waiting jobs may belong to these records.
    const lost = waiting < overdue.length ? overdue : overdue.filter((one) => one.waitedS > LONG_OVERDUE_S);
    if (lost.length === 0) return false;
    await markRepublished(tx, lost);
    await writeEvents(
      tx,
      outbox,
      lost.map(({ side, id, version, open }) => {
        const payload: ProfileEvent = { side, id, cause: 'record' };
        return { type: open ? PROFILE_BUILT : PROFILE_REMOVED, key: id, version, payload };
      }),
    );
    ctx.log.warn({ records: lost.length }, 'records whose job was lost are paired again');
    return lost.length === BATCH;
  });
}
