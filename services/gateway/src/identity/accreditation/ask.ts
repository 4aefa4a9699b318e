import { writeAudit } from '@techbourse/db';
import type { AccreditationRequest, NewAccreditationRequest } from '@techbourse/gateway/api';
import { authorise, type Call, fail, today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor, writeOnce } from '../../rows.ts';
import { assertAgency } from '../agency/agency.ts';
import { lockAsManager } from '../membership/manager.ts';
import { publishRequest } from './publish.ts';
import { insertRequest, lockRequest, updateRequest } from './store.ts';
import { assertPending, noRequest, requestView } from './view.ts';

/** An agency asks the operator to put an accreditation on record that it holds. */
export async function askForAccreditation(
  ctx: Context,
  actor: Actor,
  agencyId: string,
  input: NewAccreditationRequest,
  call: Call,
): Promise<AccreditationRequest> {
  const member = authorise(actor, 'agency.ask_accreditation');
  const context = { actor: member, key: call.idempotencyKey, request: { accreditation: agencyId, input } };
  return writeOnce(ctx, context, async (tx) => {
    const { organisation } = await lockAsManager(tx, actor, agencyId, 'agency.ask_accreditation');
    assertAgency(actor, organisation);
    const { from: fromDay, to: toDay, ...terms } = input;
    if (toDay !== null && toDay < today(ctx)) {
      const message = 'It has run out';
      throw fail.validation('accreditation.ended', message, [{ pointer: '/to', rule: 'accreditation.ended', message }]);
    }
    const row = await insertRequest(tx, { ...terms, agencyId, fromDay, toDay });
    if (!row) {
      const message = 'Your last request waits for its decision: take it back to send another';
      throw fail.conflict('accreditation.request_pending', message);
    }
    const data = { requestId: row.id, ...input };
    await writeAudit(tx, audit, actor, [{ action: 'agency.accreditation_asked', subject: agencyId, data }]);
    await publishRequest(tx, row, call.requestId);
    return requestView(row);
  });
}

/** Takes the request back. */
export async function withdrawAccreditationRequest(
  ctx: Context,
  actor: Actor,
  { agencyId, id }: { agencyId: string; id: string },
): Promise<AccreditationRequest> {
  return writeFor(ctx, actor, async (tx) => {
    await lockAsManager(tx, actor, agencyId, 'agency.ask_accreditation');
    const row = await lockRequest(tx, id);
    if (row?.agencyId !== agencyId) throw noRequest();
    assertPending(row);
    const withdrawn = await updateRequest(tx, id, { state: 'withdrawn', decidedAt: ctx.clock.now() });
    const entry = { action: 'agency.accreditation_withdrawn', subject: agencyId, data: { requestId: id } } as const;
    await writeAudit(tx, audit, actor, [entry]);
    await publishRequest(tx, withdrawn);
    return requestView(withdrawn);
  });
}
