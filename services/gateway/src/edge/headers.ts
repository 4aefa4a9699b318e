import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { type App, pathOf } from '@techbourse/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';

/** No answer was sent, for nobody was there to take it. */
const CLIENT_CLOSED_REQUEST = 499;

/** The headers of every answer, refusals too, and its line in the log. It runs before it is known who asks. */
export async function registerHeaders(app: App, ctx: Context): Promise<void> {
  const { CORS_ORIGINS } = ctx.config;
  logRequests(app, ctx); // first, for a caller may be gone before its key is looked up
  await app.register(helmet, { contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } });
  if (CORS_ORIGINS.length === 0) return;
  await app.register(cors, {
    origin: CORS_ORIGINS,
    methods: ['GET', 'POST', 'PATCH', 'DELETE'],
    exposedHeaders: ['x-request-id', 'retry-after', 'location'],
    maxAge: 600,
  });
}

/** One line in the log for each request, also of a caller that hangs up: else a flood of those would leave no trace. */
function logRequests(app: App, ctx: Context): void {
  const logged = new WeakSet<FastifyRequest>();
  const write = (request: FastifyRequest, reply: FastifyReply, status: number) => {
    if (logged.has(request)) return;
    logged.add(request);
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
      setImmediate(write, request, reply, reply.raw.headersSent ? reply.statusCode : CLIENT_CLOSED_REQUEST),
    );
  });
  app.addHook('onResponse', async (request, reply) => write(request, reply, reply.statusCode));
}
