import { fail, said } from '@techbourse/platform';

type Headers = Record<string, string | string[] | undefined>;

/**
 * The API key that a request presents: `Authorization: Bearer <key>` or `x-api-key: <key>`. Undefined when there is
 * none. A malformed credential is refused, never treated as anonymous.
 */
export function presentedKey(headers: Headers): string | undefined {
  const fromBearer = bearer(headers.authorization);
  const fromHeader = headers['x-api-key'];
  if (fromHeader === undefined) return fromBearer;
  if (typeof fromHeader !== 'string' || fromHeader.trim() === '') throw empty('x-api-key');
  const key = fromHeader.trim();
  if (fromBearer !== undefined && fromBearer !== key) {
    throw fail.unauthenticated('key.two', 'Authorization and x-api-key hold different keys');
  }
  return key;
}

function bearer(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const match = /^bearer(?:\s+(\S+))?\s*$/i.exec(String(header));
  if (!match) throw fail.unauthenticated('key.scheme', 'Send the API key as "Authorization: Bearer <key>"');
  if (!match[1]) throw empty('Authorization');
  return match[1];
}

function empty(name: string) {
  return fail.unauthenticated('key.empty', said`The header ${{ header: name }} holds no API key`);
}
