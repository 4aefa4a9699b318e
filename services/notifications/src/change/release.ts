import { hearNotifications } from '@techbourse/db';
import { type Loop, startLoop } from '@techbourse/platform';
import type { Context } from '../context.ts';
import { CHANGE_CHANNEL } from '../news.ts';
import { dropChanges, nextRelease, placeChanges } from './store.ts';

const BATCH = 500;
/** How often it looks without being told: notifications are lost while Postgres is away. */
const LOOK_MS = 2000;
const FAILED_MS = 1000;

/**
 * Releases rows of the feed, and drops those that were kept long enough. Any number of processes may do it: the lock of
 * the clock puts their batches one after the other.
 */
export function startReleasing(ctx: Pick<Context, 'db' | 'clock' | 'log' | 'config'>): { stop(): Promise<void> } {
  const { db, clock, log, config } = ctx;
  const loop: Loop = startLoop(async () => {
    try {
      const now = clock.now();
      const count = await db.orm.transaction((tx) => placeChanges(tx, now, BATCH));
      if (count === BATCH) return { ms: 0 };
      const keepMs = config.CHANGES_KEEP_DAYS * 86_400_000;
      const dropped = await db.orm.transaction((tx) => dropChanges(tx, new Date(now.getTime() - keepMs), BATCH));
      if (dropped === BATCH) return { ms: 0 };
      const next = await nextRelease(db.orm);
      const waitMs = next ? next.getTime() - now.getTime() : LOOK_MS;
      return { ms: Math.max(10, Math.min(waitMs, LOOK_MS)) };
    } catch (error) {
      log.warn({ err: error }, 'changes: will try again');
      return { ms: FAILED_MS, whole: true };
    }
  });
  const hearing = hearNotifications(config.DATABASE_URL, {
    channel: CHANGE_CHANNEL,
    name: 'notifications changes',
    onUp: loop.wake,
    onDown: () => {},
    onMessage: loop.wake,
  });
  return {
    stop: async () => {
      await hearing.stop();
      await loop.stop();
    },
  };
}
