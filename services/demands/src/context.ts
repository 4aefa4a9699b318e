import { connect, type Work } from '@techbourse/db';
import { type Clock, createLogger, systemClock } from '@techbourse/platform';
import { createQueue } from '@techbourse/queue';
import { createIndexWatch, createSearch } from '@techbourse/search';
import type { Config } from './config.ts';

import { constraints } from './db/constraints.ts';
import { demandsSource } from './search/rebuild.ts';
import { demandsIndex } from './search/settings.ts';

export type Context = ReturnType<typeof createContext>;

/** What every part of the service works with; made once per process. */
export function createContext(config: Config, options: { clock?: Clock } = {}) {
  const log = createLogger({ name: 'demands', level: config.LOG_LEVEL });
  const poolFor = (work: Work) => connect(config.DATABASE_URL, { name: 'demands', work, limits: config });
  const db = poolFor('request');
  const jobs = poolFor('job');
  const reports = poolFor('report');
  const queue = createQueue({ redisUrl: config.REDIS_URL, prefix: config.QUEUE_PREFIX, log, constraints });
  const search = createSearch({ url: config.MEILI_URL, key: config.MEILI_KEY, prefix: config.INDEX_PREFIX, log });
  const index = search.writer(demandsIndex);
  return {
    config,
    log,
    db,
    /** For what is done without anybody waiting: jobs, the relay, sweeps. */
    jobs,
    /** For exports and whatever else reads much. */
    reports,
    queue,
    search,
    index,
    watch: createIndexWatch({
      search,
      definition: demandsIndex,
      source: demandsSource({ db, queue, index }),
      log,
      everyMs: config.SEARCH_CHECK_SECONDS * 1000,
    }),
    clock: options.clock ?? systemClock,
    close: async () => {
      await queue.close();
      await Promise.all([db, jobs, reports].map((pool) => pool.close()));
    },
  };
}
