import type { Tx } from '@techbourse/db';
import { assertClocksAgree, type LedgerClock } from './clock.ts';
import { clockCorrected } from './clock-recorded.ts';
import { type SealedEntry, sealEntry } from './entry.ts';
import { bodyOf, type Recorder } from './recorder.ts';
import { insertEntry, lockChain } from './store.ts';

type Entry<Row> = {
  recorder: Recorder<Row>;
  /** Null for an entry that concerns no contract. */
  contractId: string | null;
  /** What is recorded, given the time of the entry: what says when it happened says the same. */
  record: (at: Date) => Row;
};

/**
 * Adds an entry at the end of the chain, in the transaction of what it records. Appends wait for each other from here
 * to the commit, so call it as late as possible: after every other lock, or two writers may wait for one another.
 * The time of the entry is taken here, in its turn, so that it never falls along the chain nor into a day that has its
 * head.
 * @throws AppError UNAVAILABLE (`ledger.clock`) when the clock of this process is wrong.
 */
export async function appendEntry<Row>(
  tx: Tx,
  clock: LedgerClock,
  { recorder, contractId, record }: Entry<Row>,
): Promise<SealedEntry & { at: Date }> {
  const chain = await lockChain(tx);
  const now = clock.now();
  assertClocksAgree(clock, now, chain.databaseNow);
  const notBefore = recorder.kind === clockCorrected.kind ? [] : [chain.last?.at, chain.closedUntil];
  const at = latest(now, notBefore);
  const body = bodyOf(recorder, record(at));
  const sealed = sealEntry(chain.last, { kind: recorder.kind, contractId, at: at.toISOString(), body });
  await insertEntry(tx, sealed);
  return { ...sealed, at };
}

function latest(first: Date, others: readonly (Date | undefined)[]): Date {
  return others.reduce<Date>((at, other) => (other && other > at ? other : at), first);
}
