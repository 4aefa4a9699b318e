import { connect } from '@techbourse/db';
import { type Clock, createLogger, systemClock } from '@techbourse/platform';
import { createQueue } from '@techbourse/queue';
import { createIndexWatch, createSearch } from '@techbourse/search';
import type { Config } from './config.ts';

import { constraints } from './db/constraints.ts';
import { listingsSource } from './search/rebuild.ts';
import { listingsIndex } from './search/settings.ts';

export type Context = ReturnType<typeof createContext>;

/** What every part of the service works with; made once per process. */
export function createContext(config: Config, options: { clock?: Clock } = {}) {
  const log = createLogger({ name: 'listings', level: config.LOG_LEVEL });
  const db = connect(config.DATABASE_URL, { name: 'listings' });
  const queue = createQueue({ redisUrl: config.REDIS_URL, prefix: config.QUEUE_PREFIX, log, constraints });
  const search = createSearch({ url: config.MEILI_URL, key: config.MEILI_KEY, prefix: config.INDEX_PREFIX, log });
  const index = search.writer(listingsIndex);
  return {
    config,
    log,
    db,
    queue,
    search,
    index,
    watch: createIndexWatch({
      ...{ search, definition: listingsIndex, source: listingsSource({ db, queue, index }), log },
      everyMs: config.SEARCH_CHECK_SECONDS * 1000,
    }),
    clock: options.clock ?? systemClock,
    close: async () => {
      await queue.close();
      await db.close();
    },
  };
}
