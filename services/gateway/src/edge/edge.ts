import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { type App, AppError, authorise, fail } from '@techbourse/platform';
import { type Actor, ANONYMOUS } from '@techbourse/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { presentedKey } from './credential.ts';
import { createLimits, type Limits } from './limits.ts';

/** No answer was sent, for nobody was there to take it. */
const HUNG_UP = 499;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * What every request passes before a route sees it: who asks, how often, and that nobody writes without a key. The
 * headers of helmet and cors come first, so that a refusal carries them too.
 */
export async function openDoor(app: App, ctx: Context): Promise<void> {
  const { CORS_ORIGINS, RATE_LIMIT_ADDRESS, RATE_LIMIT_KEY, RATE_LIMIT_ORGANISATION = RATE_LIMIT_KEY } = ctx.config;
  watchRequests(app, ctx); // first, for a caller may be gone before its key is looked up
  await app.register(helmet, { contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } });
  if (CORS_ORIGINS.length > 0) {
    await app.register(cors, {
      origin: CORS_ORIGINS,
      methods: ['GET', 'POST', 'PATCH', 'DELETE'],
      exposedHeaders: ['x-request-id', 'retry-after', 'location'],
      maxAge: 600,
    });
  }
  const limits = createLimits({
    key: RATE_LIMIT_KEY,
    organisation: RATE_LIMIT_ORGANISATION,
    address: RATE_LIMIT_ADDRESS,
  });

  app.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request);
    // answered from what was seen within the last second, so asking costs nothing, and a balancer must always hear it
    if (path.startsWith('/health/') && READS.has(request.method)) return;
    // answers differ by who asks, and x-api-key tells no cache so
    if (path.startsWith('/api/')) reply.header('cache-control', 'no-store');
    request.actor = await recognise(ctx, limits, request, reply);
    if (request.actor.kind === 'anonymous') {
      limits.countAddress(request, reply);
      if (!READS.has(request.method)) throw fail.unauthenticated('actor.anonymous', 'This needs an API key');
    } else {
      limits.countKnown(request, reply);
    }
    if (path === '/metrics') authorise(request.actor, 'exchange.operate');
  });
}

/** One line in the log for each request, also of a caller that hangs up: else a flood of those would leave no trace. */
function watchRequests(app: App, ctx: Context): void {
  const told = new WeakSet<FastifyRequest>();
  const tell = (request: FastifyRequest, reply: FastifyReply, status: number) => {
    if (told.has(request)) return;
    told.add(request);
    ctx.log.info(
      {
        requestId: request.id,
        method: request.method,
        path: pathOf(request),
        status,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        organisation: request.actor.organisation?.id ?? null,
      },
      'request',
    );
  };
  app.addHook('onRequest', async (request, reply) => {
    reply.raw.once('close', () =>
      setImmediate(tell, request, reply, reply.raw.headersSent ? reply.statusCode : HUNG_UP),
    );
  });
  app.addHook('onResponse', async (request, reply) => tell(request, reply, reply.statusCode));
}

/** The path alone: a query may hold what people should not have put there. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}

async function recognise(ctx: Context, limits: Limits, request: FastifyRequest, reply: FastifyReply): Promise<Actor> {
  try {
    const key = presentedKey(request.headers);
    return key === undefined ? ANONYMOUS : await ctx.keys.actorOf(key);
  } catch (error) {
    if (error instanceof AppError && error.kind === 'UNAUTHENTICATED') limits.countGuess(request, reply);
    throw error;
  }
}
