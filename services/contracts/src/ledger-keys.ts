import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** Keys that are believed, by id. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>;

/** The id of a public key (base64 of SPKI DER): the first 16 hex digits of its sha256. */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);
}

/** `privateKey`: base64 of PKCS#8 DER. */
export function readPrivateKey(privateKey: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
}

function readPublicKey(publicKey: string): KeyObject {
  return createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
}

/** The public half, base64 of SPKI DER. */
export function publicHalf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

export function isPrivateKey(text: string): boolean {
  return isEd25519(() => readPrivateKey(text));
}

/** The keys named in a setting, or nothing when one of them is not a key. */
export function publicKeysOf(text: string): string[] | undefined {
  const keys = text.split(/[\s,]+/).filter((part) => part !== '');
  return keys.every((key) => isEd25519(() => readPublicKey(key))) ? keys : undefined;
}

function isEd25519(read: () => KeyObject): boolean {
  try {
    return read().asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

/** The keys whose heads are believed: those of the settings, never one that stands beside a signature. */
export function trustedKeys(config: {
  LEDGER_PRIVATE_KEY?: string | undefined;
  LEDGER_PUBLIC_KEYS: readonly string[];
}): TrustedKeys {
  const own = config.LEDGER_PRIVATE_KEY ? [publicHalf(readPrivateKey(config.LEDGER_PRIVATE_KEY))] : [];
  return new Map([...own, ...config.LEDGER_PUBLIC_KEYS].map((key) => [keyIdOf(key), readPublicKey(key)]));
}
