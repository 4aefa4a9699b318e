import { hearNotifications } from '@techbourse/db';
import { startLoop } from '@techbourse/platform';
import type { Context } from '../context.ts';
import { CHANGE_CHANNEL } from '../news.ts';
import { claimDue, dropDeliveries } from './delivery-store.ts';
import { planDeliveries } from './plan.ts';
import { LEASE_MS, sendDue } from './send.ts';
import { DAY_MS } from './webhook.ts';

/** Webhooks that one process sends to at once: those that are well, and beside them those that fail or are slow. */
const LANES = [
  { troubled: false, most: 24 },
  { troubled: true, most: 8 },
] as const;
const LOOK_MS = 1000;
const DROP_BATCH = 500;
const DROP_EVERY_MS = 600_000;

/**
 * Makes deliveries and sends them. Any number of processes may do it. A webhook is sent one message at a time by one
 * process; a receiver that is slow or fails holds up only itself.
 */
export function startSending(ctx: Pick<Context, 'db' | 'clock' | 'outbound' | 'log' | 'config'>): {
  stop(): Promise<void>;
} {
  const { db, clock, log, config } = ctx;
  const leaving = new AbortController();
  const underWay = new Map<Promise<void>, boolean>();
  let droppedAt = Number.NEGATIVE_INFINITY;

  const begin = async (): Promise<void> => {
    for (const { troubled, most } of LANES) {
      const busy = [...underWay.values()].filter((one) => one === troubled).length;
      const now = clock.now();
      const leaseUntil = new Date(now.getTime() + LEASE_MS);
      for (const webhook of await claimDue(db.orm, { now, leaseUntil, troubled, limit: most - busy })) {
        const sending = sendDue(ctx, webhook, leaving.signal)
          .catch((error: unknown) => {
            if (!leaving.signal.aborted) log.warn({ err: error, webhookId: webhook.id }, 'webhook: will try again');
          })
          .finally(() => {
            underWay.delete(sending);
            loop.wake();
          });
        underWay.set(sending, troubled);
      }
    }
  };

  const loop = startLoop(async () => {
    try {
      const isMore = await planDeliveries(ctx);
      await begin();
      if (performance.now() - droppedAt > DROP_EVERY_MS) {
        const until = new Date(clock.now().getTime() - config.DELIVERIES_KEEP_DAYS * DAY_MS);
        const dropped = await dropDeliveries(db.orm, until, DROP_BATCH);
        if (dropped < DROP_BATCH) droppedAt = performance.now();
      }
      return { ms: isMore ? 0 : LOOK_MS };
    } catch (error) {
      log.warn({ err: error }, 'webhooks: will try again');
      return { ms: LOOK_MS, whole: true };
    }
  });
  const hearing = hearNotifications(config.DATABASE_URL, {
    channel: CHANGE_CHANNEL,
    name: 'notifications webhooks',
    onUp: loop.wake,
    onDown: () => {},
    onMessage: loop.wake,
  });
  return {
    stop: async () => {
      await hearing.stop();
      await loop.stop();
      leaving.abort();
      await Promise.all(underWay.keys());
    },
  };
}
