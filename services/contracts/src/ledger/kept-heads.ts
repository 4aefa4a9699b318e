import type { KeptHead, LedgerFault } from '../api/index.ts';
import type { TreeHead } from './tree-head.ts';

/** Compares heads that somebody kept elsewhere with the stored heads and with the entries. */
export class KeptHeads {
  readonly #kept: readonly KeptHead[];
  readonly #bySize = new Map<number, KeptHead[]>();
  readonly #faults = new Map<KeptHead, LedgerFault>();
  #read = 0;

  constructor(kept: readonly KeptHead[], shown: readonly TreeHead[]) {
    this.#kept = kept;
    for (const head of kept) {
      this.#bySize.set(head.size, [...(this.#bySize.get(head.size) ?? []), head]);
      const same = shown.filter((one) =>
        head.number === undefined ? one.day !== null && one.day === head.day : one.number === head.number,
      );
      if (same.some((one) => isSame(head, one))) continue;
      const what = same.length > 0 ? 'shows it differently' : 'no longer shows it';
      this.#add(head, `${nameOf(head)} was kept, and the exchange ${what}`);
    }
  }

  get numbers(): number {
    return this.#kept.length;
  }

  /** Call after each entry, with the root over all entries so far. */
  entryRead(size: number, root: () => Buffer): void {
    this.#read = size;
    for (const head of this.#bySize.get(size) ?? []) {
      if (head.rootHash === root().toString('hex')) continue;
      const known = this.#faults.get(head)?.message ?? `${nameOf(head)} was kept`;
      this.#add(head, `${known}; the first ${size} entries do not give it: they are not those that were signed`);
    }
  }

  /** The faults of the kept heads, in the order given. */
  faults(): LedgerFault[] {
    for (const head of this.#kept) {
      if (head.size <= this.#read) continue;
      const known = this.#faults.get(head)?.message ?? `${nameOf(head)} was kept`;
      this.#add(head, `${known}; only ${this.#read} entries were found good, it covers ${head.size}`);
    }
    return this.#kept.flatMap((head) => this.#faults.get(head) ?? []);
  }

  #add(head: KeptHead, message: string): void {
    const fault: LedgerFault = { seq: head.size, problem: 'kept_head', message };
    this.#faults.set(head, head.number === undefined ? fault : { ...fault, head: head.number });
  }
}

function isSame(kept: KeptHead, shown: TreeHead): boolean {
  return (
    kept.day === shown.day &&
    kept.size === shown.size &&
    kept.rootHash === shown.rootHash &&
    kept.at === shown.at.toISOString() &&
    kept.signature === shown.signature &&
    (kept.previousHash ?? null) === shown.previousHash
  );
}

function nameOf({ number, day, size }: KeptHead): string {
  const name = number === undefined ? 'The head' : `Head ${number}`;
  return day ? `${name} of ${day} (${size} entries)` : `${name} (${size} entries)`;
}
