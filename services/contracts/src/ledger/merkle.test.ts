import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditPath, leafHash, MerkleTree, nodeHash } from './merkle.ts';

// The eight leaves that implementations of certificate transparency are tested with, and their roots by size.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => Buffer.from(hex, 'hex'),
);
const EMPTY_ROOT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const FULL_ROOT = '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328';

function treeOf(leaves: readonly Buffer[]): MerkleTree {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.append(leaf);
  return tree;
}

/** The recursive definition of RFC 6962, 2.1, word for word. */
function definedRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (!only) return Buffer.from(EMPTY_ROOT, 'hex');
  if (leaves.length === 1) return leafHash(only);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(definedRoot(leaves.slice(0, k)), definedRoot(leaves.slice(k)));
}

describe('the Merkle tree', () => {
  it('gives the roots of the reference vectors', () => {
    expect(treeOf([]).root().toString('hex')).toBe(EMPTY_ROOT);
    expect(treeOf(LEAVES.slice(0, 1)).root().toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(treeOf(LEAVES).root().toString('hex')).toBe(FULL_ROOT);
  });

  it('gives leaf by leaf the root that the recursive definition gives', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 70 }), (raw) => {
        const leaves = raw.map((bytes) => Buffer.from(bytes));
        return treeOf(leaves).root().equals(definedRoot(leaves));
      }),
    );
  });

  it('grows on from the edge that was kept of it as if it had never been put away', () => {
    fc.assert(
      fc.property(fc.nat(70), fc.nat(70), (kept, more) => {
        const leaves = Array.from({ length: kept + more }, (_, index) => Buffer.from(`leaf ${index}`));
        const { size, edge } = treeOf(leaves.slice(0, kept));
        const tree = MerkleTree.from(size, edge);
        for (const leaf of leaves.slice(kept)) tree.append(leaf);
        expect([tree.size, tree.edge]).toEqual([kept + more, treeOf(leaves).edge]);
        expect(tree.root()).toEqual(definedRoot(leaves));
      }),
    );
  });

  it('keeps one hash for each bit of its size, and is not made of an edge of another size', () => {
    const { edge } = treeOf(LEAVES.slice(0, 7));
    expect(edge).toHaveLength(3);
    for (const size of [0, 1, 3, 6, 8]) expect(() => MerkleTree.from(size, edge)).toThrow(RangeError);
    expect(MerkleTree.from(7, edge).size).toBe(7);
  });
});

/** The check of an audit path by RFC 9162, 2.1.3.2. */
function provedRoot(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer | undefined {
  let [at, last, root] = [index, size - 1, leaf];
  for (const hash of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      root = nodeHash(hash, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1];
    } else root = nodeHash(root, hash);
    [at, last] = [at >> 1, last >> 1];
  }
  return last === 0 ? root : undefined;
}

describe('an audit path', () => {
  it('proves every leaf of every tree by the rule of the standard, and no other leaf', () => {
    for (let size = 1; size <= 40; size++) {
      const leaves = Array.from({ length: size }, (_, index) => Buffer.from(`leaf ${index}`));
      const hashes = leaves.map(leafHash);
      const root = definedRoot(leaves);
      for (let index = 0; index < size; index++) {
        const path = auditPath(hashes, index);
        expect(provedRoot(leafHash(leaves[index] ?? ''), index, size, path)).toEqual(root);
        expect(provedRoot(leafHash('another'), index, size, path)).not.toEqual(root);
      }
    }
  });

  it('is there for leaves of the tree alone', () => {
    for (const index of [-1, 1, Number.NaN]) expect(() => auditPath([leafHash('a')], index)).toThrow(RangeError);
  });
});
