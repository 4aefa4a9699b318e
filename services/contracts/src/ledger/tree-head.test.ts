import { describe, expect, it } from 'vitest';
import { ledgerKey } from '../../test/keys.ts';
import { keyIdOf, trustedKeys } from '../ledger-keys.ts';
import { GENESIS } from './entry.ts';
import { MerkleTree } from './merkle.ts';
import {
  headHash,
  nameOf,
  nextHead,
  rootFault,
  sequenceFault,
  shownHead,
  signatureFault,
  signHead,
  type TreeHead,
} from './tree-head.ts';

const [key, foreign] = [ledgerKey(), ledgerKey()];
const trusted = trustedKeys({ LEDGER_PRIVATE_KEY: key.privateKey, LEDGER_PUBLIC_KEYS: [] });
const nobody = trustedKeys({ LEDGER_PUBLIC_KEYS: [] });
const at = new Date('2026-11-23T00:00:30.000Z');
const rootHash = 'a'.repeat(64);

const said = { day: '2026-11-22', size: 3, rootHash, at };
const follow = (last?: TreeHead, over: Partial<typeof said> = {}) =>
  signHead(nextHead(last, { ...said, ...over }), key.privateKey);
/** A head as the first version made it: one a day, without the hash of the one before. */
const old = (number: number, day = '2026-11-20') =>
  signHead({ ...said, day, number, previousHash: null }, key.privateKey);

describe('a signed head', () => {
  const head = follow();

  it('is believed as it was signed', () => {
    expect(signatureFault(head, trusted)).toBeUndefined();
    expect(signatureFault(old(1), trusted)).toBeUndefined();
  });

  it.each<[string, Partial<TreeHead>]>([
    ['number', { number: 2 }],
    ['day', { day: '2026-11-21' }],
    ['day, none', { day: null }],
    ['size', { size: 4 }],
    ['rootHash', { rootHash: 'b'.repeat(64) }],
    ['at', { at: new Date(at.getTime() + 1) }],
    ['previousHash', { previousHash: 'b'.repeat(64) }],
    ['previousHash, none', { previousHash: null }],
    ['signature', { signature: follow(head).signature }],
  ])('is found when it says another thing: %s', (_what, changed) => {
    expect(signatureFault({ ...head, ...changed }, trusted)).toMatchObject({
      problem: 'tree_head',
      message: expect.stringContaining('is not what was signed'),
    });
  });

  it('of a key that is not trusted is named with that key, also when the key only stands beside it', () => {
    const other = signHead(nextHead(undefined, said), foreign.privateKey);
    for (const one of [other, { ...head, publicKey: foreign.publicKey }]) {
      expect(signatureFault(one, trusted)).toMatchObject({
        seq: 3,
        head: 1,
        message: expect.stringContaining(keyIdOf(foreign.publicKey)),
      });
    }
    expect(signatureFault({ ...other, publicKey: key.publicKey }, trusted)).toMatchObject({ problem: 'tree_head' });
  });

  it('is not judged where no key is trusted', () => {
    expect(signatureFault({ ...head, size: 4 }, nobody)).toBeUndefined();
  });

  it('is shown with the id of its key and the hash that the next one names', () => {
    const next = follow(head);
    expect(shownHead(head)).toMatchObject({ number: 1, previousHash: GENESIS, keyId: keyIdOf(key.publicKey) });
    expect(shownHead(head).hash).toBe(headHash(head));
    expect(next).toMatchObject({ number: 2, previousHash: headHash(head) });
    expect(shownHead(head).at).toBe(at.toISOString());
  });

  it('is named with its day when it closes one', () => {
    expect(nameOf(head)).toBe('Head 1 of 2026-11-22 (3 entries)');
    expect(nameOf({ ...head, day: null })).toBe('Head 1 (3 entries)');
  });
});

describe('heads', () => {
  const first = follow();
  const second = follow(first);

  it('follow one another by number and by hash', () => {
    expect(sequenceFault(undefined, first)).toBeUndefined();
    expect(sequenceFault(first, second)).toBeUndefined();
    expect(sequenceFault(undefined, second)).toMatchObject({ head: 1, problem: 'head_missing' });
    expect(sequenceFault(first, { ...second, number: 3 })).toMatchObject({ head: 2, problem: 'head_missing' });
    const other = follow(first, { size: 2 });
    expect(sequenceFault(other, { ...follow(second), number: 3 })).toMatchObject({
      head: 3,
      problem: 'tree_head',
      message: expect.stringContaining('than 2'),
    });
    expect(sequenceFault(undefined, { ...second, number: 1 })).toMatchObject({
      message: expect.stringContaining('than none'),
    });
  });

  it('of the first version come first and close days; nothing else may leave out the one before', () => {
    expect(sequenceFault(undefined, old(1))).toBeUndefined();
    expect(sequenceFault(old(1), old(2, '2026-11-21'))).toBeUndefined();
    expect(sequenceFault(old(1), follow(old(1)))).toBeUndefined();
    expect(sequenceFault(first, old(2))).toMatchObject({ problem: 'tree_head' });
    expect(sequenceFault(undefined, { ...old(1), day: null })).toMatchObject({ problem: 'tree_head' });
  });

  it('say what the entries give', () => {
    const tree = new MerkleTree();
    for (const leaf of ['a', 'b', 'c']) tree.append(leaf);
    const head = follow(undefined, { rootHash: tree.root().toString('hex') });
    expect(rootFault(head, tree.root())).toBeUndefined();
    tree.append('d');
    expect(rootFault(head, tree.root())).toMatchObject({ seq: 3, head: 1, problem: 'tree_head' });
  });
});
