import { createHash, createPublicKey, verify } from 'node:crypto';

/** A signed head of the ledger, as the exchange shows it. Heads of its first version have no `previousHash`. */
export type ShownHead = {
  number: number;
  day: string | null;
  size: number;
  rootHash: string;
  at: string;
  previousHash: string | null;
  signature: string;
  publicKey: string;
};

/** A head as it was kept. Copies of the first version had no number: their day names them. */
export type KeptHead = Omit<ShownHead, 'number' | 'previousHash'> & { number?: number; previousHash?: string | null };

/** The first 16 hex digits of the sha256 of a public key (base64 of SPKI DER). */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);
}

/** What was signed: JSON with sorted keys and no blanks (RFC 8785; all of it is ASCII and whole numbers). */
function signedText({ number, day, size, rootHash, at, previousHash, publicKey }: ShownHead): string {
  if (previousHash === null) return JSON.stringify({ at, day, rootHash, size });
  return JSON.stringify({ at, day, keyId: keyIdOf(publicKey), number, previousHash, rootHash, size });
}

const FIELDS = ['day', 'size', 'rootHash', 'at', 'previousHash', 'signature'] as const;

/** Kept heads that the exchange does not show as they were kept. */
export function differing(kept: readonly KeptHead[], shown: readonly ShownHead[]): KeptHead[] {
  const byNumber = new Map(shown.map((head) => [head.number, head]));
  const byDay = Map.groupBy(shown, (head) => head.day);
  return kept.filter((head) => {
    const candidates = head.number === undefined ? (byDay.get(head.day) ?? []) : [byNumber.get(head.number)];
    return !candidates.some((same) => same && FIELDS.every((name) => (head[name] ?? null) === same[name]));
  });
}

/**
 * The faults of the heads that the exchange shows, one sentence each: a gap, a broken link to the head before, a
 * missing signature. `keys`: base64 of SPKI DER; with none, signatures are not asked for.
 */
export function faultsOfSequence(shown: readonly ShownHead[], keys: readonly string[]): string[] {
  const trusted = new Set(keys);
  return shown.flatMap((head, i) => {
    const last = shown[i - 1];
    const expected = (last?.number ?? 0) + 1;
    if (head.number !== expected) return [`Head ${expected} is not shown; the next one is ${head.number}`];
    const before = last ? createHash('sha256').update(signedText(last)).digest('hex') : '0'.repeat(64);
    if (head.previousHash === null ? last && last.previousHash !== null : head.previousHash !== before) {
      return [`Head ${head.number} does not name the head before it`];
    }
    if (trusted.size === 0) return [];
    if (!trusted.has(head.publicKey))
      return [`Head ${head.number} is signed by another key, ${keyIdOf(head.publicKey)}`];
    return isSigned(head) ? [] : [`Head ${head.number} is not what was signed`];
  });
}

function isSigned(head: ShownHead): boolean {
  const key = createPublicKey({ key: Buffer.from(head.publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(signedText(head)), key, Buffer.from(head.signature, 'base64url'));
}
