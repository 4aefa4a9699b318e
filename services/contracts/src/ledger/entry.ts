import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { LedgerContent } from '../api/index.ts';

/** The previous hash of the first entry. */
export const GENESIS = '0'.repeat(64);

/** Canonical JSON (RFC 8785): equal values give equal text. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('this value has no JSON');
  return text;
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** sha256, in hex, of the canonical JSON of a value. */
export function hashOf(value: unknown): string {
  return sha256(canonicalText(value));
}

export type NewEntry = Pick<LedgerContent, 'kind' | 'contractId' | 'at' | 'body'>;
export type SealedEntry = { content: LedgerContent; text: string; hash: string };

/** The entry that follows `last` in the chain. */
export function sealEntry(last: { seq: number; hash: string } | undefined, entry: NewEntry): SealedEntry {
  const content: LedgerContent = {
    seq: (last?.seq ?? 0) + 1,
    previousHash: last?.hash ?? GENESIS,
    version: 2,
    ...entry,
  };
  const text = canonicalText(content);
  return { content, text, hash: sha256(text) };
}
