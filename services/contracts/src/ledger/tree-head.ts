import { sign, verify } from 'node:crypto';
import type { LedgerFault, ShownHead } from '../api/index.ts';
import { keyIdOf, publicHalf, readPrivateKey, type TrustedKeys } from '../ledger-keys.ts';
import { canonicalText, GENESIS, sha256 } from './entry.ts';

/**
 * A signed statement that the first `size` entries have this Merkle root. Heads are numbered and each names the one
 * before it. Heads of the first version, one per day, do neither (`previousHash` null); they all come first.
 */
export type TreeHead = {
  number: number;
  /** The day (UTC) that the head closes; null: made within a day. */
  day: string | null;
  size: number;
  rootHash: string;
  at: Date;
  previousHash: string | null;
  signature: string;
  publicKey: string;
};

type Unsigned = Omit<TreeHead, 'signature' | 'publicKey'>;

function signedText({ number, day, size, rootHash, at, previousHash }: Unsigned, publicKey: string): string {
  const first = { day, size, rootHash, at: at.toISOString() };
  if (previousHash === null) return canonicalText(first);
  return canonicalText({ ...first, number, previousHash, keyId: keyIdOf(publicKey) });
}

/** What the next head names as the one before it. */
export function headHash(head: TreeHead): string {
  return sha256(signedText(head, head.publicKey));
}

/** `privateKey`: Ed25519, base64 of PKCS#8 DER. */
export function signHead(head: Unsigned, privateKey: string): TreeHead {
  const key = readPrivateKey(privateKey);
  const publicKey = publicHalf(key);
  return {
    ...head,
    publicKey,
    signature: sign(null, Buffer.from(signedText(head, publicKey)), key).toString('base64url'),
  };
}

/** The head that follows `last`, not yet signed. */
export function nextHead(
  last: TreeHead | undefined,
  head: Pick<TreeHead, 'day' | 'size' | 'rootHash' | 'at'>,
): Unsigned {
  return { ...head, number: (last?.number ?? 0) + 1, previousHash: last ? headHash(last) : GENESIS };
}

/** What a head says, without who said it. */
type Signed = Pick<TreeHead, 'number' | 'day' | 'size' | 'rootHash'>;

const faultOf = (head: Signed, problem: LedgerFault['problem'], message: string): LedgerFault => ({
  seq: head.size,
  head: head.number,
  problem,
  message,
});

export function nameOf({ number, day, size }: Pick<TreeHead, 'number' | 'day' | 'size'>): string {
  return day ? `Head ${number} of ${day} (${size} entries)` : `Head ${number} (${size} entries)`;
}

/** Whether a key that is believed signed the head. Without any such key nothing can be said. */
export function signatureFault(head: TreeHead, trusted: TrustedKeys): LedgerFault | undefined {
  if (trusted.size === 0) return undefined;
  const key = trusted.get(keyIdOf(head.publicKey));
  if (!key || key.export({ format: 'der', type: 'spki' }).toString('base64') !== head.publicKey) {
    const message = `${nameOf(head)} is signed by a key that is not trusted, ${keyIdOf(head.publicKey)}`;
    return faultOf(head, 'tree_head', message);
  }
  const bytes = Buffer.from(signedText(head, head.publicKey));
  if (verify(null, bytes, key, Buffer.from(head.signature, 'base64url'))) return undefined;
  return faultOf(head, 'tree_head', `${nameOf(head)} is not what was signed`);
}

/** Whether a head follows the one before it. */
export function sequenceFault(last: TreeHead | undefined, head: TreeHead): LedgerFault | undefined {
  const expected = (last?.number ?? 0) + 1;
  if (head.number !== expected) {
    const message = `Head ${expected} is not there; the next one is ${head.number}`;
    return { seq: head.size, head: expected, problem: 'head_missing', message };
  }
  if (head.previousHash === null) {
    const chained = last !== undefined && last.previousHash !== null;
    if (!chained && head.day !== null) return undefined;
    return faultOf(head, 'tree_head', `${nameOf(head)} does not name the head before it`);
  }
  if (head.previousHash === (last ? headHash(last) : GENESIS)) return undefined;
  return faultOf(head, 'tree_head', `${nameOf(head)} names another head before it than ${last?.number ?? 'none'}`);
}

/** Whether a head is what the entries give. */
export function rootFault(head: Signed, root: Buffer): LedgerFault | undefined {
  if (head.rootHash === root.toString('hex')) return undefined;
  return faultOf(head, 'tree_head', `The first ${head.size} entries do not give what ${nameOf(head)} says`);
}

export function shownHead(head: TreeHead): ShownHead {
  const { number, day, size, rootHash, at, previousHash, signature, publicKey } = head;
  return {
    number,
    day,
    size,
    rootHash,
    at: at.toISOString(),
    previousHash,
    signature,
    publicKey,
    keyId: keyIdOf(publicKey),
    hash: headHash(head),
  };
}
