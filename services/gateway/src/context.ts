import { EventEmitter } from 'node:events';
import { connect, EVERY_ROW_SETTING } from '@techbourse/db';
import {
  type Clock,
  createLogger,
  createMetrics,
  createOutbound,
  publicKeyOf,
  systemClock,
} from '@techbourse/platform';
import { createQueue } from '@techbourse/queue';
import { createTokens } from './actor-token.ts';
import { createAnswerCache } from './answer-cache/answer-cache.ts';
import { createAccountAttempts } from './attempts/attempts.ts';
import type { Config } from './config.ts';
import { createCookies } from './cookies/cookies.ts';
import { constraints } from './db/constraints.ts';

/** What caches of this process drop, by id: a mandate by the agency that acts by it. */
type Changes = { key: [id: string]; organisation: [id: string]; person: [id: string]; agency: [id: string] };

export type Context = ReturnType<typeof createContext>;

/** Together those of one pool of requests; credentials are read in batches, and are remembered for seconds. */
const REQUEST_CONNECTIONS = 5;
const EXCHANGE_CONNECTIONS = 3;

/** For the relay and sweeps; LISTEN takes another connection. */
const JOB_CONNECTIONS = 3;

/** The longest that another gateway's write can go unseen, should Postgres not tell of it. */
const ANSWER_MS = 4000;

/** What every part of the gateway works with; made once per process. */
export function createContext(config: Config, options: { clock?: Clock } = {}) {
  const clock = options.clock ?? systemClock;
  const log = createLogger({ name: 'gateway', level: config.LOG_LEVEL });
  const db = connect(config.DATABASE_URL, { name: 'gateway', max: REQUEST_CONNECTIONS, limits: config });
  // For a request no row exists until its transaction says for whom it reads; the other pools are the exchange itself.
  const whole = { name: 'gateway', limits: config, settings: EVERY_ROW_SETTING };
  const exchange = connect(config.DATABASE_URL, { ...whole, max: EXCHANGE_CONNECTIONS });
  const jobs = connect(config.DATABASE_URL, { ...whole, work: 'job', max: JOB_CONNECTIONS });
  const metrics = createMetrics('gateway');
  const publicUrl = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
  const queue = createQueue({ redisUrl: config.REDIS_URL, prefix: config.QUEUE_PREFIX, log, constraints, metrics });
  return {
    config,
    log,
    metrics,
    db,
    /** For what a request makes the exchange itself do: find out who asks, let people in. */
    exchange,
    /** For what is done without anybody waiting: the relay, sweeps. */
    jobs,
    queue,
    clock,
    /** Announces within this process that something has changed, by id, so that caches drop it. */
    changes: new EventEmitter<Changes>(),
    /** Answers to reads of one record, each for its reader; open while changes are heard (`hearChanges`). */
    answerCache: createAnswerCache({ maxBytes: config.ANSWER_CACHE_BYTES, keepMs: ANSWER_MS }),
    /** The public key that identifies this exchange to its services, and they to it. */
    actorPublicKey: publicKeyOf(config.ACTOR_PRIVATE_KEY),
    /** Where people reach the exchange: scheme, host and port. */
    publicUrl,
    cookies: createCookies(publicUrl, config.AUTH_SECRET),
    /** Asks servers whose addresses people give. */
    outbound: createOutbound({
      exceptions: config.OUTBOUND_EXCEPTIONS,
      ports: config.OUTBOUND_PORTS,
      environment: config.NODE_ENV,
    }),
    attempts: createAccountAttempts(),
    /** The signed actor token for the services. */
    tokenOf: createTokens(config.ACTOR_PRIVATE_KEY, clock),
    close: async () => {
      await queue.close();
      await Promise.all([db, exchange, jobs].map((pool) => pool.close()));
    },
  };
}
