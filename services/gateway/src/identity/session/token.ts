import { createHash, randomBytes } from 'node:crypto';

/** 256 bits from the system: what a browser or a link in a mail holds. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. It has enough bits by itself, so no salt and no slow hash is needed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
