import { setTimeout as wait } from 'node:timers/promises';
import { hearNotifications, type Notifications } from '@techbourse/db';

/** Heard when rows of the change feed are noted or released. */
export const CHANGE_CHANNEL = 'notifications_change';

/** Requests that may wait at once in one process; another is answered at once. */
const WAITING_MAX = 1000;
/** Between two looks of one who waits, however much is released meanwhile. */
const LOOK_AGAIN_MS = 100;

/** Lets requests of this process wait for news of the feed. */
export type News = {
  /** Looks now, then after each release until there is something, the time is over or nobody waits any more. */
  poll<T>(look: () => Promise<readonly T[]>, options: { ms: number; leaving: AbortSignal }): Promise<readonly T[]>;
  /** Ends all waits; there are no others. */
  end(): void;
  stop(): Promise<void>;
};

/** One connection for all who wait, opened when the first does. */
export function hearNews(databaseUrl: string): News {
  const ending = new AbortController();
  let hearing: Notifications | undefined;
  let waiting = 0;
  let next = Promise.withResolvers<void>();
  const tell = () => {
    next.resolve();
    next = Promise.withResolvers<void>();
  };
  const hear = () =>
    hearNotifications(databaseUrl, {
      channel: CHANGE_CHANNEL,
      name: 'notifications news',
      onUp: tell,
      onDown: () => {},
      onMessage: tell,
    });

  return {
    poll: async (look, { ms, leaving }) => {
      const until = performance.now() + ms;
      const signal = AbortSignal.any([leaving, ending.signal]);
      const isWaiting = ms > 0 && waiting < WAITING_MAX;
      if (!isWaiting) return look();
      hearing ??= hear();
      waiting += 1;
      try {
        for (;;) {
          // Before the look: what is released after it is news.
          const told = next.promise;
          const found = await look();
          const left = until - performance.now();
          if (found.length > 0 || left <= 0 || signal.aborted) return found;
          await unlessLeft(told, left, signal);
          await unlessLeft(undefined, Math.min(LOOK_AGAIN_MS, Math.max(0, until - performance.now())), signal);
        }
      } finally {
        waiting -= 1;
      }
    },
    end: () => ending.abort(),
    stop: async () => {
      ending.abort();
      await hearing?.stop();
    },
  };
}

/** Until it is told, `ms` are over or nobody waits. */
async function unlessLeft(told: Promise<void> | undefined, ms: number, leaving: AbortSignal): Promise<void> {
  const settled = new AbortController();
  const over = wait(ms, undefined, { signal: AbortSignal.any([settled.signal, leaving]) }).catch(() => {});
  await Promise.race(told ? [told, over] : [over]);
  settled.abort();
}
