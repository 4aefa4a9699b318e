import type { Executor } from '@techbourse/db';
import type { KnownKey } from '../door/keyring.ts';
import { toScopes } from '../identity/permissions.ts';
import { findKeyByHash } from './store.ts';

/** Reads the key with this hash, as the door needs it. */
export async function readKnownKey(db: Executor, keyHash: string): Promise<KnownKey | undefined> {
  const found = await findKeyByHash(db, keyHash);
  if (!found?.key.enabled) return undefined;
  const { key, organisation } = found;
  return {
    id: key.id,
    organisation: {
      id: organisation.id,
      kind: organisation.kind,
      name: { ...organisation.name },
      country: organisation.country,
      ...(organisation.region ? { region: organisation.region } : {}),
      verified: organisation.verifiedAt !== null,
    },
    scopes: toScopes(key.permissions),
    expiresAt: key.expiresAt,
  };
}
