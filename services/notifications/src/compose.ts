import { connect, type Work } from '@techbourse/db';
import { type Clock, createLogger, createMetrics, createOutbound, systemClock } from '@techbourse/platform';
import { createQueue } from '@techbourse/queue';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { constraints } from './db/constraints.ts';
import { hearNews } from './news.ts';

export type Composed = ReturnType<typeof createContext>;

/** The context with the parts that it is made of. */
export function createContext(config: Config, options: { clock?: Clock } = {}) {
  const log = createLogger({ name: 'notifications', level: config.LOG_LEVEL });
  const poolFor = (work: Work) => connect(config.DATABASE_URL, { name: 'notifications', work, limits: config });
  const db = poolFor('request');
  const jobs = poolFor('job');
  const metrics = createMetrics('notifications');
  const queue = createQueue({ redisUrl: config.REDIS_URL, prefix: config.QUEUE_PREFIX, log, constraints, metrics });
  const news = hearNews(config.DATABASE_URL);
  const outbound = createOutbound({
    exceptions: config.OUTBOUND_EXCEPTIONS,
    ports: config.OUTBOUND_PORTS,
    environment: config.NODE_ENV,
  });
  const context: Context = { config, log, metrics, db, queue, news, outbound, clock: options.clock ?? systemClock };
  return {
    ...context,
    /** For what is done without anybody waiting: jobs, the relay, sweeps. */
    jobs,
    close: async () => {
      await news.stop();
      await queue.close();
      await Promise.all([db, jobs].map((pool) => pool.close()));
    },
  };
}
