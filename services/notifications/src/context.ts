import type { Database } from '@techbourse/db';
import type { Clock, Logger, Metrics } from '@techbourse/platform';
import type { JobQueue } from '@techbourse/queue';
import type { Config } from './config.ts';

/** What every part of the service works with. `compose.ts` makes it, once per process. */
export type Context = {
  config: Config;
  log: Logger;
  metrics: Metrics;
  db: Database;
  queue: JobQueue;
  clock: Clock;
};
