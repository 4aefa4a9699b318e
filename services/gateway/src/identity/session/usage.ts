import { type Sweep, startSweep } from '@techbourse/platform';
import type { Context } from '../../context.ts';
import type { SessionCache } from './cache.ts';
import { IDLE_DAYS, MOST_DAYS } from './session.ts';
import { deleteExpired, writeSessionUses } from './store.ts';

const EVERY_MS = 30_000;
const BATCH = 500;

/** Writes the last use of sessions with one statement every 30 seconds, and deletes what is over: sessions,
 * links of mails, challenges. */
export function startSessionUsage(
  { exchange, log, clock }: Pick<Context, 'exchange' | 'log' | 'clock'>,
  sessions: SessionCache,
): Sweep {
  const write = () => writeSessionUses(exchange.orm, sessions.takeUses(), { idle: IDLE_DAYS, most: MOST_DAYS });
  const pass = async () => {
    await write();
    return (await deleteExpired(exchange.orm, clock.now(), BATCH)) === BATCH;
  };
  const sweep = startSweep({ name: 'last use of sessions', everyMs: EVERY_MS, log, pass });
  return {
    stop: async () => {
      await sweep.stop();
      await write().catch((error: unknown) => log.warn({ err: error }, 'the last use of sessions was not written'));
    },
  };
}
