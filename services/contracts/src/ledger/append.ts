import type { Tx } from '@techbourse/db';
import type { LedgerKind } from '../api/index.ts';
import type { Context } from '../context.ts';
import { type Asked, asExchange, writeFor } from '../rows.ts';
import { assertClocksAgree, type LedgerClock } from './clock.ts';
import { clockCorrected } from './clock-recorded.ts';
import { type SealedEntry, sealEntry } from './entry.ts';
import { bodyOf, type Facts, type Recorder } from './recorder.ts';
import { type ChainEnd, insertEntries, lockChain } from './store.ts';

/** An entry with its place in the chain. */
export type PlacedEntry = { seq: number; hash: string; kind: LedgerKind; at: Date };

type Recording<Row> = {
  recorder: Recorder<Row>;
  /** Null for an entry that concerns no contract. */
  contractId: string | null;
  /** What is recorded, given the time of the entry and the end of the chain: what says when it happened says the same. */
  record: (at: Date, end: ChainEnd) => Row;
  /** Writes what names the entry: the rows of its record, the audit, events. */
  write: (entered: PlacedEntry) => Promise<unknown>;
};

/** An entry that is to be appended, whatever its record is. */
export type PendingEntry = {
  kind: LedgerKind;
  contractId: string | null;
  bodyAt: (at: Date, end: ChainEnd) => Facts;
  write: (entered: PlacedEntry) => Promise<unknown>;
};

/** The end of a write: its entries, and the answer made from them. Only `append` creates one. */
export type Ending<T> = { entries: readonly PendingEntry[]; answer: (entered: readonly PlacedEntry[]) => T };

export function pendingEntry<Row>({ recorder, contractId, record, write }: Recording<Row>): PendingEntry {
  return { kind: recorder.kind, contractId, bodyAt: (at, end) => bodyOf(recorder, record(at, end)), write };
}

/**
 * Ends a write with entries at the end of the chain, or without any. Appends hold the chain's lock until the commit, so
 * everything else must be done before. `answer` gets the entries in order.
 */
export function append<T>(entries: readonly PendingEntry[], answer: (entered: readonly PlacedEntry[]) => T): Ending<T> {
  return { entries, answer };
}

/** `append` of one entry. */
export function appendOne<Row, T>(recording: Recording<Row>, answer: (entered: PlacedEntry) => T): Ending<T> {
  return append([pendingEntry(recording)], ([entered]) => {
    if (!entered) throw new Error('an entry was not appended');
    return answer(entered);
  });
}

/**
 * Runs a write that the ledger records, once per idempotency key. The work does everything that needs no entry number and
 * ends with `append`; the entries are the last statement of the transaction.
 * @throws AppError UNAVAILABLE (`ledger.clock`) when the clock of this process is wrong.
 */
export function recordOnce<T>(ctx: Context, asked: Asked, work: (tx: Tx) => Promise<Ending<T>>): Promise<T> {
  return writeFor<T>(ctx, asked, async (tx, keep) => enter(tx, ctx.clock, await work(tx), keep));
}

/** A write of the exchange itself, without an idempotency key. */
export function recordWork<T>(ctx: Context, work: (tx: Tx) => Promise<Ending<T>>): Promise<T> {
  return asExchange(ctx, async (tx) => enter(tx, ctx.clock, await work(tx), async () => {}));
}

/**
 * Takes the time of the entries under the chain's lock, so that it never decreases along the chain nor falls into a day
 * that has its head.
 */
async function enter<T>(
  tx: Tx,
  clock: LedgerClock,
  { entries, answer }: Ending<T>,
  keep: (answer: T) => Promise<void>,
): Promise<T> {
  if (entries.length === 0) return answer([]);
  const end = await lockChain(tx);
  const now = clock.now();
  assertClocksAgree(clock, now, end.databaseNow);
  const isCorrection = entries.some(({ kind }) => kind === clockCorrected.kind);
  const at = latest(now, isCorrection ? [] : [end.last?.at, end.closedUntil]);
  const sealed: SealedEntry[] = [];
  for (const { kind, contractId, bodyAt } of entries) {
    const previous = sealed.at(-1);
    const last = previous ? { seq: previous.content.seq, hash: previous.hash } : end.last;
    sealed.push(sealEntry(last, { kind, contractId, at: at.toISOString(), body: bodyAt(at, end) }));
  }
  const entered = sealed.map(({ content, hash }): PlacedEntry => ({ seq: content.seq, hash, kind: content.kind, at }));
  for (const [index, one] of entered.entries()) await entries[index]?.write(one);
  const given = answer(entered);
  await keep(given);
  await insertEntries(tx, sealed);
  return given;
}

function latest(first: Date, others: readonly (Date | undefined)[]): Date {
  return others.reduce<Date>((at, other) => (other && other > at ? other : at), first);
}

/** What a receipt says of an entry. */
export function receiptOfEntry({ seq, hash, kind }: PlacedEntry): { seq: number; hash: string; kind: LedgerKind } {
  return { seq, hash, kind };
}
