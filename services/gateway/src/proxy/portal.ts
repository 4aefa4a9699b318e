import type { Readable } from 'node:stream';
import httpProxy from '@fastify/http-proxy';
import { languages } from '@techbourse/domain';
import type { App } from '@techbourse/platform';
import type { Context } from '../context.ts';
import { type HeaderMap, pageHeaders, requestHeaders } from './headers.ts';
import { isFromService, unexpectedServer, upstreamError } from './upstream-error.ts';

/** Where the portal answers: its pages in each language, their styles, the workbench, and what search engines ask for. */
const PAGES = [
  '/',
  ...languages.codes.flatMap((language) => [`/${language}`, `/${language}/*`]),
  '/assets/*',
  '/app',
  '/app/*',
  '/robots.txt',
  '/sitemap.xml',
];

/** Hands what people read in a browser on to the portal, with the actor that its pages are made for. */
export async function registerPortal(app: App, ctx: Context): Promise<void> {
  const { PORTAL_URL, UPSTREAM_TIMEOUT_MS } = ctx.config;
  if (!PORTAL_URL) {
    app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/docs/'));
    app.get('/app', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/account'));
    return;
  }
  await app.register(async (scope) => {
    // no body comes: the proxy would else add parsers that stand already
    scope.removeAllContentTypeParsers();
    scope.addHook('onRoute', (route) => {
      route.schema = { ...route.schema, hide: true };
    });
    scope.addHook('onRequest', async (request) => {
      request.actorToken = await ctx.tokenOf(request.actor);
    });
    await scope.register(httpProxy, {
      upstream: PORTAL_URL.replace(/\/$/, ''),
      prefix: '',
      rewritePrefix: '',
      httpMethods: ['GET', 'HEAD'],
      routes: PAGES,
      disableRequestLogging: true,
      internalRewriteLocationHeader: false,
      undici: {
        connections: 128,
        pipelining: 1,
        headersTimeout: UPSTREAM_TIMEOUT_MS,
        bodyTimeout: UPSTREAM_TIMEOUT_MS,
      },
      replyOptions: {
        // one more try for a read whose kept-alive connection had just been closed by a restarting portal
        retriesCount: 1,
        rewriteRequestHeaders: (request, headers) =>
          requestHeaders(headers as HeaderMap, {
            token: request.actorToken,
            requestId: request.id,
            address: request.ip,
          }),
        rewriteHeaders: (headers) =>
          isFromService(headers as HeaderMap, 'portal', ctx.actorPublicKey) ? pageHeaders(headers as HeaderMap) : {},
        onResponse: (_request, reply, response) => {
          const { headers, stream } = response as unknown as { headers: HeaderMap; stream: Readable };
          if (isFromService(headers, 'portal', ctx.actorPublicKey)) {
            reply.send(stream);
            return;
          }
          stream.on('error', () => {}).destroy();
          reply.send(unexpectedServer('portal'));
        },
        onError: (reply, { error }) => reply.send(upstreamError('portal', error)),
      },
    });
  });
}
