import type { Problem } from './document.ts';

/** An answer of the exchange that says no, with the problem document it sent. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiError';
    this.status = problem.status;
    this.problem = problem;
  }
}

/** There was no answer: the exchange or the network is away, or the answer took too long. */
export class UnreachableError extends Error {
  constructor(url: string, why: string, cause: unknown) {
    super(`${url} cannot be reached: is the exchange running? (${why})`, { cause });
    this.name = 'UnreachableError';
  }
}

const SHOWN_MAX = 300;

/** The error of an answer. A proxy in between may have answered, so missing fields get defaults. */
export function apiErrorOf(response: Response, sent: unknown): ApiError {
  const { status, headers } = response;
  const known: Partial<Problem> = typeof sent === 'object' && sent !== null ? sent : {};
  const text = typeof sent === 'string' ? sent.trim().slice(0, SHOWN_MAX) : '';
  return new ApiError({
    type: 'about:blank',
    title: response.statusText || `HTTP ${status}`,
    reason: `http.${status}`,
    requestId: headers.get('x-request-id') ?? '',
    ...known,
    detail: known.detail || known.title || text || `HTTP ${status}`,
    status,
  });
}

/** Why a request got no answer, in few words: the code of the network's error where there is one. */
export function reasonOf(error: unknown): string {
  const cause = (error as { cause?: { code?: unknown } } | undefined)?.cause;
  if (typeof cause?.code === 'string') return cause.code;
  return error instanceof Error ? error.message : String(error);
}
