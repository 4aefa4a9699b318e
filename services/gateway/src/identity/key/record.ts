import type { Executor } from '@techbourse/db';
import { actorOrganisation } from '../organisation/organisation.ts';
import type { KnownKey } from './cache.ts';
import { toScopes } from './permissions.ts';
import { findKeysByHash } from './store.ts';

/** Reads the keys with these hashes that are in use, by their hash, as the door needs them. */
export async function readKnownKeys(db: Executor, keyHashes: string[]): Promise<ReadonlyMap<string, KnownKey>> {
  const found = await findKeysByHash(db, keyHashes);
  return new Map(found.filter(({ key }) => key.enabled).map((row) => [row.key.key, knownKey(row)]));
}

function knownKey({ key, organisation, sharing }: Awaited<ReturnType<typeof findKeysByHash>>[number]): KnownKey {
  return {
    id: key.id,
    organisation: actorOrganisation(organisation, sharing),
    scopes: toScopes(key.permissions),
    expiresAt: key.expiresAt,
  };
}
