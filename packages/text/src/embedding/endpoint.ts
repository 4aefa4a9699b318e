import { type Embedder, NO_PREFIXES, type Prefixes, readable, unitVector } from './embedder.ts';
import { type Call, postEmbeddings } from './endpoint-request.ts';

export type EndpointOptions = {
  /** Address up to and with the version, `https://host/v1`; `/embeddings` is added. */
  url: string;
  model: string;
  /** Sent as a bearer token; never part of an error. */
  key?: string | undefined;
  /** Length of the model's vectors; an answer of another length is an error. */
  dimensions: number;
  prefixes?: Prefixes | undefined;
  multilingual?: boolean | undefined;
  /** Texts per request. */
  batch?: number | undefined;
  /** Requests under way at a time. */
  parallel?: number | undefined;
  /** Milliseconds for one request. */
  timeoutMs?: number | undefined;
  /** Tries of one request, and milliseconds before the second; each further wait doubles. */
  tries?: number | undefined;
  backoffMs?: number | undefined;
};

/** Servers refuse what is longer than their model reads; passages are a tenth of this. */
const CHARACTERS_MAX = 8_000;

/**
 * An embedder behind an OpenAI-compatible address (`POST /v1/embeddings`). Nothing is asked before the first text, so
 * that a worker starts while the endpoint is away. The id names model, dimensions and prefixes; the address may change.
 * @example openEndpoint({ url: 'http://127.0.0.1:8080/v1', model: 'bge-m3', dimensions: 1024 })
 */
export function openEndpoint(options: EndpointOptions): Embedder {
  const { model, dimensions, batch = 32, prefixes = NO_PREFIXES } = options;
  const closing = new AbortController();
  const call: Call = {
    url: `${options.url.replace(/\/+$/, '')}/embeddings`,
    model,
    key: options.key,
    dimensions,
    timeoutMs: options.timeoutMs ?? 30_000,
    tries: options.tries ?? 6,
    backoffMs: options.backoffMs ?? 500,
    closed: closing.signal,
  };
  const limit = limiter(options.parallel ?? 4);
  const said = prefixes.need || prefixes.offer ? `-${JSON.stringify([prefixes.need, prefixes.offer])}` : '';

  return {
    id: `${model}-${dimensions}${said}`,
    dimensions,
    multilingual: options.multilingual ?? true,
    async embed(texts, role = 'offer', signal) {
      const mine = signal ? { ...call, closed: AbortSignal.any([call.closed, signal]) } : call;
      const inputs = texts.map((text) => readable(text.slice(0, CHARACTERS_MAX), prefixes, role));
      const starts = Array.from({ length: Math.ceil(inputs.length / batch) }, (_, i) => i * batch);
      const answers = await Promise.all(
        starts.map((at) => limit(() => postEmbeddings(mine, inputs.slice(at, at + batch)))),
      );
      return answers.flat().map(unitVector);
    },
    close: async () => closing.abort(new Error('the embedder is closed')),
  };
}

/** Lets `most` run at a time, the others in the order they came. */
function limiter(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place goes to the next in line, or is free.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
