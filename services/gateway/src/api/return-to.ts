import { z } from 'zod';

/** Parsers of addresses drop some of these, and read the backslash as a slash. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\]/u;
const BASE = 'https://own.invalid';
const DECODINGS_MAX = 4;

/**
 * Whether `text` is a path of our own origin whoever reads it: a browser, or a server that decodes it once more. Anything
 * that could be taken for another origin is not.
 */
export function isOwnPath(text: string): boolean {
  if (!isPlainlyOwn(text)) return false;
  let path = text.split(/[?#]/, 1)[0] ?? '';
  for (let times = 0; times < DECODINGS_MAX; times++) {
    const decoded = decodedOf(path);
    if (decoded === path) return true;
    if (decoded === undefined || !isPlainlyOwn(decoded)) return false;
    path = decoded;
  }
  return false;
}

function isPlainlyOwn(text: string): boolean {
  if (!/^\/(?!\/)/.test(text) || UNSAFE.test(text) || !URL.canParse(text, BASE)) return false;
  const { origin, pathname } = new URL(text, BASE);
  return origin === BASE && !pathname.startsWith('//');
}

function decodedOf(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A page of this exchange to which a browser is sent: path, query and fragment, on our own origin. */
export const returnToSchema = z
  .string()
  .max(1000)
  .refine(isOwnPath, {
    error: 'A path of this exchange that begins with one slash',
    params: { rule: 'return_to.foreign' },
  })
  .describe('a path of this exchange, such as `/deals/1?tab=files`; no other address');
