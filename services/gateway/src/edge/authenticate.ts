import { AppError, type AppOptions, createActorVerifier, fail, PAGE_READER, pathOf } from '@techbourse/platform';
import { type Actor, ANONYMOUS, ruleOf } from '@techbourse/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import type { ApiKeyCache } from '../identity/key/cache.ts';
import type { SessionCache, SessionRef } from '../identity/session/cache.ts';
import { ssoRequired } from '../identity/sso/standing.ts';
import { presentedKey } from './credential.ts';
import { createLimits } from './limits.ts';
import { assertNotForeign, assertSameOrigin } from './origin.ts';
import { isWayIn } from './ways-in.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Methods that write something somewhere. What takes no other says so to anybody. */
const WRITES = new Set(['POST', 'PATCH', 'DELETE']);

declare module 'fastify' {
  interface FastifyRequest {
    /** The session that the request comes with. */
    session: SessionRef | null;
  }
}

/**
 * Authenticates the caller by its API key, or by the cookie of its session where there is no key; enforces the rate limits
 * and refuses writes of nobody, before any route runs.
 * @throws AppError UNAUTHENTICATED for an invalid key or session and for a write without either, FORBIDDEN for a write that
 * a page elsewhere made a browser send, LIMIT_EXCEEDED, and UNAVAILABLE when the credential cannot be checked.
 */
export function createAuthenticate(
  ctx: Context,
  keys: ApiKeyCache,
  sessions: SessionCache,
): AppOptions['authenticate'] {
  const { RATE_LIMIT_ADDRESS, RATE_LIMIT_KEY, RATE_LIMIT_ORGANISATION = RATE_LIMIT_KEY } = ctx.config;
  const limits = createLimits({
    key: RATE_LIMIT_KEY,
    organisation: RATE_LIMIT_ORGANISATION,
    address: RATE_LIMIT_ADDRESS,
  });

  const verify = createActorVerifier(ctx.actorPublicKey);
  /** A page is made of several reads. Who asked for it was counted then; without this all readers would be one address. */
  const isPartOfPage = async ({ method, headers }: FastifyRequest): Promise<boolean> => {
    const { [PAGE_READER]: token } = headers;
    if (typeof token !== 'string' || !READS.has(method)) return false;
    return verify(token).then(
      () => true,
      () => false,
    );
  };

  const actorOfSession = async (request: FastifyRequest, reply: FastifyReply): Promise<Actor> => {
    const token = ctx.cookies.session(request.headers);
    if (token === undefined || !pathOf(request).startsWith('/api/')) return ANONYMOUS;
    // Before anything is looked up: a page elsewhere must not even learn whether somebody has signed in.
    if (!READS.has(request.method)) assertSameOrigin(request.headers, ctx.publicUrl);
    try {
      const { actor, session } = await sessions.find(token);
      request.session = session;
      if (session.isBarred && !isOwnBusiness(request) && !isForAnyone(request)) throw ssoRequired();
      return actor;
    } catch (error) {
      if (error instanceof AppError && error.reason === 'session.ended') {
        reply.header('set-cookie', ctx.cookies.endSession());
      }
      throw error;
    }
  };

  /** Who has signed in is known by that; an old session is no matter. */
  const actorIfAny = async (request: FastifyRequest, reply: FastifyReply): Promise<Actor> => {
    assertNotForeign(request.headers, ctx.publicUrl);
    try {
      return await actorOfSession(request, reply);
    } catch (error) {
      if (error instanceof AppError && error.kind === 'UNAUTHENTICATED') return ANONYMOUS;
      throw error;
    }
  };

  const actorOf = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      const key = presentedKey(request.headers);
      if (key !== undefined) return await keys.actorOf(key);
      if (isForAnyone(request)) return await actorIfAny(request, reply);
      if (!isForNobody(request)) return await actorOfSession(request, reply);
      // The provider of an organisation sends browsers back by a read.
      if (!READS.has(request.method)) assertNotForeign(request.headers, ctx.publicUrl);
      return ANONYMOUS;
    } catch (error) {
      if (error instanceof AppError && error.kind === 'UNAUTHENTICATED') limits.countFailedAuth(request, reply);
      throw error;
    }
  };

  return async (request, reply) => {
    const path = pathOf(request);
    // health is cached for a second, so a request is cheap; a load balancer must always get an answer
    if (path.startsWith('/health/') && READS.has(request.method)) return ANONYMOUS;
    // the files of a page are the same for everybody, and one page has many: a whole office may open it behind one address
    if (/^\/(app\/)?assets\//.test(path) && READS.has(request.method)) return ANONYMOUS;
    // What is shown to one caller alone is kept by no cache.
    if (path.startsWith('/api/')) reply.header('cache-control', 'no-store');
    request.session = null;
    const actor = await actorOf(request, reply);
    request.actor = actor; // set before the limits, so that the log names a refused caller
    if (actor.kind !== 'anonymous') {
      limits.countKey(request, reply);
      return actor;
    }
    if (!(await isPartOfPage(request))) limits.countAddress(request, reply);
    if (isForNobody(request) || isForAnyone(request)) return actor;
    if (WRITES.has(request.method) && !isOfOtherMethods(request)) {
      throw fail.unauthenticated('actor.anonymous', 'This needs a sign-in or an API key');
    }
    // What anybody may see may be kept, and is asked for again by its ETag before it is shown: another caller's differs.
    if (path.startsWith('/api/')) reply.header('cache-control', 'no-cache');
    return actor;
  };
}

/** Who a request comes from by now, past all limits: for an answer that goes on for hours. */
export function createLookAgain(ctx: Context, keys: ApiKeyCache, sessions: SessionCache) {
  return async ({ headers }: FastifyRequest): Promise<Actor> => {
    const key = presentedKey(headers);
    if (key !== undefined) return keys.actorOf(key);
    const token = ctx.cookies.session(headers);
    if (token === undefined) return ANONYMOUS;
    const { actor, session } = await sessions.find(token);
    if (session.isBarred) throw ssoRequired();
    return actor;
  };
}

/** Whether the path is there and takes no such method, whoever asks. */
function isOfOtherMethods(request: FastifyRequest): boolean {
  return request.is404 && request.server.knownRoutes.methodsOf(pathOf(request)).length > 0;
}

/** Writes of services behind the gateway that nobody in particular may do: what they are sent with says who may. */
const OPEN_WRITES = new Set(['/api/notifications/unsubscribe']);

/** A request that is made before anybody has signed in: to sign up, to sign in. An old session is no matter then. */
function isForNobody(request: FastifyRequest): boolean {
  const { method, routeOptions } = request;
  const { action } = routeOptions.config;
  if (action === 'sso.sign_in') return true;
  if (READS.has(method)) return false;
  return action === undefined ? OPEN_WRITES.has(pathOf(request)) : isWayIn(action);
}

/** Another write that somebody without a credential may do, and that is kept with who did it where that is known. */
function isForAnyone({ method, routeOptions }: FastifyRequest): boolean {
  const { action } = routeOptions.config;
  if (READS.has(method) || action === undefined || isWayIn(action)) return false;
  return ruleOf(action).on === 'anyone';
}

/** What a person does for itself, whatever its organisation wants. */
function isOwnBusiness({ routeOptions }: FastifyRequest): boolean {
  const { action } = routeOptions.config;
  return action !== undefined && (action === 'actor.read' || ruleOf(action).on === 'person');
}
