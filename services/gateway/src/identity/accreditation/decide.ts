import { writeAudit } from '@techbourse/db';
import type { AccreditationDecision, AccreditationRequest } from '@techbourse/gateway/api';
import { authorise, type Call } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeOnce } from '../../rows.ts';
import { recordAccreditation } from '../agency/accredit.ts';
import { assertAgency } from '../agency/agency.ts';
import { assertActive } from '../organisation/organisation.ts';
import { lockOrganisation } from '../organisation/store.ts';
import { publishRequest } from './publish.ts';
import { lockRequest, updateRequest } from './store.ts';
import { assertPending, noRequest, requestView } from './view.ts';

/** The operator has looked at what an agency sent: its accreditation is put on record, or it is told why not. */
export async function decideAccreditation(
  ctx: Context,
  actor: Actor,
  id: string,
  input: AccreditationDecision,
  call: Call,
): Promise<AccreditationRequest> {
  const operator = authorise(actor, 'agency.accredit');
  const context = { actor: operator, key: call.idempotencyKey, request: { decideAccreditation: id, input } };
  const decided = await writeOnce(ctx, context, async (tx) => {
    const request = await lockRequest(tx, id);
    if (!request) throw noRequest();
    const { agencyId } = request;
    const agency = assertAgency(actor, await lockOrganisation(tx, agencyId));
    assertPending(request);
    assertActive(agency);
    const note = input.note ?? null;
    const { reasons } = input;
    const answer = { note, decidedAt: ctx.clock.now() };
    if (input.decision === 'decline') {
      const data = { requestId: id, reasons, ...(note ? { note } : {}) };
      await writeAudit(tx, audit, actor, [{ action: 'agency.accreditation_declined', subject: agencyId, data }]);
      const declined = await updateRequest(tx, id, { ...answer, state: 'declined', reasons });
      await publishRequest(tx, declined, call.requestId);
      return requestView(declined);
    }
    const { body, number, scope, fromDay: from, toDay: to, evidence } = request;
    const terms = { body, number, scope, from, to, evidence };
    const because = { requestId: id, ...(note ? { note } : {}) };
    const { id: accreditationId } = await recordAccreditation(tx, actor, agencyId, terms, call, because);
    const granted = await updateRequest(tx, id, { ...answer, state: 'granted', accreditationId });
    await publishRequest(tx, granted, call.requestId);
    return requestView(granted);
  });
  ctx.changes.emit('agency', decided.agencyId);
  return decided;
}
