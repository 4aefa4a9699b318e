import { type Database, type NewEvent, type ServiceTables, withExclusiveLock, writeEvents } from '@techbourse/db';
import { AppError, type Clock, newId } from '@techbourse/platform';
import { DIGEST_PAGE, digestsOf, type JobEnvelope, type JobQueue, missedRecordsSchema } from '@techbourse/queue';
import type { RecordNoun } from './noun.ts';
import type { RecordStore } from './store.ts';
import type { StoredRecord } from './tables.ts';

/** Publishes the present state of some records again, for subscribers that missed it. Other subscribers ignore it. */
export async function republish<R extends StoredRecord>(
  ctx: { db: Database },
  { payload }: Pick<JobEnvelope, 'payload'>,
  of: {
    store: Pick<RecordStore<R, unknown>, 'lock'>;
    outbox: ServiceTables['outbox'];
    toEvent: (record: R) => NewEvent;
  },
): Promise<void> {
  const { ids } = missedRecordsSchema.parse(payload);
  await ctx.db.orm.transaction(async (tx) => {
    // Locked, so that the events are never older than concurrent ones.
    const records = await of.store.lock(tx, ids);
    await writeEvents(tx, of.outbox, records.map(of.toEvent));
  });
}

/**
 * Publishes every live record with its version, page by page, so that subscribers find what they missed. It bypasses
 * the outbox, because a lost digest comes again. A hundred thousand records make a hundred jobs of 45 KB, in seconds.
 * One process does it at a time.
 * @returns false: there is never more to do.
 */
export async function publishDigest<R extends StoredRecord>(
  ctx: { db: Database; queue: JobQueue; clock: Clock },
  noun: RecordNoun,
  store: Pick<RecordStore<R, unknown>, 'liveHeads'>,
): Promise<false> {
  try {
    await withExclusiveLock(ctx.db, `${noun}s:digest`, async () => {
      for await (const digest of digestsOf(store.liveHeads(ctx.db.orm, DIGEST_PAGE), ctx.clock.now())) {
        const key = digest.records[0]?.[0] ?? newId();
        const event = { type: `${noun}.digest`, key, version: 0, occurredAt: digest.at, payload: digest };
        await ctx.queue.publish([{ eventId: newId(), ...event }]);
      }
    });
  } catch (error) {
    if (!(error instanceof AppError && error.reason === 'exclusive.running')) throw error;
  }
  return false;
}
