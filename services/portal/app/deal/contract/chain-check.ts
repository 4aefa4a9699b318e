import type { Schemas } from '@techbourse/client';
import type { LedgerEntry } from '../reads.ts';

type Content = NonNullable<LedgerEntry['content']>;
export type Proof = Schemas['InclusionProof'];
export type Head = NonNullable<Proof['head']>;
/** An entry of the public chain. */
export type Link = { seq: number; hash: string };

/** Canonical JSON (RFC 8785) of what was read as JSON: equal values give equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  // By code units, as the standard asks.
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const hexOf = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

async function sha256(...parts: Uint8Array[]): Promise<Uint8Array> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}

/** The fingerprint of an entry, from its content alone. */
export const hashOf = async (content: Content): Promise<string> => hexOf(await sha256(bytesOf(canonical(content))));

/** The root that an entry leads to by its audit path (RFC 9162, 2.1.3.2); undefined when the path is none of such a tree. */
export async function rootOf(content: Content, { path, head }: Proof): Promise<string | undefined> {
  if (!head) return undefined;
  let root = await sha256(Uint8Array.of(0), bytesOf(canonical(content)));
  let [at, last] = [content.seq - 1, head.size - 1];
  for (const hash of path.map(fromHex)) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      root = await sha256(Uint8Array.of(1), hash, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else root = await sha256(Uint8Array.of(1), root, hash);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hexOf(root) : undefined;
}

/** What a head signs. Heads of the first version said less. */
function signedText({ at, day, keyId, number, previousHash, rootHash, size }: Head): string {
  const first = { at, day, rootHash, size };
  return canonical(previousHash === null ? first : { ...first, keyId, number, previousHash });
}

/** Whether the key that a head names has signed it; undefined where this browser cannot check such signatures. */
export async function isSigned(head: Head): Promise<boolean | undefined> {
  const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle
    .importKey('spki', fromBase64(head.publicKey), { name: 'Ed25519' }, false, ['verify'])
    .catch(() => undefined);
  if (!key) return undefined;
  const signature = fromBase64(head.signature.replaceAll('-', '+').replaceAll('_', '/'));
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signature, bytesOf(signedText(head)));
}

export type Checked = {
  /** Entries whose content gives their fingerprint; the first that does not. */
  text: { good: number; bad?: number };
  /** Entries that name the fingerprint of the one before; the first that does not. */
  link: { good: number; bad?: number };
  /** Entries that lead to the root of the signed head; the first that does not; how many wait for one. */
  tree: { good: number; bad?: number; waiting: number };
  head: Head | undefined;
  signed: boolean | undefined;
};

/** Everything that can be computed again of the entries of a contract. */
export async function checkEntries(
  entries: readonly LedgerEntry[],
  chain: readonly Link[],
  proofs: readonly Proof[],
): Promise<Checked> {
  const links = new Map(chain.map(({ seq, hash }) => [seq, hash]));
  const checked: Checked = {
    text: { good: 0 },
    link: { good: 0 },
    tree: { good: 0, waiting: 0 },
    head: undefined,
    signed: undefined,
  };
  const note = (of: { good: number; bad?: number }, isGood: boolean, seq: number) => {
    if (isGood) of.good += 1;
    else of.bad ??= seq;
  };
  for (const { seq, hash, content } of entries) {
    if (!content) continue;
    note(checked.text, (await hashOf(content)) === hash && content.seq === seq, seq);
    const before = seq === 1 ? '0'.repeat(64) : links.get(seq - 1);
    note(checked.link, content.previousHash === before && links.get(seq) === hash, seq);
    const proof = proofs.find((one) => one.seq === seq);
    if (!proof?.head) checked.tree.waiting += 1;
    else {
      note(checked.tree, (await rootOf(content, proof)) === proof.head.rootHash, seq);
      checked.head = proof.head;
    }
  }
  if (checked.head) checked.signed = await isSigned(checked.head);
  return checked;
}

export const isGood = ({ text, link, tree, signed }: Checked): boolean =>
  [text.bad, link.bad, tree.bad].every((bad) => bad === undefined) && signed !== false;
