import { lookup, Resolver } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { currentDeadline } from './deadline.ts';
import { SetupError } from './error-log.ts';
import { AppError } from './errors.ts';
import { type Destination, destinationOf, isPublicAddress, NOT_PUBLIC } from './outbound-address.ts';

export type OutboundOptions = {
  /** Exact `host:port` that may be asked over http and although private, such as the receiver of a test. */
  exceptions?: readonly string[];
  /** 443 and 8443 by default. */
  ports?: readonly number[];
  /** NODE_ENV: exceptions are refused when it is `production`. */
  environment?: string | undefined;
  /** Certificates to trust instead of the public ones (PEM). */
  ca?: string;
  /** All addresses of a name; by default asked of the name servers, for exceptions of the operating system. */
  resolve?: (name: string) => Promise<readonly string[]>;
};

export type OutboundRequest = {
  /** GET by default. */
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** From the question to the name server to the last byte of the answer. 10 000 by default. */
  timeoutMs?: number;
  /** Of the body of the answer. 1 MiB by default. */
  bytesMax?: number;
  /** What happens to a longer answer: it fails, or its beginning is kept. */
  longer?: 'fail' | 'cut';
  signal?: AbortSignal;
};

export type OutboundAnswer = {
  status: number;
  headers: Headers;
  body: Buffer;
  /** Whether the body went on. */
  isCut: boolean;
  durationMs: number;
};

/** Asks servers whose addresses people give. See `createOutbound`. */
export type Outbound = {
  /**
   * Throws what is wrong with an address by its text alone; for the moment when it is stored. `send` looks again.
   * @throws AppError VALIDATION with the reasons of `send` and an issue at `pointer`.
   */
  assertUrl(url: string, pointer?: string): URL;
  /**
   * One request, one answer of any status; a redirect is an answer and is not followed.
   * @throws AppError VALIDATION: `outbound.url_invalid`, `.not_https`, `.credentials_in_url`, `.port_refused`,
   *   `.not_public`; INVALID_STATE: `outbound.unreachable`, `.too_slow`, `.too_long`, which may succeed another time.
   */
  send(url: string, request?: OutboundRequest): Promise<OutboundAnswer>;
  /**
   * The same in the form of `fetch`, for libraries that take one.
   * @throws AppError also `outbound.redirected` unless `redirect` is `manual`.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
};

const TIMEOUT_MS = 10_000;
const BYTES_MAX = 1_048_576;
const PORTS = [443, 8443];

/**
 * The one way to ask servers whose addresses people give (webhooks, single sign-on, web domains). It asks over https
 * only, resolves the name once, refuses when one of its addresses is not public and connects to just those it looked
 * at; it follows no redirect, uses no proxy and keeps no connection.
 * @throws SetupError when there are exceptions in production.
 */
export function createOutbound(options: OutboundOptions = {}): Outbound {
  const rules = { exceptions: options.exceptions ?? [], ports: options.ports ?? PORTS };
  if (rules.exceptions.length > 0 && options.environment === 'production') {
    throw new SetupError('OUTBOUND_EXCEPTIONS must be empty when NODE_ENV is production');
  }
  const stranger = rules.exceptions.find((one) => !/^[^\s/@]+:\d{1,5}$/.test(one));
  if (stranger !== undefined) throw new SetupError('OUTBOUND_EXCEPTIONS must be host:port with commas between');

  const assertUrl = (url: string, pointer?: string): URL => destination(url, rules, pointer).url;

  const send = async (url: string, request: OutboundRequest = {}): Promise<OutboundAnswer> => {
    const to = destination(url, rules);
    const began = performance.now();
    const timeoutMs = request.timeoutMs ?? TIMEOUT_MS;
    const deadline = currentDeadline();
    const limit = AbortSignal.timeout(timeoutMs);
    const signals = [limit, request.signal, deadline].filter((one) => one !== undefined);
    const signal = AbortSignal.any(signals);
    try {
      const addresses = await unlessAborted(addressesOf(to, options.resolve), signal);
      const answer = await exchange(to, addresses, request, signal, options.ca);
      return { ...answer, durationMs: Math.round(performance.now() - began) };
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (request.signal?.aborted || deadline?.aborted) signal.throwIfAborted();
      if (limit.aborted) throw failure('too_slow', `The server did not answer within ${timeoutMs} ms`, error);
      throw failure('unreachable', `The server cannot be reached: ${causeOf(error)}`, error);
    }
  };

  return {
    assertUrl,
    send,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { body, headers, status } = await send(request.url, {
        method: request.method,
        headers: Object.fromEntries(request.headers),
        signal: request.signal,
        ...(request.body ? { body: new Uint8Array(await request.arrayBuffer()) } : {}),
      });
      if (status >= 300 && status < 400 && status !== 304 && request.redirect !== 'manual') {
        throw failure('redirected', 'The server answers with another address, which is not followed');
      }
      if (status < 200 || status > 599) throw failure('unreachable', 'The server answers with a status that is none');
      const isBodiless = status === 204 || status === 205 || status === 304;
      return new Response(isBodiless ? null : new Uint8Array(body), { status, headers });
    },
  };
}

