import { organisationChangedSchema, toldOrganisation } from '@techbourse/gateway/api';
import { readStored } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { organisations } from './store.ts';

/**
 * Job `organisation.copy`: keeps the register of organisations as identity tells of them. What is signed does not follow:
 * it keeps the names it was signed under.
 */
export async function followOrganisation(ctx: Context, { payload }: JobEnvelope): Promise<void> {
  await organisations.keep(ctx.db.orm, toldOrganisation(readStored(organisationChangedSchema, payload)));
}
