import type { Readable } from 'node:stream';
import httpProxy from '@fastify/http-proxy';
import { type App, answerMethods, assertAcceptable, fail, isKnown, pathOf } from '@techbourse/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Reading } from '../answer-cache/answer-cache.ts';
import { answerKeyOf, forgetWritten, keepAnswer, sendKept, sendUnchanged } from '../answer-cache/serve.ts';
import type { Context } from '../context.ts';
import { limitBody, tooLarge } from './body-limit.ts';
import { isEventStream, type LookAgain, watchStreams } from './event-stream.ts';
import { type HeaderMap, requestHeaders, responseHeaders } from './headers.ts';
import { isFromService, unexpectedServer, upstreamError } from './upstream-error.ts';
import { isPlainPath, PUBLIC_PATHS, SERVICES, urlOf } from './upstreams.ts';

/** What the proxy hands on of an upstream's answer. */
type Answer = { statusCode: number; headers: HeaderMap; stream: Readable };

declare module 'fastify' {
  interface FastifyRequest {
    /** The actor token for the service. */
    actorToken: string;
    /** The read of an answer that may be kept, while it is under way. */
    keptReading: Reading | undefined;
  }
}

/** Hands /api/<path> on to the service that answers <path>, streaming both ways. */
export async function registerProxies(app: App, ctx: Context, lookAgain: LookAgain): Promise<void> {
  const { BODY_LIMIT_BYTES, UPSTREAM_TIMEOUT_MS } = ctx.config;
  app.decorateRequest('actorToken', '');
  app.decorateRequest('keptReading', undefined);
  const cache = ctx.answerCache;
  const streams = watchStreams(lookAgain);
  app.addHook('preClose', async () => streams.close());
  const countRead = ctx.metrics.counted({
    name: 'techbourse_kept_answers_total',
    help: 'Reads of one record: answered from memory (hit), or asked of the service (miss)',
    labels: ['reader', 'outcome'],
  });
  for (const service of SERVICES) {
    const sendAndKeep = (reading: Reading, reply: FastifyReply, answer: Answer) => {
      const { statusCode: status, headers, stream } = answer;
      keepAnswer(cache, reading, { status, headers, shown: responseHeaders(headers), stream }).then(
        (body) => {
          const { 'if-none-match': ifNoneMatch } = reply.request.headers;
          if (body && isKnown(ifNoneMatch, String(headers['etag']))) sendUnchanged(reply);
          else reply.send(body ?? stream);
        },
        (error) => reply.send(upstreamError(service, error)),
      );
    };
    await app.register(async (scope) => {
      // bodies pass unread: the service parses and checks them
      scope.removeAllContentTypeParsers();
      scope.addHook('onRoute', (route) => {
        route.schema = { ...route.schema, hide: true };
      });
      scope.addHook('onRequest', async (request, reply) => {
        // Of a path of the gateway's own a service knows nothing, whatever lies beside it.
        const own = app.knownRoutes.methodsOf(pathOf(request));
        if (own.length > 0) return answerMethods(request, reply, own);
        if (!isPlainPath(pathOf(request))) throw fail.notFound('route.not_found', 'There is no such path');
        if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) throw tooLarge(BODY_LIMIT_BYTES);
        request.actorToken = await ctx.tokenOf(request.actor);
      });
      scope.addHook('preHandler', async (request, reply) => {
        const key = answerKeyOf(request);
        if (key === undefined) return;
        assertAcceptable(request);
        const isKept = sendKept(cache, key, request, reply);
        countRead({ reader: key.reader === '' ? 'anonymous' : 'known', outcome: isKept ? 'hit' : 'miss' });
        if (isKept) return reply;
        const reading = cache.begin(key);
        request.keptReading = reading;
        if (reading) reply.raw.once('close', () => cache.giveUp(reading));
      });
      scope.addHook('preParsing', async (request, _reply, body) =>
        request.method === 'GET' || request.method === 'HEAD' ? body : limitBody(body, BODY_LIMIT_BYTES),
      );
      await scope.register(httpProxy, {
        upstream: urlOf(ctx.config, service),
        prefix: '/api',
        rewritePrefix: '',
        config: { passedOn: true },
        // the service knows which of them a path takes
        httpMethods: ['GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS'],
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
          rewriteRequestHeaders: (request, headers) => {
            const passed = requestHeaders(headers as HeaderMap, {
              token: request.actorToken,
              requestId: request.id,
              address: request.ip,
            });
            // What is kept must be the answer itself; whether the caller has it already is seen here.
            if (request.keptReading) delete passed['if-none-match'];
            return passed;
          },
          rewriteHeaders: (headers) => {
            const given = headers as HeaderMap;
            // Of a stranger's answer nothing is passed on: onResponse puts another in its place.
            return isFromService(given, service, ctx.actorPublicKey) ? responseHeaders(given) : {};
          },
          onResponse: (request, reply, response) => {
            const answer = response as unknown as Answer;
            const { headers, stream } = answer;
            if (request.method !== 'GET') forgetWritten(cache, request);
            if (isFromService(headers, service, ctx.actorPublicKey)) {
              const { keptReading: reading } = request as FastifyRequest;
              if (reading) sendAndKeep(reading, reply as FastifyReply, answer);
              else if (isEventStream(headers)) {
                const shown = streams.watch(request as FastifyRequest, stream);
                reply.header('connection', 'close').send(shown);
              } else reply.send(stream);
              return;
            }
            stream.on('error', () => {}).destroy();
            request.log.error({ service }, 'another program answers at the address of a service');
            reply.send(unexpectedServer(service));
          },
          onError: (reply, { error }) => {
            if (reply.request.method !== 'GET') forgetWritten(cache, reply.request);
            reply.send(upstreamError(service, error));
          },
        },
      });
    });
  }
}
