import cors, { type FastifyCorsOptions } from '@fastify/cors';
import { type App, pathOf } from '@techbourse/platform';
import type { FastifyRequest } from 'fastify';

/** Of a read these tell nothing about who asks. */
const READ_HEADERS = ['accept', 'accept-language', 'if-none-match', 'last-event-id', 'x-request-id'];

/** What a page of an origin that the settings name may send, its key among it. */
const ALL_HEADERS = [
  ...READ_HEADERS,
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'on-behalf-of',
  'x-api-key',
];

const EXPOSED = [
  ...['allow', 'content-language', 'etag', 'link', 'location', 'retry-after', 'x-request-id'],
  ...['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'],
];

const MAX_AGE_S = 600;

/**
 * What pages of other origins may do. Pages of any origin read what anybody may read, without a credential: a browser sends
 * no session along, and no key either. A key in a page is safe only where whoever runs the exchange knows the page: those of
 * `origins` may read and write with a key of theirs, and never by a session.
 */
export async function allowOtherOrigins(app: App, origins: readonly string[]): Promise<void> {
  await app.register(cors, {
    delegator: (request: FastifyRequest, done: (error: Error | null, options: FastifyCorsOptions) => void) =>
      done(null, optionsFor(request, origins)),
  });
}

function optionsFor(request: FastifyRequest, origins: readonly string[]): FastifyCorsOptions {
  const { origin, 'access-control-request-method': asked } = request.headers;
  const none = { origin: false } as const;
  if (!pathOf(request).startsWith('/api/')) return none;
  const shared = { exposedHeaders: EXPOSED, maxAge: MAX_AGE_S, strictPreflight: false };
  if (origin !== undefined && origins.includes(origin)) {
    // Without the method asked for, OPTIONS is a question about the path itself.
    if (request.method === 'OPTIONS' && asked === undefined) return { ...shared, origin, preflight: false };
    return { ...shared, origin, methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'], allowedHeaders: ALL_HEADERS };
  }
  const reads = ['GET', 'HEAD'];
  const method = request.method === 'OPTIONS' ? asked : request.method;
  if (method === undefined || !reads.includes(method)) return none;
  return { ...shared, origin: '*', methods: reads, allowedHeaders: READ_HEADERS };
}
