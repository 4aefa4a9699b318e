import { AppError, type AppOptions, fail, pathOf } from '@techbourse/platform';
import { ANONYMOUS } from '@techbourse/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import type { ApiKeyCache } from '../identity/key/cache.ts';
import { presentedKey } from './credential.ts';
import { createLimits } from './limits.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Authenticates the caller, enforces the rate limits and refuses writes without a key, before any route runs.
 * @throws AppError UNAUTHENTICATED for an invalid key and for a write without a key, LIMIT_EXCEEDED, and UNAVAILABLE
 * when the key cannot be checked.
 */
export function createAuthenticate(ctx: Context, keys: ApiKeyCache): AppOptions['authenticate'] {
  const { RATE_LIMIT_ADDRESS, RATE_LIMIT_KEY, RATE_LIMIT_ORGANISATION = RATE_LIMIT_KEY } = ctx.config;
  const limits = createLimits({
    key: RATE_LIMIT_KEY,
    organisation: RATE_LIMIT_ORGANISATION,
    address: RATE_LIMIT_ADDRESS,
  });

  const actorOf = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      const key = presentedKey(request.headers);
      return key === undefined ? ANONYMOUS : await keys.actorOf(key);
    } catch (error) {
      if (error instanceof AppError && error.kind === 'UNAUTHENTICATED') limits.countFailedAuth(request, reply);
      throw error;
    }
  };

  return async (request, reply) => {
    const path = pathOf(request);
    // health is cached for a second, so a request is cheap; a load balancer must always get an answer
    if (path.startsWith('/health/') && READS.has(request.method)) return ANONYMOUS;
    // What is shown to one caller alone is kept by no cache.
    if (path.startsWith('/api/')) reply.header('cache-control', 'no-store');
    const actor = await actorOf(request, reply);
    request.actor = actor; // set before the limits, so that the log names a refused caller
    if (actor.kind !== 'anonymous') {
      limits.countKey(request, reply);
      return actor;
    }
    limits.countAddress(request, reply);
    if (!READS.has(request.method)) throw fail.unauthenticated('actor.anonymous', 'This needs a sign-in or an API key');
    // What anybody may see may be kept, and is asked for again by its ETag before it is shown: another caller's differs.
    if (path.startsWith('/api/')) reply.header('cache-control', 'no-cache');
    return actor;
  };
}
