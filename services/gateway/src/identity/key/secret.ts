import { hash, randomBytes } from 'node:crypto';

const KEY_PREFIX = 'tb_';
export const START_LENGTH = 8;

/** A new API key: 256 random bits after a prefix that secret scanners recognise. */
export function generateKey(): string {
  return KEY_PREFIX + randomBytes(32).toString('base64url');
}

/** The stored form of a key: SHA-256, base64url. A key has too many bits to be guessed from its hash. */
export function hashKey(key: string): string {
  return hash('sha256', key, 'base64url');
}
