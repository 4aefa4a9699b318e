import type { Tx } from '@techbourse/db';
import type { LedgerFault } from '../api/index.ts';
import type { TrustedKeys } from '../ledger-keys.ts';
import { AHEAD_MS, type ClockCorrection, daysBetween, endOf, isAhead, utcDay } from './clock.ts';
import { headsAfter } from './heads-store.ts';
import { nameOf, rootFault, sequenceFault, signatureFault, type TreeHead } from './tree-head.ts';

const PAGE = 1000;
// The head of a day is made within minutes of its end; a start after an outage needs a little longer.
const GRACE_MS = 60 * 60_000;

/** The rules that heads must satisfy. */
export type HeadRules = {
  now: Date;
  trusted: TrustedKeys;
  corrections: readonly ClockCorrection[];
};

type Head = Omit<TreeHead, 'signature' | 'publicKey'>;

/**
 * Checks all heads in order: each follows the previous one, is signed by a trusted key and is not in the future. Heads
 * without a fault are kept by size, for the comparison with the entries.
 */
export class Heads {
  readonly #bySize = new Map<number, Head[]>();
  readonly #closed = new Set<string>();
  readonly #rules: HeadRules;
  #count = 0;
  #covered = 0;
  #fault: LedgerFault | undefined;

  private constructor(rules: HeadRules) {
    this.#rules = rules;
  }

  static async read(tx: Tx, rules: HeadRules): Promise<Heads> {
    const heads = new Heads(rules);
    let last: TreeHead | undefined;
    for (;;) {
      const rows = await headsAfter(tx, last?.number ?? Number.MIN_SAFE_INTEGER, PAGE);
      for (const row of rows) {
        heads.#takeAny(last, row);
        last = row;
      }
      if (rows.length < PAGE) return heads;
    }
  }

  #takeAny(last: TreeHead | undefined, head: TreeHead): void {
    try {
      this.#take(last, head);
    } catch (error) {
      const message = `Head ${head.number} cannot be read (${error instanceof Error ? error.message : error})`;
      this.#fault ??= { seq: head.size, head: head.number, problem: 'tree_head', message };
    }
  }

  #take(last: TreeHead | undefined, head: TreeHead): void {
    const { trusted, now, corrections } = this.#rules;
    this.#count += 1;
    const own = signatureFault(head, trusted) ?? emptyFault(head);
    this.#fault ??= own ?? sequenceFault(last, head);
    if (own) return;
    const latest = now.getTime() + AHEAD_MS;
    const isFuture = head.at.getTime() > latest || (head.day !== null && endOf(head.day).getTime() > latest);
    const ahead = isAhead(head, corrections);
    if (isFuture && !ahead) {
      const message = `${nameOf(head)} is of the future: the clock that made it at ${head.at.toISOString()} was wrong`;
      this.#fault ??= { seq: head.size, head: head.number, problem: 'time', message };
    }
    if (head.day !== null && !isFuture && !ahead) this.#closed.add(head.day);
    const { signature: _signature, publicKey: _publicKey, ...kept } = head;
    this.#bySize.set(head.size, [...(this.#bySize.get(head.size) ?? []), kept]);
  }

  get count(): number {
    return this.#count;
  }

  /** Number of entries under the last good head. */
  get covered(): number {
    return this.#covered;
  }

  /** Compares the heads over exactly `size` entries with the computed root. `root` is called only if there are any. */
  faultAt(size: number, at: Date, root: () => Buffer): LedgerFault | undefined {
    for (const head of this.#bySize.get(size) ?? []) {
      const fault = rootFault(head, root()) ?? this.#dayFault(head, (end) => at < end);
      if (fault) return fault;
      this.#covered = size;
    }
    return undefined;
  }

  /** Whether an entry comes after the end of every day whose head covers what is before it. */
  faultAfter(size: number, at: Date): LedgerFault | undefined {
    for (const head of this.#bySize.get(size) ?? []) {
      const fault = this.#dayFault(head, (end) => at >= end);
      if (fault) return { ...fault, seq: size + 1 };
    }
    return undefined;
  }

  // Before heads were chained, an entry could slip into the day that was just being closed.
  #dayFault(head: Head, holds: (end: Date) => boolean): LedgerFault | undefined {
    if (head.day === null || head.previousHash === null || isAhead(head, this.#rules.corrections)) return undefined;
    if (holds(endOf(head.day))) return undefined;
    const message = `${nameOf(head)} does not cover exactly the entries made until the end of its day`;
    return { seq: head.size, head: head.number, problem: 'time', message };
  }

  /** The first fault after all `entries` were read; `firstDay`: the day of the first one. */
  faultAtEnd(entries: number, firstDay: string | undefined): LedgerFault | undefined {
    const beyond = [...this.#bySize.values()].flat().find((head) => head.size > entries);
    if (beyond) {
      const message = `${nameOf(beyond)} covers more than the ${entries} entries of the ledger`;
      return { seq: entries + 1, head: beyond.number, problem: 'entry_missing', message };
    }
    return this.#fault ?? this.#missingDay(entries, firstDay);
  }

  #missingDay(entries: number, firstDay: string | undefined): LedgerFault | undefined {
    const { now, trusted } = this.#rules;
    if (!firstDay || trusted.size === 0) return undefined;
    const over = (day: string) => endOf(day).getTime() + GRACE_MS <= now.getTime();
    const missing = daysBetween(firstDay, utcDay(now)).find((day) => over(day) && !this.#closed.has(day));
    if (!missing) return undefined;
    return { seq: entries, problem: 'head_missing', message: `${missing} is over and has no signed head` };
  }
}

function emptyFault(head: TreeHead): LedgerFault | undefined {
  if (head.size > 0) return undefined;
  const message = `Head ${head.number} covers no entry: none is ever made over nothing`;
  return { seq: 0, head: head.number, problem: 'tree_head', message };
}
