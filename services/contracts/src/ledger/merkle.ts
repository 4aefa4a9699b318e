import { createHash } from 'node:crypto';

/** Hash of a leaf (RFC 6962, 2.1): sha256(0x00 || leaf). */
export function leafHash(leaf: Uint8Array | string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(leaf).digest();
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

/** Largest power of two below n. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/**
 * Merkle tree hash of RFC 6962 over leaves given one by one: it keeps only the roots of the full subtrees on the
 * right edge, one per bit of the size.
 */
export class MerkleTree {
  #size = 0;
  readonly #edge: { hash: Buffer; leaves: number }[] = [];

  get size(): number {
    return this.#size;
  }

  append(leaf: Uint8Array | string): void {
    let node = { hash: leafHash(leaf), leaves: 1 };
    for (let last = this.#edge.at(-1); last && last.leaves === node.leaves; last = this.#edge.at(-1)) {
      this.#edge.pop();
      node = { hash: nodeHash(last.hash, node.hash), leaves: node.leaves * 2 };
    }
    this.#edge.push(node);
    this.#size += 1;
  }

  /** The root over all leaves so far; of an empty tree, sha256 of nothing. */
  root(): Buffer {
    const [last, ...rest] = this.#edge.toReversed();
    if (!last) return createHash('sha256').digest();
    return rest.reduce((right, left) => nodeHash(left.hash, right), last.hash);
  }
}

/** Merkle tree hash by the recursive definition of RFC 6962, 2.1, for a list of leaf hashes. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (!only) return createHash('sha256').digest();
  if (leaves.length === 1) return only;
  const k = split(leaves.length);
  return nodeHash(merkleRoot(leaves.slice(0, k)), merkleRoot(leaves.slice(k)));
}

/** Audit path (RFC 6962, 2.1.1) of the leaf at `index`: what proves that it is in the tree. */
export function inclusionProof(leaves: readonly Buffer[], index: number): Buffer[] {
  if (index < 0 || index >= leaves.length) throw new RangeError('no such leaf');
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  if (index < k) return [...inclusionProof(leaves.slice(0, k), index), merkleRoot(leaves.slice(k))];
  return [...inclusionProof(leaves.slice(k), index - k), merkleRoot(leaves.slice(0, k))];
}

/** Whether the path proves that `leaf` stands at `index` in the tree of `size` leaves with this root. */
export function provesInclusion(
  proof: { leaf: Buffer; index: number; size: number; path: readonly Buffer[] },
  root: Buffer,
): boolean {
  const { index, size, leaf, path } = proof;
  if (index < 0 || index >= size) return false;
  const sides: boolean[] = []; // true: the sibling stands on the left; from the root down
  for (let at = index, n = size; n > 1; ) {
    const k = split(n);
    sides.push(at >= k);
    [at, n] = at < k ? [at, k] : [at - k, n - k];
  }
  if (sides.length !== path.length) return false;
  const computed = path.reduce((hash, sibling, level) => {
    const left = sides[sides.length - 1 - level];
    return left ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  }, leaf);
  return computed.equals(root);
}
