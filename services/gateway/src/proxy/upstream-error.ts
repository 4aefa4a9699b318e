import type { ServiceName as Service } from '@techbourse/gateway/api';
import { AppError, fail, SERVED_BY, servedBy } from '@techbourse/platform';
import type { HeaderMap } from './headers.ts';

/** What answers behind the gateway. */
type ServiceName = Service | 'portal';

const TIMEOUT_CODES = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'TimeoutError', 'AbortError']);
/** Causes looked at; some come in a ring. */
const CAUSES_MAX = 5;
const CONNECTION_CODES = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * Whether this exchange's service answered. While it is away, another program may have its port. A second exchange on
 * the machine would refuse our actors or, worse, return its records.
 */
export function isFromService(headers: HeaderMap, service: ServiceName, actorPublicKey: string): boolean {
  return headers[SERVED_BY] === servedBy(service, actorPublicKey);
}

export function unexpectedServer(service: ServiceName): AppError {
  return fail.unavailable('upstream.stranger', `${service} is not available right now: another program has its port`);
}

/**
 * The error for a service that did not answer: always 503 with retry-after, unless the request body itself was refused.
 * The gateway cannot know whether a write was done before the connection broke. A repeat with the same Idempotency-Key
 * is safe.
 */
export function upstreamError(service: ServiceName, thrown: unknown): AppError {
  for (
    let error: unknown = thrown, depth = 0;
    error instanceof Error && depth < CAUSES_MAX;
    error = error.cause, depth++
  ) {
    if (error instanceof AppError) return error;
    const code = (error as { code?: unknown }).code;
    const names = [typeof code === 'string' ? code : '', error.name];
    if (names.some((name) => TIMEOUT_CODES.has(name))) {
      return fail.unavailable('upstream.timeout', `${service} took too long to answer`, thrown);
    }
    if (names.some((name) => CONNECTION_CODES.has(name))) {
      return fail.unavailable('upstream.down', `${service} is not available right now`, thrown);
    }
  }
  return fail.unavailable('upstream.interrupted', `${service} broke off before it answered`, thrown);
}
