import { expect, it } from 'vitest';
import type { LedgerEntry } from '../reads.ts';
import { canonical, checkEntries, type Head, isGood, isSigned, type Proof } from './chain-check.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);
const hexOf = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const base64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const sha256 = async (...parts: Uint8Array[]) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(parts.flatMap((part) => [...part]))));
const node = (left: Uint8Array, right: Uint8Array) => sha256(Uint8Array.of(1), left, right);

/** A chain of entries, each with its canonical text written by hand. */
async function chainOf(bodies: readonly string[]) {
  let previousHash = '0'.repeat(64);
  const made: { entry: LedgerEntry; leaf: Uint8Array }[] = [];
  for (const [index, body] of bodies.entries()) {
    const text = `{"at":"2026-11-22T08:00:00.000Z","body":${body},"contractId":null,"kind":"contract.signed","previousHash":"${previousHash}","seq":${index + 1},"version":2}`;
    const hash = hexOf(await sha256(bytesOf(text)));
    const entry = { seq: index + 1, hash, previousHash, at: '', code: null, content: JSON.parse(text) } as LedgerEntry;
    previousHash = hash;
    made.push({ entry, leaf: await sha256(Uint8Array.of(0), bytesOf(text)) });
  }
  return made;
}

const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])) as CryptoKeyPair;
async function headOver(root: Uint8Array, size: number): Promise<Head> {
  const previousHash = '1'.repeat(64);
  const head = { at: 'a', day: null, keyId: 'k', number: 3, previousHash, rootHash: hexOf(root), size };
  const text = `{"at":"a","day":null,"keyId":"k","number":3,"previousHash":"${previousHash}","rootHash":"${head.rootHash}","size":${size}}`;
  const signature = base64(await crypto.subtle.sign({ name: 'Ed25519' }, pair.privateKey, bytesOf(text)));
  return {
    ...head,
    hash: '',
    signature: signature.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
    publicKey: base64(await crypto.subtle.exportKey('spki', pair.publicKey)),
  };
}

async function world() {
  const made = await chainOf(['{"a":1}', '{"value":{"amount":"1.00","текст":"«»"}}', '{"c":[1,"x",null,true]}']);
  const [a, b, c] = made.map(({ leaf }) => leaf) as [Uint8Array, Uint8Array, Uint8Array];
  const left = await node(a, b);
  const head = await headOver(await node(left, c), 3);
  const paths = [[b, c], [a, c], [left]].map((hashes) => hashes.map(hexOf));
  const entries = made.map(({ entry }) => entry);
  const proofs = entries.map(({ seq, hash }, at): Proof => ({ seq, hash, leafHash: '', path: paths[at] ?? [], head }));
  return { entries, proofs, head };
}

it('everything that is right is found right: contents, links, the way to the root, the signature', async () => {
  const { entries, proofs, head } = await world();
  const checked = await checkEntries(entries, entries, proofs);
  expect(checked).toEqual({ text: { good: 3 }, link: { good: 3 }, tree: { good: 3, waiting: 0 }, head, signed: true });
  expect(isGood(checked)).toBe(true);
});

it('a content that was changed gives another fingerprint, and another root', async () => {
  const { entries, proofs } = await world();
  const changed = entries.map((entry) =>
    entry.seq === 2 ? { ...entry, content: { ...entry.content, body: { value: '2' } } } : entry,
  );
  const checked = await checkEntries(changed as LedgerEntry[], entries, proofs);
  expect([checked.text, checked.link, checked.tree]).toEqual([
    { good: 2, bad: 2 },
    { good: 3 },
    { good: 2, bad: 2, waiting: 0 },
  ]);
  expect(isGood(checked)).toBe(false);
});

it('an entry that does not follow the public chain is named', async () => {
  const { entries, proofs } = await world();
  const chain = entries.map(({ seq, hash }) => ({ seq, hash: seq === 1 ? 'f'.repeat(64) : hash }));
  expect((await checkEntries(entries, chain, proofs)).link).toEqual({ good: 1, bad: 1 });
  const without = entries.filter(({ seq }) => seq !== 2);
  expect((await checkEntries(entries, without, proofs)).link).toEqual({ good: 1, bad: 2 });
});

it('entries that no head covers yet wait, and nothing is said of a signature', async () => {
  const { entries, proofs } = await world();
  const bare = proofs.map((proof) => ({ ...proof, path: [], head: null }));
  const checked = await checkEntries(entries, entries, bare);
  expect([checked.tree, checked.head, checked.signed]).toEqual([{ good: 0, waiting: 3 }, undefined, undefined]);
});

it('a head that was changed is not what was signed', async () => {
  const { head } = await world();
  expect(await isSigned(head)).toBe(true);
  for (const changed of [{ size: 4 }, { rootHash: '0'.repeat(64) }, { number: 4 }, { day: '2026-11-22' }]) {
    expect(await isSigned({ ...head, ...changed })).toBe(false);
  }
});

it('texts are written as the standard writes them', () => {
  expect(canonical({ b: [1, null, 'a"\n'], a: { я: 1e21, A: 0.1 }, c: undefined })).toBe(
    '{"a":{"A":0.1,"я":1e+21},"b":[1,null,"a\\"\\n"]}',
  );
});
