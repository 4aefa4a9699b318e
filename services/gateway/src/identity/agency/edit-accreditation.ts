import { writeAudit } from '@techbourse/db';
import type { Accreditation, AccreditationEdit } from '@techbourse/gateway/api';
import { authorise, fail, today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor } from '../../rows.ts';
import { viewAccreditation } from './agency.ts';
import { publishAccreditation } from './publish.ts';
import { lockAccreditation, updateAccreditation } from './store.ts';

/** The operator suspends, restores or withdraws an accreditation, or corrects it. */
export async function editAccreditation(
  ctx: Context,
  actor: Actor,
  of: { agencyId: string; accreditationId: string },
  { expectedVersion, ...edit }: AccreditationEdit,
): Promise<Accreditation> {
  authorise(actor, 'agency.accredit');
  const { agencyId, accreditationId } = of;
  const row = await writeFor(ctx, actor, async (tx) => {
    const found = await lockAccreditation(tx, agencyId, accreditationId);
    if (!found) throw fail.notFound('accreditation.not_found', 'There is no such accreditation of this agency');
    if (found.version !== expectedVersion) {
      const details = { version: found.version };
      throw fail.conflict('accreditation.version', 'The accreditation has changed meanwhile', details);
    }
    const { to, ...given } = edit;
    if (to !== undefined && to !== null && to < found.fromDay) {
      const message = 'It ends before it begins';
      throw fail.validation('accreditation.days', message, [{ pointer: '/to', rule: 'accreditation.days', message }]);
    }
    const changed = await updateAccreditation(tx, accreditationId, {
      state: given.state ?? found.state,
      scope: given.scope ?? found.scope,
      note: given.note ?? found.note,
      evidence: given.evidence === undefined ? found.evidence : given.evidence,
      toDay: to === undefined ? found.toDay : to,
      version: found.version + 1,
      updatedAt: ctx.clock.now(),
    });
    await publishAccreditation(tx, changed);
    const data = { accreditationId, from: found.state, ...edit };
    await writeAudit(tx, audit, actor, [{ action: 'agency.accreditation_edited', subject: agencyId, data }]);
    return changed;
  });
  ctx.changes.emit('agency', agencyId);
  return viewAccreditation(row, today(ctx));
}
