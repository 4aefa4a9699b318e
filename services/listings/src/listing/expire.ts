import type { Context } from '../context.ts';
import { claimPatents } from './claims.ts';
import { dayOf, stateAfter } from './listing.ts';
import { type Change, recordChanges } from './record.ts';
import { lockLapsed, saveListing, tryLock } from './store.ts';

const SYSTEM = { kind: 'system', id: 'listings.expiry', organisation: null, scopes: [] } as const;
const BATCH = 200;

/**
 * Expires listings whose last day has passed. Of several processes one does the work, the others return at once.
 * @returns how many expired.
 */
export async function expireListings(ctx: Context): Promise<number> {
  let expired = 0;
  for (;;) {
    const count = await expireBatch(ctx);
    expired += count;
    if (count < BATCH) break;
  }
  if (expired > 0) ctx.log.info({ expired }, 'listings expired');
  return expired;
}

function expireBatch(ctx: Context): Promise<number> {
  return ctx.db.orm.transaction(async (tx) => {
    if (!(await tryLock(tx, 'listings:expiry'))) return 0;
    const lapsed = await lockLapsed(tx, dayOf(ctx.clock.now()), BATCH);
    const changes: Change[] = [];
    for (const before of lapsed) {
      const after = await saveListing(tx, before, { state: stateAfter(before.state, 'expire') });
      changes.push({ before, after, action: 'expire', reason: 'the last day of validity has passed' });
    }
    await claimPatents(
      tx,
      changes.map(({ after }) => after),
    );
    await recordChanges(tx, { actor: { ...SYSTEM, scopes: [] } }, changes);
    return lapsed.length;
  });
}
