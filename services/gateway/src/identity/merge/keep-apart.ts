import { writeAudit } from '@techbourse/db';
import type { Organisation, Reason } from '@techbourse/gateway/api';
import { authorise } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor } from '../../rows.ts';
import { assertActive, notFound, viewOf } from '../organisation/organisation.ts';
import { lockOrganisation, updateOrganisation } from '../organisation/store.ts';

/** The operator has found that an organisation is none of those of an equal name: it waits no more to be looked at. */
export async function keepApart(ctx: Context, actor: Actor, id: string, { reason }: Reason): Promise<Organisation> {
  authorise(actor, 'organisation.merge');
  const row = await writeFor(ctx, actor, async (tx) => {
    const found = await lockOrganisation(tx, id);
    if (!found) throw notFound();
    assertActive(found);
    await writeAudit(tx, audit, actor, [{ action: 'organisation.kept_apart', subject: id, data: { reason } }]);
    // No new version: nobody else is told of it.
    return updateOrganisation(tx, id, { distinctSince: ctx.clock.now() });
  });
  return viewOf(actor, row);
}
