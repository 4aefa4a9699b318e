import type { ServiceName } from '@techbourse/gateway/api';
import { AppError, fail, SERVED_BY, servedBy } from '@techbourse/platform';
import type { HeaderMap } from './headers.ts';

const TIMEOUT_CODES = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'TimeoutError', 'AbortError']);
const CONNECTION_CODES = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * Whether the service itself answered: while it is away its port may be another's, such as that of a second exchange on
 * the machine, which would refuse our actors or, worse, tell its own records.
 */
export function isFromService(headers: HeaderMap, service: ServiceName, actorPublicKey: string): boolean {
  return headers[SERVED_BY] === servedBy(service, actorPublicKey);
}

export function unexpectedServer(service: ServiceName): AppError {
  return fail.unavailable('upstream.stranger', `${service} is not available right now: another program has its port`);
}

/**
 * Why a service gave no answer, as the caller hears it: always 503 with retry-after, except when the body itself was
 * refused on its way in. Whether a write was done before the connection broke cannot be known here; a repeat with the
 * same Idempotency-Key is safe.
 */
export function upstreamError(service: ServiceName, thrown: unknown): AppError {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
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
