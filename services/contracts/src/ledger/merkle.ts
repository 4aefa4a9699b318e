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
