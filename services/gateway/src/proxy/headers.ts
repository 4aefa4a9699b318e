import { CALLER_ADDRESS } from '@techbourse/platform';

export type HeaderMap = Record<string, string | string[] | undefined>;

/** The request headers that are passed to a service; all others are dropped. */
const PASSED_IN = [
  'accept',
  'accept-encoding',
  'accept-language',
  'content-encoding',
  'content-length',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'last-event-id',
  'user-agent',
] as const;

/** The response headers that are passed to the caller; all others are dropped. */
const PASSED_OUT = [
  'accept',
  'accept-ranges',
  'allow',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-type',
  'etag',
  'last-modified',
  'link',
  'location',
  'retry-after',
  'vary',
  'www-authenticate',
] as const;

export function requestHeaders(
  given: HeaderMap,
  ours: { token: string; requestId: string; address: string },
): HeaderMap {
  return {
    ...pick(given, PASSED_IN),
    authorization: `Bearer ${ours.token}`,
    'x-request-id': ours.requestId,
    [CALLER_ADDRESS]: ours.address,
  };
}

export function responseHeaders(given: HeaderMap): HeaderMap {
  const passed = pick(given, PASSED_OUT);
  const { link, location } = passed;
  // services do not know the prefix under which they are reached
  if (typeof location === 'string' && location.startsWith('/')) passed.location = `/api${location}`;
  if (typeof link === 'string') passed.link = link.replaceAll('</', '</api/');
  return passed;
}

/** What a page says of itself: its own policy of scripts and styles, and no prefix in front of its addresses. */
export function pageHeaders(given: HeaderMap): HeaderMap {
  return pick(given, [...PASSED_OUT, 'content-security-policy', 'referrer-policy']);
}

function pick(headers: HeaderMap, names: readonly string[]): HeaderMap {
  const picked: HeaderMap = {};
  for (const name of names) if (headers[name] !== undefined) picked[name] = headers[name];
  return picked;
}
