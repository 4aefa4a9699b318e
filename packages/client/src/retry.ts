import { reasonOf, UnreachableError } from './errors.ts';

export type RetrySettings = {
  /** Tries for transient failures (429, 502, 503, 504, no connection); 8 span about a minute. */
  tries?: number;
  /** How long an answer may take: all of it, or its beginning where a stream is asked for. Milliseconds. */
  timeoutMs?: number;
  onRetry?: (waitMs: number, why: string) => void;
  /** Instead of the platform's. */
  fetch?: (request: Request) => Promise<Response>;
};

const TRANSIENT = new Set([429, 502, 503, 504]);
const TIMEOUT_MS = 300_000;
const LONGEST_WAIT_MS = 15_000;
const LONGEST_ASKED_WAIT_MS = 60_000;
/** Answers that may have no body. */
const EMPTY = new Set([204, 205, 304]);

/**
 * Sends requests with retries: waits and tries again when the exchange is busy or away, and when an answer breaks off.
 * A write must carry an Idempotency-Key, because the first try may have succeeded.
 * @param whole whether the answer is read before it is given back; else its body is a stream that may break off.
 * @throws UnreachableError when the last try has no answer; the reason of the request's signal when that is aborted.
 */
export function withRetries(settings: RetrySettings, whole: boolean): (request: Request) => Promise<Response> {
  const tries = settings.tries ?? 8;
  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      let answer: Response | undefined;
      let failure: unknown;
      try {
        answer = await send(request.clone(), settings, whole);
      } catch (error) {
        request.signal.throwIfAborted();
        failure = error;
      }
      if (answer && !TRANSIENT.has(answer.status)) return answer;
      const why = answer ? `HTTP ${answer.status}` : reasonOf(failure);
      if (attempt >= tries) {
        if (answer) return answer;
        throw new UnreachableError(new URL(request.url).origin, why, failure);
      }
      const waitMs = waitOf(answer, attempt);
      settings.onRetry?.(waitMs, why);
      await answer?.body?.cancel();
      await pause(waitMs, request.signal);
    }
  };
}

async function send(request: Request, settings: RetrySettings, whole: boolean): Promise<Response> {
  const { fetch = globalThis.fetch, timeoutMs = TIMEOUT_MS } = settings;
  const late = new AbortController();
  const error = new Error(`no answer within ${timeoutMs / 1000} s`);
  // Of the page's own: browsers have no timers that take a signal.
  const timer = setTimeout(() => late.abort(error), timeoutMs);
  try {
    const signal = AbortSignal.any([request.signal, late.signal]);
    const answer = await fetch(new Request(request, { signal }));
    if (!whole) return answer;
    const { status, statusText, headers } = answer;
    const body = await answer.arrayBuffer();
    return new Response(EMPTY.has(status) ? null : body, { status, statusText, headers });
  } finally {
    clearTimeout(timer);
  }
}

/** As long as the answer asks for (RFC 9110: seconds or a date), else longer each time. */
function waitOf(answer: Response | undefined, attempt: number): number {
  const asked = answer?.headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
  if (ms > 0) return Math.min(ms, LONGEST_ASKED_WAIT_MS);
  return Math.min(250 * 2 ** attempt, LONGEST_WAIT_MS);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
