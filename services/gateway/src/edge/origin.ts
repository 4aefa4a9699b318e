import { fail } from '@techbourse/platform';
import { isLoopback } from '../cookies/cookies.ts';

type Headers = Record<string, string | string[] | undefined>;

/**
 * Whether a page of this exchange made a browser send the request: `same`, `foreign`, or `unknown` when it does not say,
 * as programs do not.
 */
export function originOf(headers: Headers, publicUrl: string): 'same' | 'foreign' | 'unknown' {
  const { origin } = headers;
  if (typeof origin === 'string') return isOwn(origin, headers.host, publicUrl) ? 'same' : 'foreign';
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'none') return 'unknown';
  return site === 'same-origin' ? 'same' : 'foreign';
}

/** The address that people know; or the one that this request went to, over https or on one machine. */
function isOwn(origin: string, host: string | string[] | undefined, publicUrl: string): boolean {
  if (origin === publicUrl) return true;
  const url = URL.parse(origin);
  if (url === null || url.host === '' || url.host !== host) return false;
  return url.protocol === 'https:' || isLoopback(url.hostname);
}

/** @throws AppError FORBIDDEN unless the request certainly comes from a page of this exchange. */
export function assertSameOrigin(headers: Headers, publicUrl: string): void {
  if (originOf(headers, publicUrl) !== 'same') throw crossSite();
}

/** @throws AppError FORBIDDEN for what comes from a page elsewhere. */
export function assertNotForeign(headers: Headers, publicUrl: string): void {
  if (originOf(headers, publicUrl) === 'foreign') throw crossSite();
}

function crossSite() {
  return fail.forbidden(
    'session.cross_site',
    'A session writes from pages of this exchange alone (the header Origin names its address); programs use an API key',
  );
}
