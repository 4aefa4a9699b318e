import { createHmac, randomBytes } from 'node:crypto';
import { base32 } from './totp.ts';

const COUNT = 10;

/** Codes for the day when the app is lost; each works once. `k3v7q-2mnpa`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const letters = base32(randomBytes(7)).toLowerCase();
    return `${letters.slice(0, 5)}-${letters.slice(5, 10)}`;
  });
}

/** What is stored of a code. With the secret of the exchange, because fifty bits alone could be guessed from it. */
export function hashRecoveryCode(code: string, secret: string): string {
  const letters = code.toLowerCase().replaceAll(/[^a-z2-7]/g, '');
  return createHmac('sha256', secret).update(`recovery ${letters}`).digest('hex');
}
