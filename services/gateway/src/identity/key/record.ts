import type { Scope } from '@techbourse/api-schema';
import type { Executor } from '@techbourse/db';
import type { ActorOrganisation } from '@techbourse/policy';
import { actorOrganisation } from '../organisation/organisation.ts';
import { toScopes } from './permissions.ts';
import { findKeysByHash } from './store.ts';

/** An API key that is in use, with its organisation. */
export type ApiKeyRecord = {
  id: string;
  organisation: ActorOrganisation;
  scopes: Scope[];
  expiresAt: Date | null;
  /** Why nobody acts for the organisation at present. */
  isSuspended: boolean;
  issuedBy: string | null;
  /** The operator has suspended the person who issued it. */
  issuerSuspended: boolean;
};

/** Reads the keys with these hashes that are in use, by their hash. A revoked or disabled key is not there. */
export async function readApiKeys(db: Executor, keyHashes: string[]): Promise<ReadonlyMap<string, ApiKeyRecord>> {
  const found = await findKeysByHash(db, keyHashes);
  return new Map(
    found
      .filter(({ key, organisation }) => key.enabled && !organisation.deletedAt && !organisation.mergedInto)
      .map(({ key, organisation, sharing, issuerSuspended }) => [
        key.key,
        {
          id: key.id,
          organisation: actorOrganisation(organisation, sharing),
          scopes: toScopes(key.permissions),
          expiresAt: key.expiresAt,
          isSuspended: organisation.suspendedAt !== null,
          issuedBy: key.issuedBy,
          issuerSuspended,
        },
      ]),
  );
}
