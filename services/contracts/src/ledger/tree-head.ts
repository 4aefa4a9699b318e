import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { LedgerFault } from '../contract/index.ts';
import { canonicalText } from './entry.ts';

export type TreeHead = {
  /** The day (UTC) that the head closes. */
  day: string;
  size: number;
  rootHash: string;
  at: Date;
  signature: string;
  publicKey: string;
};

type Unsigned = Pick<TreeHead, 'day' | 'size' | 'rootHash' | 'at'>;

function signedBytes({ day, size, rootHash, at }: Unsigned): Buffer {
  return Buffer.from(canonicalText({ day, size, rootHash, at: at.toISOString() }));
}

/** `privateKey`: Ed25519, base64 of PKCS#8 DER. */
export function signHead(head: Unsigned, privateKey: string): TreeHead {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  return { ...head, publicKey, signature: sign(null, signedBytes(head), key).toString('base64url') };
}

export function isSignedBy(head: TreeHead, publicKey: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, signedBytes(head), key, Buffer.from(head.signature, 'base64url'));
}

/** Whether a kept head is what the entries give, and still carries its signature. */
export function headFault(head: TreeHead, root: Buffer): LedgerFault | undefined {
  const wrong = (message: string): LedgerFault => ({ seq: head.size, problem: 'tree_head', message });
  if (head.rootHash !== root.toString('hex')) {
    return wrong(`The first ${head.size} entries do not give the signed tree head of ${head.day}`);
  }
  if (!isSignedBy(head, head.publicKey)) return wrong(`The signature of the tree head of ${head.day} is wrong`);
  return undefined;
}
