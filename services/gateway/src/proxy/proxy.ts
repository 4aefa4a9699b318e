import type { Readable } from 'node:stream';
import httpProxy from '@fastify/http-proxy';
import { type App, fail, pathOf } from '@techbourse/platform';
import type { Context } from '../context.ts';
import { limitBody, tooLarge } from './body-limit.ts';
import { type HeaderMap, requestHeaders, responseHeaders } from './headers.ts';
import { isFromService, unexpectedServer, upstreamError } from './upstream-error.ts';
import { isPlainPath, PUBLIC_PATHS, SERVICES, urlOf } from './upstreams.ts';

/** What the proxy hands on of an upstream's answer. */
type Answer = { headers: HeaderMap; stream: Readable };

declare module 'fastify' {
  interface FastifyRequest {
    /** The actor token for the service. */
    actorToken: string;
  }
}

/** Hands /api/<path> on to the service that answers <path>, streaming both ways. */
export async function registerProxies(app: App, ctx: Context): Promise<void> {
  const { BODY_LIMIT_BYTES, UPSTREAM_TIMEOUT_MS } = ctx.config;
  app.decorateRequest('actorToken', '');
  for (const service of SERVICES) {
    await app.register(async (scope) => {
      // bodies pass unread: the service parses and checks them
      scope.removeAllContentTypeParsers();
      scope.addHook('onRoute', (route) => {
        route.schema = { ...route.schema, hide: true };
      });
      scope.addHook('onRequest', async (request) => {
        if (!isPlainPath(pathOf(request))) throw fail.notFound('route.not_found', 'There is no such path');
        if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) throw tooLarge(BODY_LIMIT_BYTES);
        request.actorToken = await ctx.tokenOf(request.actor);
      });
      scope.addHook('preParsing', async (request, _reply, body) =>
        request.method === 'GET' || request.method === 'HEAD' ? body : limitBody(body, BODY_LIMIT_BYTES),
      );
      await scope.register(httpProxy, {
        upstream: urlOf(ctx.config, service),
        prefix: '/api',
        rewritePrefix: '',
        httpMethods: ['GET', 'POST', 'PATCH'],
        routes: PUBLIC_PATHS[service].flatMap((path) => [path, `${path}/*`]),
        disableRequestLogging: true,
        internalRewriteLocationHeader: false,
        undici: {
          connections: 128,
          pipelining: 1,
          headersTimeout: UPSTREAM_TIMEOUT_MS,
          bodyTimeout: UPSTREAM_TIMEOUT_MS,
          connect: { timeout: 5000, rejectUnauthorized: true },
        },
        replyOptions: {
          // one more try for a read whose kept-alive connection had just been closed by a restarting service
          retriesCount: 1,
          rewriteRequestHeaders: (request, headers) =>
            requestHeaders(headers as HeaderMap, { token: request.actorToken, requestId: request.id }),
          rewriteHeaders: (headers) => {
            const given = headers as HeaderMap;
            // Of a stranger's answer nothing is passed on: onResponse puts another in its place.
            return isFromService(given, service, ctx.actorPublicKey) ? responseHeaders(given) : {};
          },
          onResponse: (request, reply, response) => {
            const { headers, stream } = response as unknown as Answer;
            if (isFromService(headers, service, ctx.actorPublicKey)) {
              reply.send(stream);
              return;
            }
            stream.on('error', () => {}).destroy();
            request.log.error({ service }, 'another program answers at the address of a service');
            reply.send(unexpectedServer(service));
          },
          onError: (reply, { error }) => {
            reply.send(upstreamError(service, error));
          },
        },
      });
    });
  }
}
