import type { ApiKey } from '@techbourse/gateway/api';
import { authorise } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { notFound } from '../organisation/organisation.ts';
import { findOrganisation } from '../organisation/store.ts';
import { keyView } from './api-key.ts';
import * as store from './store.ts';

/** The keys of the actor's organisation, or of any for the operator; never the secrets. */
export async function listKeys(ctx: Context, actor: Actor, organisationId: string): Promise<ApiKey[]> {
  authorise(actor, 'key.read', { organisationId }, notFound);
  if (!(await findOrganisation(ctx.db.orm, organisationId))) throw notFound();
  return (await store.listKeys(ctx.db.orm, organisationId)).map(keyView);
}
