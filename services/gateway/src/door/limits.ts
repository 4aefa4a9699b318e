import rateLimit from '@fastify/rate-limit';
import { type App, AppError } from '@techbourse/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';

export type Limits = {
  /** Counts a request of the key that was recognised. */
  countKey(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Counts a request without a key, by its address. */
  countAddress(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Refuses an address that has sent too many keys which were none. */
  refuseGuesser(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  countGuess(request: FastifyRequest): Promise<void>;
};

const MINUTE_MS = 60_000;

/** Limits of requests a minute, counted in this process. */
export async function createLimits(app: App, perMinute: { key: number; address: number }): Promise<Limits> {
  await app.register(rateLimit, { global: false, cache: 10_000 });
  const byKey = app.createRateLimit({
    max: perMinute.key,
    timeWindow: MINUTE_MS,
    keyGenerator: (request) => request.actor.id,
  });
  const byAddress = app.createRateLimit({ max: perMinute.address, timeWindow: MINUTE_MS });
  const guesses = app.createRateLimit({ max: perMinute.address, timeWindow: MINUTE_MS });
  return {
    countKey: async (request, reply) => enforce(await byKey(request), reply),
    countAddress: async (request, reply) => enforce(await byAddress(request), reply),
    refuseGuesser: async (request, reply) => {
      const seen = await guesses(request, { increment: false });
      if (!seen.isAllowed && seen.remaining === 0) throw exceeded(reply, seen.ttlInSeconds);
    },
    countGuess: async (request) => {
      await guesses(request);
    },
  };
}

type Count = Awaited<ReturnType<ReturnType<App['createRateLimit']>>>;

function enforce(count: Count, reply: FastifyReply): void {
  if (count.isAllowed) return;
  reply.header('x-ratelimit-limit', count.max);
  reply.header('x-ratelimit-remaining', count.remaining);
  reply.header('x-ratelimit-reset', count.ttlInSeconds);
  if (count.isExceeded) throw exceeded(reply, count.ttlInSeconds);
}

function exceeded(reply: FastifyReply, seconds: number): AppError {
  const wait = Math.max(1, seconds);
  reply.header('retry-after', wait);
  return new AppError('LIMIT_EXCEEDED', 'rate.exceeded', `Too many requests: try again in ${wait} s`, {
    details: { retryAfterSeconds: wait },
  });
}
