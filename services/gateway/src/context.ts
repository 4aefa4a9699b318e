import { EventEmitter } from 'node:events';
import { connect } from '@techbourse/db';
import { type Clock, createLogger, createMetrics, publicKeyOf, systemClock } from '@techbourse/platform';
import { createQueue } from '@techbourse/queue';
import { createTokens } from './actor-token.ts';
import type { Config } from './config.ts';
import { constraints } from './db/constraints.ts';

export type Context = ReturnType<typeof createContext>;

/** The relay and its neighbours; a notification has a connection of its own. */
const JOB_CONNECTIONS = 3;

/** What every part of the gateway works with; made once per process. */
export function createContext(config: Config, options: { clock?: Clock } = {}) {
  const clock = options.clock ?? systemClock;
  const log = createLogger({ name: 'gateway', level: config.LOG_LEVEL });
  const db = connect(config.DATABASE_URL, { name: 'gateway', limits: config });
  const jobs = connect(config.DATABASE_URL, { name: 'gateway', work: 'job', max: JOB_CONNECTIONS, limits: config });
  const metrics = createMetrics('gateway');
  const queue = createQueue({ redisUrl: config.REDIS_URL, prefix: config.QUEUE_PREFIX, log, constraints, metrics });
  return {
    config,
    log,
    metrics,
    db,
    /** For what is done without anybody waiting: the relay, sweeps. */
    jobs,
    queue,
    clock,
    /** Says within this process that a key or an organisation has changed, by its id: what is remembered of it is old. */
    changes: new EventEmitter<{ key: [id: string]; organisation: [id: string] }>(),
    /** By which services know what is told about who asks, and we know them. */
    actorPublicKey: publicKeyOf(config.ACTOR_PRIVATE_KEY),
    /** What services are told about who asks. */
    tokenOf: createTokens(config.ACTOR_PRIVATE_KEY, clock),
    close: async () => {
      await queue.close();
      await Promise.all([db.close(), jobs.close()]);
    },
  };
}
