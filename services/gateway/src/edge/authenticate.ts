import { AppError, type AppOptions, fail, pathOf } from '@techbourse/platform';
import { ANONYMOUS } from '@techbourse/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import type { ApiKeyCache } from '../identity/key/cache.ts';
import { presentedKey } from './credential.ts';
import { createLimits } from './limits.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Says who asks, counts how often, and refuses writes without a key: before any route sees the request.
 * @throws AppError UNAUTHENTICATED for a key that is none and for a write without one, LIMIT_EXCEEDED, and UNAVAILABLE
 *   when nobody can tell.
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
    // answered from what was seen within the last second, so asking costs nothing, and a balancer must always hear it
    if (path.startsWith('/health/') && READS.has(request.method)) return ANONYMOUS;
    // answers differ by who asks, and x-api-key tells no cache so
    if (path.startsWith('/api/')) reply.header('cache-control', 'no-store');
    const actor = await actorOf(request, reply);
    request.actor = actor; // the log names whoever is refused below
    if (actor.kind !== 'anonymous') {
      limits.countKey(request, reply);
      return actor;
    }
    limits.countAddress(request, reply);
    if (!READS.has(request.method)) throw fail.unauthenticated('actor.anonymous', 'This needs an API key');
    return actor;
  };
}
