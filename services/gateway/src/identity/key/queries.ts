import type { ApiKey } from '@techbourse/gateway/api';
import { authorise } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { readFor } from '../../rows.ts';
import { notFound } from '../organisation/organisation.ts';
import { findOrganisation } from '../organisation/store.ts';
import { keyView } from './api-key.ts';
import * as store from './store.ts';

/** The keys of the actor's organisation, or of any for the operator; never the secrets. */
export async function listKeys(ctx: Context, actor: Actor, organisationId: string): Promise<ApiKey[]> {
  authorise(actor, 'key.read', { organisationId }, notFound);
  return readFor(ctx, actor, async (tx) => {
    if (!(await findOrganisation(tx, organisationId))) throw notFound();
    return (await store.listKeys(tx, organisationId)).map(({ key, issuerSuspended }) => keyView(key, issuerSuspended));
  });
}
