import { type Sweep, startSweep } from '@techbourse/platform';
import type { Context } from '../../context.ts';
import type { ApiKeyCache } from './cache.ts';
import { writeUses } from './store.ts';

const EVERY_MS = 30_000;

/** Writes the last use of keys with one statement every 30 seconds, however many requests there are. */
export function startUsage({ exchange, log }: Pick<Context, 'exchange' | 'log'>, keys: ApiKeyCache): Sweep {
  const pass = async () => {
    await writeUses(exchange.orm, keys.takeUses());
    return false;
  };
  const sweep = startSweep({ name: 'last use of keys', everyMs: EVERY_MS, log, pass });
  return {
    stop: async () => {
      await sweep.stop();
      await pass().catch((error: unknown) => log.warn({ err: error }, 'the last use of keys was not written'));
    },
  };
}
