import { hearNotifications } from '@techbourse/db';
import { startLoop } from '@techbourse/platform';
import type { Context } from '../context.ts';
import { CHANGE_CHANNEL } from '../news.ts';
import { tellWatchers } from './pass.ts';

/** Without any word of a release. */
const LOOK_MS = 1000;

/** Tells watchers as rows of the feed are released. Any number of processes may do it: one pass waits for the other. */
export function startWatching(ctx: Pick<Context, 'db' | 'clock' | 'log' | 'config'>): { stop(): Promise<void> } {
  const loop = startLoop(async () => {
    try {
      return { ms: (await tellWatchers(ctx)) ? 0 : LOOK_MS };
    } catch (error) {
      ctx.log.warn({ err: error }, 'watches: will try again');
      return { ms: LOOK_MS, whole: true };
    }
  });
  const hearing = hearNotifications(ctx.config.DATABASE_URL, {
    channel: CHANGE_CHANNEL,
    name: 'notifications watches',
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
