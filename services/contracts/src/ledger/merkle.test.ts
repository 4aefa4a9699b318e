import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafHash, MerkleTree, nodeHash } from './merkle.ts';

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
