import type { Tx } from '@techbourse/db';
import { EXPIRY, EXPIRY_BATCH } from '@techbourse/record';
import type { Context } from '../context.ts';
import { closesAtOf } from './closing.ts';
import { recordChanges } from './record.ts';
import { demands, lockWithoutClosing, writeClosing } from './store.ts';

/** Closes demands whose last day has passed, a batch at a time. @returns whether more may be waiting. */
export async function expireDemands(ctx: Context): Promise<boolean> {
  const now = ctx.clock.now();
  return ctx.db.orm.transaction(async (tx) => {
    const endless = await fillClosing(tx, ctx.config.EXCHANGE_TIME_ZONE);
    const lapsed = await demands.lockLapsed(tx, now);
    const ended = { state: 'closed', outcome: 'expired', closedAt: now } as const;
    const closed = await demands.saveAll(tx, lapsed, () => ended);
    const changes = closed.map((each) => ({ ...each, action: 'close' as const, reason: 'expired' }));
    await recordChanges(ctx, tx, { actor: EXPIRY }, changes);
    return lapsed.length === EXPIRY_BATCH || endless === EXPIRY_BATCH;
  });
}

/** Rows from before the end was kept get it, a batch at a time. @returns how many. */
async function fillClosing(tx: Tx, zone: string): Promise<number> {
  const endless = await lockWithoutClosing(tx);
  for (const demand of endless) {
    if (demand.openUntil) await writeClosing(tx, demand.id, closesAtOf(demand, demand.openUntil, zone));
  }
  return endless.length;
}