function destination(url: string, rules: { exceptions: readonly string[]; ports: readonly number[] }, pointer = '') {
  const to = destinationOf(url, rules);
  if ('reason' in to) throw refusal(to.reason, to.message, pointer);
  return to;
}

function refusal(reason: string, message: string, pointer = ''): AppError {
  return new AppError('VALIDATION', reason, `The address ${message}`, { issues: [{ pointer, rule: reason, message }] });
}

function failure(reason: string, message: string, cause?: unknown): AppError {
  return new AppError('INVALID_STATE', `outbound.${reason}`, message, { cause, retry: true });
}

/** A code such as ECONNREFUSED; the message of an error would name addresses. */
function causeOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : 'the connection failed';
}

async function addressesOf(to: Destination, resolve: OutboundOptions['resolve']): Promise<readonly string[]> {
  if (to.address !== undefined) return [to.address];
  const ask = resolve ?? (to.isException ? askSystem : askNameServers);
  const addresses = (await ask(to.host)).filter((one) => isIP(one) !== 0);
  // One private address among public ones is how a name is made to lead inside.
  const isRefused = addresses.length === 0 || (!to.isException && !addresses.every(isPublicAddress));
  if (isRefused) throw refusal(NOT_PUBLIC.reason, NOT_PUBLIC.message);
  return addresses;
}

async function askSystem(name: string): Promise<string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}

/**
 * Not `lookup`: a slow name server would hold one of the few threads that every file and every other name waits for.
 * It also leaves out the hosts file and the search list of this machine.
 */
async function askNameServers(name: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  const addresses = answers.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const failed = answers.find((one) => one.status === 'rejected' && !NO_SUCH_NAME.has(one.reason?.code));
  if (addresses.length === 0 && failed?.status === 'rejected') throw failed.reason;
  return addresses;
}

const NO_SUCH_NAME = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME']);

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(signal.reason);
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', giveUp));
}

/** Hands out the addresses that were looked at, and asks nobody again. */
function pinned(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, options, done) => {
    if (options.all) done(null, all);
    else done(null, all[0]?.address ?? '', all[0]?.family);
  };
}

type Exchanged = Omit<OutboundAnswer, 'durationMs'>;

function exchange(
  to: Destination,
  addresses: readonly string[],
  request: OutboundRequest,
  signal: AbortSignal,
  ca: string | undefined,
): Promise<Exchanged> {
  const { promise, resolve, reject } = Promise.withResolvers<Exchanged>();
  const { bytesMax = BYTES_MAX, longer = 'fail' } = request;
  const options: https.RequestOptions = {
    method: request.method ?? 'GET',
    headers: { ...withoutHost(request.headers), 'accept-encoding': 'identity', connection: 'close' },
    lookup: pinned(addresses),
    signal,
    rejectUnauthorized: true,
    ...(to.address === undefined ? { servername: to.host } : {}),
    ...(ca === undefined ? {} : { ca }),
  };
  // An agent of its own: the global ones may have been given a proxy by the environment, and keep connections.
  const outgoing =
    to.url.protocol === 'https:'
      ? https.request(to.url, { ...options, agent: new https.Agent({ keepAlive: false, maxCachedSessions: 0 }) })
      : http.request(to.url, { ...options, agent: new http.Agent({ keepAlive: false }) });
  outgoing.on('error', reject);
  outgoing.on('upgrade', (_answer, socket) => {
    socket.destroy();
    reject(failure('unreachable', 'The server changes the protocol'));
  });
  outgoing.on('response', (answer) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const end = (isCut: boolean) => {
      const { statusCode = 0, headersDistinct } = answer;
      const body = Buffer.concat(chunks).subarray(0, bytesMax);
      resolve({ status: statusCode, headers: headersOf(headersDistinct), body, isCut });
    };
    answer.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes <= bytesMax) return;
      if (longer === 'cut') end(true);
      else reject(failure('too_long', `The answer is longer than ${bytesMax} bytes`));
      outgoing.destroy();
    });
    answer.on('end', () => end(false));
    answer.on('error', reject);
  });
  outgoing.end(request.body);
  return promise;
}

function withoutHost(headers: OutboundRequest['headers'] = {}): Record<string, string> {
  const own = new Set(['host', 'connection', 'accept-encoding']);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.has(name.toLowerCase())));
}

function headersOf(distinct: NodeJS.Dict<string[]>): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(distinct)) for (const value of values) headers.append(name, value);
  return headers;
}
