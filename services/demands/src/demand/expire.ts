import type { Tx } from '@techbourse/db';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../context.ts';
import { closesAtOf } from './closing.ts';
import { recordChanges } from './record.ts';
import { lockEndless, lockLapsed, nextVersion, writeClosing, writeDemands } from './store.ts';

const BATCH = 200;
const CLOCK: Actor = { kind: 'system', id: 'expiry', organisation: null, scopes: [] };

/** Closes demands whose last day has passed, a batch at a time. @returns whether more may be waiting. */
export async function expireDemands(ctx: Context): Promise<boolean> {
  const now = ctx.clock.now();
  return ctx.db.orm.transaction(async (tx) => {
    const endless = await fillClosing(tx, ctx.config.EXCHANGE_TIME_ZONE);
    const lapsed = await lockLapsed(tx, now, BATCH);
    const ended = { state: 'closed', outcome: 'expired', closedAt: now } as const;
    const closed = await writeDemands(
      tx,
      lapsed.map((before) => nextVersion(before, ended)),
    );
    const changes = lapsed.flatMap((before, index) => {
      const after = closed[index];
      return after ? [{ before, after, action: 'close' as const, reason: 'expired' }] : [];
    });
    await recordChanges(ctx, tx, { actor: CLOCK }, changes);
    return lapsed.length === BATCH || endless === BATCH;
  });
}

/** Rows from before the end was kept get it, a batch at a time. @returns how many. */
async function fillClosing(tx: Tx, zone: string): Promise<number> {
  const endless = await lockEndless(tx, BATCH);
  for (const demand of endless) {
    if (demand.openUntil) await writeClosing(tx, demand.id, closesAtOf(demand, demand.openUntil, zone));
  }
  return endless.length;
}
