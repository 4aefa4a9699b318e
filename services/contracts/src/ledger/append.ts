import type { Tx } from '@techbourse/db';
import type { Clock } from '@techbourse/platform';
import type { LedgerKind } from '../contract/index.ts';
import { type SealedEntry, sealEntry } from './entry.ts';
import { bodyOf, type RecordOf } from './facts.ts';
import { insertEntry, lockChain } from './store.ts';

type Entry<Kind extends LedgerKind> = {
  kind: Kind;
  contractId: string;
  /** What is recorded, given the time of the entry: what says when it happened says the same. */
  record: (at: Date) => RecordOf[Kind];
};

/**
 * Adds an entry at the end of the chain, in the transaction of what it records. Appends wait for each other from here
 * to the commit, so call it as late as possible: after every other lock, or two writers may wait for one another.
 * The time of the entry is taken here, in its turn, so that it never falls along the chain.
 */
export async function appendEntry<Kind extends LedgerKind>(
  tx: Tx,
  clock: Clock,
  { kind, contractId, record }: Entry<Kind>,
): Promise<SealedEntry & { at: Date }> {
  const last = await lockChain(tx);
  const now = clock.now();
  const at = last && last.at > now ? last.at : now;
  const body = bodyOf(kind, record(at));
  const sealed = sealEntry(last, { kind, contractId, at: at.toISOString(), body });
  await insertEntry(tx, sealed);
  return { ...sealed, at };
}
