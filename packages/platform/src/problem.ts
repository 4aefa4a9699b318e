import type { Problem } from '@techbourse/api-schema';
import type { Language } from '@techbourse/domain';
import { z } from 'zod';
import { type Constraints, fromDatabase } from './database-error.ts';
import { AppError, kindOfStatus, titleOf } from './errors.ts';
import { issuesOf } from './issues.ts';
import { inLanguage, issuesIn } from './messages/translate.ts';

/** Errors of engines that mean "try again soon", by their code: connections refused, reset, or shutting down. */
const TRANSIENT = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_SOCKET'],
  ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'],
]);

/** Redis errors while it cannot write: its disk or memory is full, it is loading, or it is a replica. */
const REDIS_UNAVAILABLE = /^(MISCONF|OOM|LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|NOREPLICAS|BUSY|TRYAGAIN)\b/;
const FULL = new Set(['ENOSPC', 'EDQUOT']);

/**
 * Any thrown value as an AppError; an unknown one becomes INTERNAL, whose message is never sent.
 * @param constraints what the rules of the service's schema mean, should the database have objected.
 */
export function asAppError(thrown: unknown, constraints?: Constraints): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof z.core.$ZodError) {
    return new AppError('VALIDATION', 'input.invalid', 'Some fields are not valid', { issues: issuesOf(thrown) });
  }
  // An error before a statement began is wrapped as a failed query.
  const { cause, query } = (thrown ?? {}) as { cause?: unknown; query?: unknown };
  if (cause instanceof AppError && typeof query === 'string') return cause;
  const fromSql = fromDatabase(thrown, constraints);
  if (fromSql) return fromSql;
  for (let cause: unknown = thrown, depth = 0; cause && depth < 5; cause = (cause as Error).cause, depth++) {
    const { code, name, message } = cause as { code?: unknown; name?: unknown; message?: unknown };
    if (typeof code === 'string' && FULL.has(code)) {
      return new AppError('UNAVAILABLE', 'disk.full', 'The exchange has no room to write at present', {
        cause: thrown,
      });
    }
    if (name === 'ReplyError' && typeof message === 'string' && REDIS_UNAVAILABLE.test(message)) {
      return new AppError('UNAVAILABLE', 'queue.unavailable', 'The queue cannot write at present', { cause: thrown });
    }
    if (typeof code === 'string' && TRANSIENT.has(code)) {
      return new AppError('UNAVAILABLE', 'engine.unavailable', 'Please try again in a moment', { cause: thrown });
    }
  }
  const status = (thrown as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) return fromFramework(thrown as Error, status);
  // What is no error may have no text either.
  const message = thrown instanceof Error ? thrown.message : Object.prototype.toString.call(thrown);
  return new AppError('INTERNAL', 'internal', message, { cause: thrown });
}

function fromFramework(error: Error & { code?: string }, status: number): AppError {
  const reasons: Record<string, string> = {
    FST_ERR_CTP_BODY_TOO_LARGE: 'body.too_large',
    FST_ERR_CTP_INVALID_MEDIA_TYPE: 'body.media_type',
    FST_ERR_CTP_INVALID_JSON_BODY: 'body.invalid_json',
    FST_ERR_CTP_EMPTY_JSON_BODY: 'body.empty',
  };
  return new AppError(kindOfStatus(status), reasons[error.code ?? ''] ?? 'request.invalid', error.message);
}

/** The document for an error. `instance` is left out on purpose: the request id finds the log line. */
export function problemOf(error: AppError, requestId: string, language: Language = 'en'): Problem {
  const isOurs = error.kind === 'INTERNAL';
  const { values } = error;
  const reason = isOurs ? 'internal' : error.reason;
  const message = isOurs ? 'The request id identifies this error in the log.' : error.message;
  return {
    type: `urn:techbourse:problem:${error.reason}`,
    title: titleOf(error.kind, language),
    status: error.status,
    detail: inLanguage({ reason, message, values }, language),
    reason: error.reason,
    requestId,
    ...(error.issues.length > 0 ? { issues: issuesIn(error.issues, language) } : {}),
    ...(Object.keys(error.details).length > 0 ? { details: { ...error.details } } : {}),
  };
}
