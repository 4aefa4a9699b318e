import type { IncomingMessage, ServerResponse } from 'node:http';
import { type App, pathOf } from '@techbourse/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import helmet from 'helmet';
import type { Context } from '../context.ts';
import { allowOtherOrigins } from './cors.ts';

/** The client closed the connection before the answer. */
const CLIENT_CLOSED_REQUEST = 499;

/** Sets the headers of every answer, also of refusals, and logs each request. Runs before authentication. */
export async function registerHeaders(app: App, ctx: Context): Promise<void> {
  const { CORS_ORIGINS } = ctx.config;
  logRequests(app, ctx); // first, because a caller may hang up before its key is read
  const headers = securityHeaders();
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
  await allowOtherOrigins(app, CORS_ORIGINS);
}

/** What helmet would set on each answer. It is the same for all, so helmet is asked once. */
function securityHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  const set = helmet({ contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } });
  const recorder = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value;
    },
    removeHeader: () => {},
  };
  set({} as IncomingMessage, recorder as unknown as ServerResponse, () => {});
  return headers;
}

/** Logs one line per request, also when the caller hangs up; a flood of those must leave a trace. */
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
        ...(request.actor.by?.agency ? { agency: request.actor.by.agency } : {}),
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
