import { createHash } from 'node:crypto';

/** Crockford's: no letter that is read as a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 16;

/**
 * The code of an entry: its number, and 80 bits of a hash of its text. It is not made of the hash in the chain, which
 * everybody may read: only who was given the code by a party can ask for what the entry is. Such as `17-7K3M-9QXT-2B6D-ZW4P`.
 */
export function codeOf({ seq, text }: { seq: number; text: string }): string {
  const bytes = createHash('sha256').update(`techbourse entry code\n${text}`).digest();
  let bits = BigInt(`0x${bytes.subarray(0, 10).toString('hex')}`);
  let letters = '';
  for (let at = 0; at < LETTERS; at++, bits >>= 5n) letters = ALPHABET[Number(bits & 31n)] + letters;
  return [seq, ...(letters.match(/.{4}/g) ?? [])].join('-');
}

/** What somebody typed: a code in its one spelling, or the hash of an entry; undefined when it is neither. */
export function readCode(typed: string): { seq: number; code: string } | { hash: string } | undefined {
  const plain = typed.replaceAll(/[\s\u2010-\u2015-]/g, '');
  if (/^[0-9a-f]{64}$/i.test(plain)) return { hash: plain.toLowerCase() };
  const [, number = '', rest = ''] = /^\s*(\d{1,15})[\s\u2010-\u2015-]+(.+)$/s.exec(typed) ?? [];
  const letters = rest
    .toUpperCase()
    .replaceAll(/[\s\u2010-\u2015-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const isCode = letters.length === LETTERS && [...letters].every((letter) => ALPHABET.includes(letter));
  if (!isCode) return undefined;
  return { seq: Number(number), code: [Number(number), ...(letters.match(/.{4}/g) ?? [])].join('-') };
}
