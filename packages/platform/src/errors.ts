import type { Issue } from '@techbourse/api-schema';
import type { Language } from '@techbourse/domain';
import type { Said, Values } from './messages/message.ts';
import { titles } from './messages/titles.ts';

/**
 * The closed set of errors a request or a job can end with. A row missing from
 * `ERROR_KINDS` does not compile, so every kind has a status and a retry rule.
 */
const ERROR_KINDS = {
  VALIDATION: { status: 400, title: 'The request is not valid', retry: false },
  UNAUTHENTICATED: { status: 401, title: 'Sign in or send a valid API key', retry: false },
  FORBIDDEN: { status: 403, title: 'Your organisation lacks the right to do this', retry: false },
  NOT_FOUND: { status: 404, title: 'Not found', retry: false },
  METHOD_NOT_ALLOWED: { status: 405, title: 'This path does not take the method', retry: false },
  NOT_ACCEPTABLE: { status: 406, title: 'The answer has no such media type', retry: false },
  CONFLICT: { status: 409, title: 'The request conflicts with the current state', retry: false },
  TOO_LARGE: { status: 413, title: 'The request is too large', retry: false },
  UNSUPPORTED: { status: 415, title: 'The media type is not supported', retry: false },
  INVALID_STATE: { status: 422, title: 'Not possible in the current state', retry: false },
  LIMIT_EXCEEDED: { status: 429, title: 'Too many requests', retry: true },
  INTERNAL: { status: 500, title: 'Something went wrong on our side', retry: true },
  UNAVAILABLE: { status: 503, title: 'A part of the exchange is not available right now', retry: true },
} as const satisfies Record<string, { status: number; title: string; retry: boolean }>;

export type ErrorKind = keyof typeof ERROR_KINDS;

/**
 * An error with a kind, a stable dotted reason (`listing.publish.missing_abstract`) and a message for people.
 * Throw it in verbs and rules; transports translate it once. INTERNAL messages are never sent to a client.
 */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly reason: string;
  readonly issues: readonly Issue[];
  readonly details: Readonly<Record<string, unknown>>;
  /** What its message speaks of, by name, for other languages. */
  readonly values: Values;
  readonly #retry: boolean | undefined;

  constructor(
    kind: ErrorKind,
    reason: string,
    message: string | Said,
    options: { issues?: readonly Issue[]; details?: Record<string, unknown>; cause?: unknown; retry?: boolean } = {},
  ) {
    super(
      typeof message === 'string' ? message : message.text,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = 'AppError';
    this.kind = kind;
    this.reason = reason;
    this.issues = options.issues ?? [];
    this.details = options.details ?? {};
    this.values = { ...this.details, ...(typeof message === 'string' ? {} : message.values) };
    this.#retry = options.retry;
  }

  get status(): number {
    return ERROR_KINDS[this.kind].status;
  }

  /** Whether the same call may succeed later unchanged; jobs read it to decide on a retry. */
  get retry(): boolean {
    return this.#retry ?? ERROR_KINDS[this.kind].retry;
  }
}

type Details = Record<string, unknown>;

/** Short makers, so that a verb reads `throw fail.notFound('listing.not_found', 'No such listing')`. */
export const fail = {
  validation: (reason: string, message: string | Said, issues: readonly Issue[] = []) =>
    new AppError('VALIDATION', reason, message, { issues }),
  unauthenticated: (reason: string, message: string | Said) => new AppError('UNAUTHENTICATED', reason, message),
  forbidden: (reason: string, message: string | Said) => new AppError('FORBIDDEN', reason, message),
  notFound: (reason: string, message: string | Said) => new AppError('NOT_FOUND', reason, message),
  notAcceptable: (reason: string, message: string | Said) => new AppError('NOT_ACCEPTABLE', reason, message),
  conflict: (reason: string, message: string | Said, details: Details = {}) =>
    new AppError('CONFLICT', reason, message, { details }),
  invalidState: (
    reason: string,
    message: string | Said,
    options: { issues?: readonly Issue[]; details?: Details } = {},
  ) => new AppError('INVALID_STATE', reason, message, options),
  tooLarge: (reason: string, message: string | Said) => new AppError('TOO_LARGE', reason, message),
  unavailable: (reason: string, message: string | Said, cause?: unknown) =>
    new AppError('UNAVAILABLE', reason, message, { cause }),
};

/** The title of a kind, as shown in the `title` of a problem document. */
export function titleOf(kind: ErrorKind, language: Language = 'en'): string {
  return language === 'en' ? ERROR_KINDS[kind].title : titles[kind][language];
}

/** The kind of an HTTP status, for errors of the framework. */
export function kindOfStatus(status: number): ErrorKind {
  const found = (Object.keys(ERROR_KINDS) as ErrorKind[]).find((kind) => ERROR_KINDS[kind].status === status);
  if (found) return found;
  return status >= 400 && status < 500 ? 'VALIDATION' : 'INTERNAL';
}
