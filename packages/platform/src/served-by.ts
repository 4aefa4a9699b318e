import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';

/**
 * The header that identifies the service and the exchange in every answer. Another program may have taken the port, so
 * the gateway and the starter check it.
 */
export const SERVED_BY = 'x-served-by';

/** `listings@2f0c...`: the service and the fingerprint of the key of accepted actor tokens (ACTOR_PUBLIC_KEY). */
export function servedBy(name: string, actorPublicKey: string): string {
  const fingerprint = createHash('sha256').update(Buffer.from(actorPublicKey, 'base64')).digest('hex').slice(0, 32);
  return `${name}@${fingerprint}`;
}

/** The public key (base64 of SPKI DER) of a private one (base64 of PKCS#8 DER). */
export function publicKeyOf(actorPrivateKey: string): string {
  const key = createPrivateKey({ key: Buffer.from(actorPrivateKey, 'base64'), format: 'der', type: 'pkcs8' });
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}
