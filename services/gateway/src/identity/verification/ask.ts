import { writeAudit } from '@techbourse/db';
import type { NewVerificationRequest, VerificationRequest } from '@techbourse/gateway/api';
import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor, writeOnce } from '../../rows.ts';
import { lockAsManager } from '../membership/manager.ts';
import { publishRequests } from './publish.ts';
import { findRequest, insertRequest, updateRequest } from './store.ts';
import { noRequest, requestView } from './view.ts';

/**
 * An organisation shows the operator who it is, for the first time or again: a verified one may ask at any time, so that its
 * verification does not run out.
 */
export async function askForVerification(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  { evidence }: NewVerificationRequest,
  call: Call,
): Promise<VerificationRequest> {
  const member = authorise(actor, 'organisation.ask_verification');
  const context = { actor: member, key: call.idempotencyKey, request: { verification: organisationId, evidence } };
  return writeOnce(ctx, context, async (tx) => {
    await lockAsManager(tx, actor, organisationId, 'organisation.ask_verification');
    const row = await insertRequest(tx, { organisationId, evidence });
    if (!row) {
      const message = 'Your last request waits for its decision: take it back to send another';
      throw fail.conflict('verification.pending', message);
    }
    const data = { requestId: row.id, evidence: evidence.map(({ kind }) => kind) };
    await writeAudit(tx, audit, actor, [{ action: 'verification.requested', subject: organisationId, data }]);
    await publishRequests(tx, [row]);
    return requestView(row);
  });
}

/** Takes the request back. */
export async function withdrawVerification(
  ctx: Context,
  actor: Actor,
  of: { organisationId: string; id: string },
): Promise<VerificationRequest> {
  return writeFor(ctx, actor, async (tx) => {
    await lockAsManager(tx, actor, of.organisationId, 'organisation.ask_verification');
    const row = await findRequest(tx, of.id);
    if (row?.organisationId !== of.organisationId) throw noRequest();
    if (row.state !== 'pending')
      throw fail.invalidState('verification.decided', `This request is ${row.state} already`);
    const data = { requestId: row.id };
    await writeAudit(tx, audit, actor, [{ action: 'verification.withdrawn', subject: of.organisationId, data }]);
    const withdrawn = await updateRequest(tx, row.id, { state: 'withdrawn', decidedAt: ctx.clock.now() });
    await publishRequests(tx, [withdrawn]);
    return requestView(withdrawn);
  });
}
