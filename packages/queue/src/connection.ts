import { AppError, fail, type Logger } from '@techbourse/platform';
import { Redis } from 'ioredis';

/** A connection that reconnects for ever, quietly: one warning when Redis goes away, one line when it is back. */
export function connectRedis(url: string, log: Logger, options: { failFast: boolean }): Redis {
  const redis = new Redis(url, {
    // Workers wait for Redis; requests must not.
    maxRetriesPerRequest: options.failFast ? 1 : null,
    enableOfflineQueue: !options.failFast,
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 6), 2000),
    lazyConnect: false,
  });
  let away = false;
  redis.on('error', (error: Error) => {
    if (!away) log.warn({ err: error }, 'redis is away');
    away = true;
  });
  redis.on('ready', () => {
    if (away) log.info('redis is back');
    away = false;
  });
  return redis;
}

/** Waits for a pending attempt to connect, whatever its result. */
export async function connectionAttempted(redis: Redis): Promise<void> {
  if (redis.status !== 'connecting' && redis.status !== 'connect') return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = () => resolve();
  redis.once('ready', done).once('close', done);
  await promise;
  redis.off('ready', done).off('close', done);
}

/** The client's own words, without a code, for a command that it cannot send or whose answer it lost. */
const NOT_SENT = /^(Stream isn't writeable|Connection is closed|Command (timed out|aborted)|Reached the max retries)/;

/** The same work; what the client says of a Redis that is away is UNAVAILABLE. Other errors stay as they are. */
export async function asked<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error) || !NOT_SENT.test(error.message)) throw error;
    throw fail.unavailable('queue.unavailable', 'The queue is not available right now', error);
  }
}
