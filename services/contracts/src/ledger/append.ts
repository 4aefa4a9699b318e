import type { Tx } from '@techbourse/db';
import { type NewEntry, type SealedEntry, sealEntry } from './entry.ts';
import { insertEntry, lockChain } from './store.ts';

/**
 * Adds an entry at the end of the chain, in the transaction of what it records. Appends wait for each other from here
 * to the commit, so call it as late as possible: after every other lock, or two writers may wait for one another.
 */
export async function appendEntry(tx: Tx, entry: NewEntry): Promise<SealedEntry> {
  const last = await lockChain(tx);
  const sealed = sealEntry(last, entry);
  await insertEntry(tx, sealed);
  return sealed;
}
