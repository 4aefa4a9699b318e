import { setTimeout as wait } from 'node:timers/promises';

export type Call = {
  url: string;
  model: string;
  key: string | undefined;
  dimensions: number;
  timeoutMs: number;
  tries: number;
  backoffMs: number;
  /** Aborts with the reason why. */
  closed: AbortSignal;
};

/** The longest Retry-After that is obeyed, in milliseconds; a longer one counts as an outage. */
const RETRY_AFTER_MAX_MS = 60_000;
/** Characters of a server's own words in an error. */
const QUOTED_MAX = 300;

/** An endpoint that did not answer, or refused: `status` is its answer's, undefined when there was none. */
export class EndpointError extends Error {
  readonly status: number | undefined;
  /** Milliseconds that it asked to wait. */
  readonly afterMs: number | undefined;

  constructor(message: string, status?: number, afterMs?: number) {
    super(message);
    this.name = 'EndpointError';
    this.status = status;
    this.afterMs = afterMs;
  }

  /** The same request may go well later. */
  get isPassing(): boolean {
    return this.status === undefined || this.status === 429 || this.status >= 500;
  }

  /** It is not for these texts that it refuses: it is away, or does not know this caller or model. */
  get isAway(): boolean {
    return this.isPassing || [401, 402, 403, 404].includes(this.status ?? 0);
  }
}

/**
 * One request, tried again after 429, 5xx, a timeout or a lost connection. The wait doubles, with jitter, or follows
 * the server's Retry-After. Everything else fails at once.
 */
export async function postEmbeddings(call: Call, input: readonly string[]): Promise<Float32Array[]> {
  for (let attempt = 1; ; attempt++) {
    call.closed.throwIfAborted();
    try {
      return vectorsOf(call, await ask(call, input), input.length);
    } catch (error) {
      call.closed.throwIfAborted();
      if (!(error instanceof EndpointError && error.isPassing) || attempt >= call.tries) throw error;
      const backoff = call.backoffMs * 2 ** (attempt - 1) * (0.5 + Math.random());
      await wait(Math.max(backoff, error.afterMs ?? 0), undefined, { signal: call.closed }).catch(() => undefined);
    }
  }
}

async function ask(call: Call, input: readonly string[]): Promise<unknown> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (call.key) headers.authorization = `Bearer ${call.key}`;
  let response: Response;
  let body: string;
  try {
    response = await fetch(call.url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ model: call.model, input, encoding_format: 'float' }),
      signal: AbortSignal.any([call.closed, AbortSignal.timeout(call.timeoutMs)]),
    });
    body = await response.text();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    throw new EndpointError(`${call.url} did not answer (${error instanceof Error ? error.message : error}${cause})`);
  }
  if (!response.ok) {
    const message = `${call.url} answered ${response.status}: ${quoted(body, call.key)}`;
    throw new EndpointError(message, response.status, retryAfterMs(response.headers.get('retry-after')));
  }
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new Error(`${call.url} answered something that is not JSON: ${quoted(body, call.key)}`);
  }
}

/** Sorts by `index`, because the order is not guaranteed; checks that each text has one vector of the right length. */
function vectorsOf(call: Call, answer: unknown, count: number): Float32Array[] {
  const data = (answer as { data?: unknown } | null)?.data;
  if (!Array.isArray(data)) throw new Error(`${call.url} answered without a list "data"`);
  if (data.length !== count) throw new Error(`${call.url} gave ${data.length} vectors for ${count} texts`);
  const vectors = new Map<number, Float32Array>();
  for (const [place, item] of data.entries()) {
    const { index = place, embedding } = (item ?? {}) as { index?: unknown; embedding?: unknown };
    if (!Array.isArray(embedding) || !embedding.every((value) => Number.isFinite(value))) {
      throw new Error(`${call.url} gave a vector that is no list of numbers`);
    }
    if (embedding.length !== call.dimensions) {
      throw new Error(
        `${call.url} gave ${embedding.length} dimensions for model ${call.model}, the settings say ${call.dimensions}`,
      );
    }
    vectors.set(Number(index), Float32Array.from(embedding));
  }
  return Array.from({ length: count }, (_, i) => {
    const vector = vectors.get(i);
    if (!vector) throw new Error(`${call.url} gave no vector for text ${i} of ${count}`);
    return vector;
  });
}

function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), RETRY_AFTER_MAX_MS) : undefined;
}

/** The start of a server's answer; some repeat the key that they refused. */
function quoted(body: string, key: string | undefined): string {
  // First the key, then the cut: half a key is too much as well.
  const text = key ? body.replaceAll(key, '[key]') : body;
  return text.replace(/\s+/g, ' ').slice(0, QUOTED_MAX);
}
