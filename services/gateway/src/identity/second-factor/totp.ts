import { createHmac, randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_SECONDS = 30;
const DIGITS = 6;
/** A phone's clock may be a step off. */
const STEPS_AROUND = 1;

/** 160 bits, as apps take them. */
export function newSecret(): string {
  return base32(randomBytes(20));
}

/** What a QR code of the secret says to an app. */
export function secretUri(secret: string, account: string): string {
  const issuer = 'techbourse';
  const query = new URLSearchParams({ secret, issuer, digits: String(DIGITS), period: String(STEP_SECONDS) });
  return `otpauth://totp/${issuer}:${encodeURIComponent(account)}?${query}`;
}

/** The time step of a moment. */
export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / 1000 / STEP_SECONDS);
}

/** The code of a time step (RFC 6238, HMAC-SHA-1, 30 seconds, six digits). */
export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, '0');
}

/** The step that `code` is of: around `at` and after `lastStep`, so that no code works twice. Undefined: a wrong one. */
export function stepOf(secret: string, code: string, given: { at: Date; lastStep: number }): number | undefined {
  const now = stepAt(given.at);
  for (let step = now - STEPS_AROUND; step <= now + STEPS_AROUND; step++) {
    if (step > given.lastStep && codeOf(secret, step) === code) return step;
  }
  return undefined;
}

export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
