/**
 * Characters that Postgres, JSON or a file cannot carry: U+0000, half of a surrogate pair, the noncharacters of
 * Unicode.
 */
export const UNUSABLE = /[\0\p{Cs}\p{Noncharacter_Code_Point}]/u;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Input text for a message or a log line: shortened, without control characters. */
export function quoted(text: string, max = 60): string {
  const head = [...text.slice(0, max * 2)].slice(0, max).join('');
  return head.replace(UNPRINTABLE, '\uFFFD') + (head.length < text.length ? '…' : '');
}

/** A JSON pointer (RFC 6901) of a path: `['offers', 0, 'a/b']` -> `/offers/0/a~1b`. Names are repeated as `quoted`. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${quoted(String(part)).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
