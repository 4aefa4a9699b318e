import { exclusively, writeEvents } from '@techbourse/db';
import { AppError, newId } from '@techbourse/platform';
import { DIGEST_PAGE, digestsOf, type JobEnvelope, missedRecordsSchema } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { outbox } from '../db/schema.ts';
import { presentEvent } from './record.ts';
import { findByIds, liveHeads } from './store.ts';

/** Job listing.tell: tells again how some listings are now, to whoever missed it; others know and ignore it. */
export async function tellListings(ctx: Context, { payload }: JobEnvelope): Promise<void> {
  const { ids } = missedRecordsSchema.parse(payload);
  await ctx.db.orm.transaction(async (tx) => {
    // Locked, so that what is told is not older than what another tells meanwhile.
    const records = await findByIds(tx, ids);
    await writeEvents(tx, outbox, records.map(presentEvent));
  });
}

/**
 * Tells every published listing with its version, page by page, so that subscribers find what they missed. Not through the
 * outbox: what is lost of it comes again. A hundred thousand are a hundred jobs of 45 KB, done in seconds. Of several
 * processes one does it at a time.
 * @returns false: there is never more to do.
 */
export async function digestListings(ctx: Context): Promise<false> {
  try {
    await exclusively(ctx.db, 'listings:digest', async () => {
      for await (const digest of digestsOf(liveHeads(ctx.db.orm, DIGEST_PAGE), ctx.clock.now())) {
        const key = digest.records[0]?.[0] ?? newId();
        const event = { type: 'listing.digest', key, version: 0, occurredAt: digest.at, payload: digest };
        await ctx.queue.publish([{ eventId: newId(), ...event }]);
      }
    });
  } catch (error) {
    if (!(error instanceof AppError && error.reason === 'exclusive.running')) throw error;
  }
  return false;
}
