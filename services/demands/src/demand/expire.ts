import { dayIn } from '@techbourse/domain';
import type { Actor } from '@techbourse/platform';
import type { Context } from '../context.ts';
import { recordChanges } from './record.ts';
import { lockLapsed, nextVersion, writeDemands } from './store.ts';

const BATCH = 200;
const CLOCK: Actor = { kind: 'system', id: 'expiry', organisation: null, scopes: [] };

/** Closes demands whose last day has passed, a batch at a time. @returns whether more may be waiting. */
export async function expireDemands(ctx: Context): Promise<boolean> {
  const now = ctx.clock.now();
  return ctx.db.orm.transaction(async (tx) => {
    const lapsed = await lockLapsed(tx, dayIn(now, ctx.config.EXCHANGE_TIME_ZONE), BATCH);
    const ended = { state: 'closed', outcome: 'expired', closedAt: now } as const;
    const closed = await writeDemands(
      tx,
      lapsed.map((before) => nextVersion(before, ended)),
    );
    const changes = lapsed.flatMap((before, index) => {
      const after = closed[index];
      return after ? [{ before, after, action: 'close' as const, reason: 'expired' }] : [];
    });
    await recordChanges(tx, { actor: CLOCK }, changes);
    return lapsed.length === BATCH;
  });
}
