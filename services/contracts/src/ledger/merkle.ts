import { createHash } from 'node:crypto';

/** Hash of a leaf (RFC 6962, 2.1): sha256(0x00 || leaf). */
export function leafHash(leaf: Uint8Array | string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(leaf).digest();
}

/** Hash of an inner node: sha256(0x01 || left || right). */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

/**
 * The hashes beside the way from one leaf to the root (RFC 6962, 2.1.1), the lowest first.
 * @param leaves hashes of all leaves. @param index of the leaf, from 0.
 * @throws RangeError when there is no such leaf.
 */
export function auditPath(leaves: readonly Buffer[], index: number): Buffer[] {
  if (!(index >= 0 && index < leaves.length)) throw new RangeError(`no leaf ${index} in a tree of ${leaves.length}`);
  const path: Buffer[] = [];
  for (let [from, to] = [0, leaves.length]; to - from > 1; ) {
    const middle = from + widestBelow(to - from);
    const isLeft = index < middle;
    path.unshift(isLeft ? rootOf(leaves, middle, to) : rootOf(leaves, from, middle));
    [from, to] = isLeft ? [from, middle] : [middle, to];
  }
  return path;
}

/** The largest power of two below `size`. */
const widestBelow = (size: number): number => 2 ** Math.floor(Math.log2(size - 1));

function rootOf(leaves: readonly Buffer[], from: number, to: number): Buffer {
  const [first] = leaves.slice(from, from + 1);
  if (to - from === 1 && first) return first;
  const middle = from + widestBelow(to - from);
  return nodeHash(rootOf(leaves, from, middle), rootOf(leaves, middle, to));
}

/**
 * Incremental Merkle tree of RFC 6962. It keeps only the roots of the full subtrees on the right edge, one per bit of the
 * size.
 */
export class MerkleTree {
  #size = 0;
  readonly #edge: { hash: Buffer; leaves: number }[] = [];

  /**
   * Restores a tree from its right edge, the widest subtree first.
   * @throws RangeError when an edge of this length does not belong to this size.
   */
  static from(size: number, edge: readonly string[]): MerkleTree {
    const tree = new MerkleTree();
    const widths = [...size.toString(2)].map((bit, i, { length }) => (bit === '1' ? 2 ** (length - 1 - i) : 0));
    const full = widths.filter((width) => width > 0);
    if (full.length !== edge.length) throw new RangeError(`a tree of ${size} leaves has another edge`);
    tree.#edge.push(...full.map((leaves, i) => ({ hash: Buffer.from(edge[i] ?? '', 'hex'), leaves })));
    tree.#size = size;
    return tree;
  }

  /** The roots of the full subtrees on the right edge, from which `from` restores the tree. */
  get edge(): string[] {
    return this.#edge.map(({ hash }) => hash.toString('hex'));
  }

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
