import { type Sweep, startSweep } from '@techbourse/platform';
import type { Context } from '../../context.ts';
import type { SessionCache } from './cache.ts';
import { IDLE_DAYS, MOST_DAYS } from './session.ts';
import { writeSessionUses } from './store.ts';

const EVERY_MS = 30_000;

/** Writes the last use of sessions with one statement every 30 seconds. */
export function startSessionUsage({ exchange, log }: Pick<Context, 'exchange' | 'log'>, sessions: SessionCache): Sweep {
  const write = () => writeSessionUses(exchange.orm, sessions.takeUses(), { idle: IDLE_DAYS, most: MOST_DAYS });
  const pass = async () => {
    await write();
    return false;
  };
  const sweep = startSweep({ name: 'last use of sessions', everyMs: EVERY_MS, log, pass });
  return {
    stop: async () => {
      await sweep.stop();
      await write().catch((error: unknown) => log.warn({ err: error }, 'the last use of sessions was not written'));
    },
  };
}
