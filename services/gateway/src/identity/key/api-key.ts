import type { Scope } from '@techbourse/api-schema';
import type { ApiKey, Organisation } from '@techbourse/gateway/api';
import { fail, said } from '@techbourse/platform';
import { heldScopes, type Member } from '@techbourse/policy';
import { toScopes } from './permissions.ts';
import type { KeyRow } from './store.ts';

/** Keys per organisation: enough for its systems, too few to evade the rate limit. */
export const KEYS_MAX = 50;

/** Nobody grants what it does not hold: a key its scopes, a person what its role includes. Only keys of the operator may have `exchange:operate`. */
export function assertMayGrantScopes(
  giver: Member,
  scopes: readonly Scope[],
  receiver: Pick<Organisation, 'kind'>,
): void {
  const held = heldScopes(giver);
  const lacking = scopes.filter((scope) => !held.includes(scope));
  if (lacking.length > 0) {
    throw fail.forbidden(
      'key.scope_beyond_own',
      said`You cannot give scopes that you lack: ${{ scopes: lacking.join(', ') }}`,
    );
  }
  if (scopes.includes('exchange:operate') && receiver.kind !== 'operator') {
    throw fail.forbidden(
      'key.operate_is_for_operator',
      'Only keys of the operator may have the scope exchange:operate',
    );
  }
}

/** A key as shown: its scopes and last use, never its secret. */
export function keyView(row: KeyRow, issuerSuspended = false): ApiKey {
  return {
    id: row.id,
    name: row.name ?? '',
    start: row.start ?? '',
    scopes: toScopes(row.permissions),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastRequest?.toISOString() ?? null,
    issuerSuspended,
  };
}
