import { type Tx, writeAudit } from '@techbourse/db';
import type { VerificationDecision, VerificationRequest } from '@techbourse/gateway/api';
import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeOnce } from '../../rows.ts';
import { asConflict, assertActive, knownAs, notFound } from '../organisation/organisation.ts';
import { publishOrganisations } from '../organisation/publish.ts';
import { lockOrganisation, updateOrganisation } from '../organisation/store.ts';
import { verifiedAs } from '../organisation/verified.ts';
import { publishRequests } from './publish.ts';
import { findRequest, updateRequest } from './store.ts';
import { noRequest, requestView } from './view.ts';

/** The operator has looked at the evidence: the organisation is who it says, until a day, or it is not shown to be. */
export async function decideVerification(
  ctx: Context,
  actor: Actor,
  id: string,
  input: VerificationDecision,
  call: Call,
): Promise<VerificationRequest> {
  const operator = authorise(actor, 'organisation.decide_verification');
  const context = { actor: operator, key: call.idempotencyKey, request: { decideVerification: id, input } };
  const decide = writeOnce(ctx, context, async (tx) => {
    const asked = await findRequest(tx, id);
    if (!asked) throw noRequest();
    const { organisationId } = asked;
    const organisation = await lockOrganisation(tx, organisationId);
    if (!organisation) throw notFound();
    const request = (await findRequest(tx, id)) ?? asked;
    if (request.state !== 'pending') {
      throw fail.invalidState('verification.decided', `This request is ${request.state} already`);
    }
    assertActive(organisation);
    if (input.expectedVersion !== undefined && input.expectedVersion !== organisation.version) {
      // What was looked at is not what would be vouched for.
      const details = { version: organisation.version };
      throw fail.conflict('organisation.version', 'The organisation has changed meanwhile', details);
    }
    const now = ctx.clock.now();
    const note = input.note ?? null;
    const { reasons } = input;
    const data = { requestId: id, ...(note ? { note } : {}), ...(reasons.length > 0 ? { reasons } : {}) };
    if (input.decision === 'decline') {
      await writeAudit(tx, audit, actor, [{ action: 'verification.declined', subject: organisationId, data }]);
      return settled(tx, id, { state: 'declined', reasons, note, decidedAt: now });
    }
    const verified = verifiedAs(ctx, input.validUntil);
    const values = { ...verified, knownAs: knownAs(organisation), version: organisation.version + 1, updatedAt: now };
    const changed = await updateOrganisation(tx, organisationId, values);
    const until = verified.verifiedUntil.toISOString();
    const entry = { action: 'organisation.verified', subject: organisationId, data: { ...data, validUntil: until } };
    await writeAudit(tx, audit, actor, [entry]);
    await publishOrganisations(tx, [changed], call.requestId);
    const change = { state: 'approved', note, validUntil: verified.verifiedUntil, decidedAt: now };
    return settled(tx, id, change);
  });
  const decided = await decide.catch((thrown: unknown) => {
    throw asConflict(thrown);
  });
  ctx.changes.emit('organisation', decided.organisationId);
  return decided;
}

async function settled(tx: Tx, id: string, change: Parameters<typeof updateRequest>[2]): Promise<VerificationRequest> {
  const row = await updateRequest(tx, id, change);
  await publishRequests(tx, [row]);
  return requestView(row);
}
