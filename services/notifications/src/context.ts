import type { Database } from '@techbourse/db';
import type { Clock, Logger, Metrics, Outbound } from '@techbourse/platform';
import type { JobQueue } from '@techbourse/queue';
import type { Config } from './config.ts';
import type { News } from './news.ts';

/** What every part of the service works with. `compose.ts` makes it, once per process. */
export type Context = {
  config: Config;
  log: Logger;
  metrics: Metrics;
  db: Database;
  queue: JobQueue;
  /** Wakes who waits for news of the change feed. */
  news: News;
  clock: Clock;
  /** Asks servers whose addresses people give. */
  outbound: Outbound;
};
