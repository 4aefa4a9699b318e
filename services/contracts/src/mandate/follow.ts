import { mandateChangedSchema } from '@techbourse/gateway/api';
import { readStored } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { keepMandate } from './store.ts';

/** Job `mandate.copy`: keeps the register of mandates as identity tells of them. */
export async function followMandate(ctx: Context, { payload }: JobEnvelope): Promise<void> {
  const told = readStored(mandateChangedSchema, payload);
  const { id, version, clientId, agencyId, state, about, exclusive, commission } = told;
  const at = (moment: string | null | undefined) => (moment ? new Date(moment) : null);
  await keepMandate(ctx.db.orm, {
    id,
    version,
    clientId,
    agencyId,
    state,
    subjectKind: about.kind,
    subjectId: about.kind === 'all' ? null : about.id,
    exclusive,
    fromDay: told.from,
    toDay: told.to,
    commission,
    proposedAt: new Date(told.proposedAt),
    acceptedAt: at(told.acceptedAt),
    closedAt: at(told.closed?.at),
  });
}
