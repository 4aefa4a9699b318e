import { today } from '@techbourse/platform';
import { EXPIRY, EXPIRY_BATCH } from '@techbourse/record';
import type { Context } from '../context.ts';
import { stateAfter } from './listing.ts';
import { holdPatents } from './patent-holds.ts';
import { recordChanges } from './record.ts';
import { listings } from './store.ts';

/**
 * Expires listings whose last day has passed, a batch at a time. Of several processes one does the work, the others
 * return at once.
 * @returns whether more may be waiting.
 */
export async function expireListings(ctx: Context): Promise<boolean> {
  return ctx.db.orm.transaction(async (tx) => {
    const lapsed = await listings.lockLapsed(tx, today(ctx));
    const expired = await listings.saveAll(tx, lapsed, ({ state }) => ({ state: stateAfter(state, 'expire') }));
    await holdPatents(
      tx,
      expired.map(({ after }) => after),
      { verified: false, now: ctx.clock.now() },
    );
    const reason = 'the last day of validity has passed';
    const changes = expired.map((each) => ({ ...each, action: 'expire' as const, reason }));
    await recordChanges(ctx, tx, { actor: EXPIRY }, changes);
    return lapsed.length === EXPIRY_BATCH;
  });
}
