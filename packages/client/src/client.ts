import createFetchClient from 'openapi-fetch';
import type { AnswerOf, ItemOf, PagedPath, PathOf, Rest } from './document.ts';
import { apiErrorOf, reasonOf, UnreachableError } from './errors.ts';
import type { paths } from './generated.ts';
import { itemsOf } from './pages.ts';
import { type RetrySettings, withRetries } from './retry.ts';

export type ClientSettings = RetrySettings & {
  /** Address of the gateway, without `/api`: `https://exchange.example`. */
  url: string;
  /** API key of an organisation; without one only public reads work. */
  key?: string | undefined;
  /**
   * The client that an agency acts for: its id, or `<id>; mandate=<id>` where several mandates are in force. Where it is a
   * function, it is asked of the path of each request.
   */
  onBehalfOf?: string | ((path: string) => string | undefined) | undefined;
  /** In which language errors are told: `zh`, `ru` or `en`, which is what there is without it. May be asked of each request. */
  language?: string | (() => string) | undefined;
};

/**
 * The HTTP API, typed by its OpenAPI document. Each method gives the body of a good answer.
 * @throws ApiError for an answer that says no, UnreachableError without an answer.
 */
export type Client = {
  get<P extends PathOf<'get'>>(path: P, ...rest: Rest<P, 'get'>): Promise<AnswerOf<P, 'get'>>;
  post<P extends PathOf<'post'>>(path: P, ...rest: Rest<P, 'post'>): Promise<AnswerOf<P, 'post'>>;
  patch<P extends PathOf<'patch'>>(path: P, ...rest: Rest<P, 'patch'>): Promise<AnswerOf<P, 'patch'>>;
  delete<P extends PathOf<'delete'>>(path: P, ...rest: Rest<P, 'delete'>): Promise<AnswerOf<P, 'delete'>>;
  /** Every item of a list, page by page; a page is asked for when its first item is wanted. */
  all<P extends PagedPath>(path: P, ...rest: Rest<P, 'get'>): AsyncGenerator<ItemOf<P>, void, undefined>;
  /** The bytes of an answer as they come, for exports. */
  stream<P extends PathOf<'get'>>(path: P, ...rest: Rest<P, 'get'>): Promise<ReadableStream<Uint8Array>>;
};

/** A request as the methods take it, whichever path it is for: the types above hold callers to the document. */
type AnyRequest = {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
  onBehalfOf?: string;
  signal?: AbortSignal;
};
type AnyAnswer = { data?: unknown; error?: unknown; response: Response };

/**
 * A client of an exchange. It waits and tries again when the exchange is busy or away; every write carries an
 * `Idempotency-Key`, so that a repeat does nothing twice.
 * @throws Error when `url` is not an address.
 */
export function createClient(settings: ClientSettings): Client {
  const base = addressOf(settings.url);
  const inner = createFetchClient<paths>({
    baseUrl: base,
    headers: settings.key ? { authorization: `Bearer ${settings.key}` } : {},
  });
  const request = inner.request as unknown as (method: string, path: string, init: object) => Promise<AnyAnswer>;
  const fetchWhole = withRetries(settings, true);
  const fetchStream = withRetries(settings, false);

  const clientOf = (path: string) =>
    typeof settings.onBehalfOf === 'function' ? settings.onBehalfOf(path) : settings.onBehalfOf;

  const languageNow = () => (typeof settings.language === 'function' ? settings.language() : settings.language);
  const ask = async (method: string, path: string, given: AnyRequest = {}, isStream = false): Promise<unknown> => {
    const { query, body, signal, onBehalfOf = clientOf(path) } = given;
    const answer = await request(method, path, {
      params: { path: checkedPath(given.path), query },
      body,
      headers: {
        ...(method !== 'get' && { 'idempotency-key': given.idempotencyKey ?? crypto.randomUUID() }),
        ...(onBehalfOf && { 'on-behalf-of': onBehalfOf }),
        ...(settings.language && { 'accept-language': languageNow() }),
      },
      fetch: isStream ? fetchStream : fetchWhole,
      parseAs: isStream ? 'stream' : 'json',
      ...(signal && { signal }),
    }).catch((error: unknown) => {
      if (!(error instanceof SyntaxError)) throw error;
      throw new UnreachableError(base, `what answers there is no exchange: ${reasonOf(error)}`, error);
    });
    if (!answer.response.ok) throw apiErrorOf(answer.response, answer.error);
    // an empty export has no body at all
    return isStream ? (answer.data ?? new Blob([]).stream()) : answer.data;
  };
  const method = (name: string) => (path: string, given?: AnyRequest) => ask(name, path, given);

  const client = {
    get: method('get'),
    post: method('post'),
    patch: method('patch'),
    delete: method('delete'),
    all: (path: string, given: AnyRequest = {}) =>
      itemsOf(given.query?.cursor, (cursor) => ask('get', path, { ...given, query: { ...given.query, cursor } })),
    stream: (path: string, given?: AnyRequest) => ask('get', path, given, true),
  };
  // What is answered is what the document says; `npm run verify` compares it with the services.
  return client as unknown as Client;
}

function addressOf(url: string): string {
  if (!/^https?:/.test(URL.parse(url)?.protocol ?? '')) {
    throw new Error(`"${url}" is not an address of an exchange: https://host or http://host:port is needed`);
  }
  return url.replace(/\/+$/, '');
}

/** A value of the path stays in its place: an address knows `.` and `..` as other folders. */
function checkedPath(path: Record<string, unknown> = {}): Record<string, unknown> {
  for (const [name, value] of Object.entries(path)) {
    if (/^\.{0,2}$/.test(String(value))) throw new Error(`"${value}" cannot be the ${name} of a path`);
  }
  return path;
}
