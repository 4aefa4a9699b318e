import { connect, EVERY_ROW_SETTING, type Work } from '@techbourse/db';
import { type Clock, createLogger, createMetrics, systemClock } from '@techbourse/platform';
import { createQueue } from '@techbourse/queue';
import type { Config } from './config.ts';
import { constraints } from './db/constraints.ts';

export type Context = ReturnType<typeof createContext>;

/** What every part of the service works with; made once per process. */
export function createContext(config: Config, options: { clock?: Clock } = {}) {
  const log = createLogger({ name: 'contracts', level: config.LOG_LEVEL });
  // For a request no row exists until its transaction says for whom it reads; the other pools are the exchange itself.
  const poolFor = (work: Work) => {
    const settings = work === 'request' ? {} : EVERY_ROW_SETTING;
    return connect(config.DATABASE_URL, { name: 'contracts', work, limits: config, settings });
  };
  const db = poolFor('request');
  const jobs = poolFor('job');
  const reports = poolFor('report');
  const metrics = createMetrics('contracts');
  const queue = createQueue({ redisUrl: config.REDIS_URL, prefix: config.QUEUE_PREFIX, log, constraints, metrics });
  const clock = options.clock ?? systemClock;
  return {
    config,
    log,
    metrics,
    db,
    /** For what is done without anybody waiting: jobs, the relay, sweeps. */
    jobs,
    /** For exports and whatever else reads much. */
    reports,
    queue,
    clock: { now: () => clock.now(), toleranceMs: config.LEDGER_CLOCK_TOLERANCE_SECONDS * 1000 },
    close: async () => {
      await queue.close();
      await Promise.all([db, jobs, reports].map((pool) => pool.close()));
    },
  };
}
