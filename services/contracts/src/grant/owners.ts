import type { Tx } from '@techbourse/db';
import { listedFor, namesOf } from '../asset/store.ts';
import { originalOwners } from './owner.ts';
import { confirmedOwners, grantsOn, registered } from './store.ts';

/** Who counts as the original owner of each of these assets. */
export async function ownersOf(tx: Tx, roots: readonly string[]): Promise<Map<string, readonly string[]>> {
  const names = await namesOf(tx, roots);
  const grants = await grantsOn(tx, roots);
  const owners = new Map<string, readonly string[]>();
  for (const root of roots) {
    const listed = await listedFor(tx, names.get(root) ?? []);
    const confirmed = await confirmedOwners(tx, names.get(root) ?? []);
    owners.set(root, originalOwners({ confirmed, grants: (grants.get(root) ?? []).map(registered), listed }));
  }
  return owners;
}
