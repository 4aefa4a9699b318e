import { today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../context.ts';
import { claimPatents } from './claims.ts';
import { stateAfter } from './listing.ts';
import { recordChanges } from './record.ts';
import { lockLapsed, nextVersion, tryLock, writeListings } from './store.ts';

const BATCH = 200;
const CLOCK: Actor = { kind: 'system', id: 'expiry', organisation: null, scopes: [] };

/**
 * Expires listings whose last day has passed, a batch at a time. Of several processes one does the work, the others
 * return at once.
 * @returns whether more may be waiting.
 */
export async function expireListings(ctx: Context): Promise<boolean> {
  return ctx.db.orm.transaction(async (tx) => {
    if (!(await tryLock(tx, 'listings:expiry'))) return false;
    const lapsed = await lockLapsed(tx, today(ctx), BATCH);
    const expired = await writeListings(
      tx,
      lapsed.map((before) => nextVersion(before, { state: stateAfter(before.state, 'expire') })),
    );
    await claimPatents(tx, expired, { verified: false, now: ctx.clock.now() });
    const changes = lapsed.flatMap((before, index) => {
      const after = expired[index];
      const reason = 'the last day of validity has passed';
      return after ? [{ before, after, action: 'expire' as const, reason }] : [];
    });
    await recordChanges(ctx, tx, { actor: CLOCK }, changes);
    return lapsed.length === BATCH;
  });
}
