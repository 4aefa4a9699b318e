import { organisationRefSchema } from '@techbourse/domain';
import { organisationChangedSchema } from '@techbourse/gateway/api';
import { readStored } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { organisations } from './store.ts';

/** Takes in `organisation.changed`: the register of organisations, as identity tells of them. */
export async function followOrganisation(ctx: Context, { payload }: JobEnvelope): Promise<void> {
  const { version, verified, ...told } = readStored(organisationChangedSchema, payload);
  await organisations.keep(ctx.db.orm, { organisation: readStored(organisationRefSchema, told), version, verified });
}
