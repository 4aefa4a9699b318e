import { connect } from '@techbourse/db';
import { type Clock, createLogger, systemClock } from '@techbourse/platform';
import { createQueue } from '@techbourse/queue';
import { createSearch } from '@techbourse/search';
import type { Config } from './config.ts';
import { constraints } from './db/constraints.ts';
import { demandsIndex } from './search/settings.ts';

export type Context = ReturnType<typeof createContext>;

/** What every part of the service works with; made once per process. */
export function createContext(config: Config, options: { clock?: Clock } = {}) {
  const log = createLogger({ name: 'demands', level: config.LOG_LEVEL });
  const db = connect(config.DATABASE_URL, { name: 'demands' });
  const queue = createQueue({ redisUrl: config.REDIS_URL, prefix: config.QUEUE_PREFIX, log, constraints });
  const search = createSearch({ url: config.MEILI_URL, key: config.MEILI_KEY, prefix: config.INDEX_PREFIX, log });
  return {
    config,
    log,
    db,
    queue,
    search,
    index: search.writer(demandsIndex),
    clock: options.clock ?? systemClock,
    close: async () => {
      await queue.close();
      await db.close();
    },
  };
}
