import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/**
 * Every JSON answer to a read has a strong `ETag`, a hash of its bytes: it is another one whenever the record, the reader's
 * sight, the language or a release makes another answer. Who sends it back as `If-None-Match` hears 304 without a body.
 */
export function answerEtags(app: Pick<FastifyInstance, 'addHook'>): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const isAnswer = isRead && reply.statusCode === 200 && typeof payload === 'string';
    if (!isAnswer || request.routeOptions.config.open === true || reply.hasHeader('etag')) {
      done(null, payload);
      return;
    }
    const etag = etagOf(payload);
    reply.header('etag', etag);
    if (isKnown(request.headers['if-none-match'], etag)) {
      reply.code(304).removeHeader('content-type').removeHeader('content-length');
      done(null, request.method === 'HEAD' ? '' : null); // fastify takes the length of what a HEAD would send
      return;
    }
    done(null, payload);
  });
}

export function etagOf(body: string | Buffer): string {
  return `"${hash('sha1', body, 'base64url')}"`;
}

/** Whether a caller has the answer already, by its `If-None-Match`: tags separated by commas, weak ones too, or `*`. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
