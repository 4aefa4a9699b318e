import { type Tx, writeAudit } from '@techbourse/db';
import type { Organisation, Verification } from '@techbourse/gateway/api';
import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor } from '../../rows.ts';
import { findPending } from '../verification/store.ts';
import { asConflict, assertActive, knownAs, notFound, viewOf } from './organisation.ts';
import { publishOrganisations } from './publish.ts';
import { lockOrganisation, updateOrganisation } from './store.ts';
import { verifiedAs } from './verified.ts';

/**
 * The operator has checked who this is, or takes that back. An organisation that has sent evidence is verified by its request.
 * @throws AppError CONFLICT (`organisation.verify.request_waits`), with the id of the request in its details.
 */
export async function verifyOrganisation(
  ctx: Context,
  actor: Actor,
  id: string,
  input: Verification,
  call: Call,
): Promise<Organisation> {
  authorise(actor, 'organisation.verify');
  const write = writeFor(ctx, actor, async (tx) => {
    const found = await lockOrganisation(tx, id);
    if (!found) throw notFound();
    assertActive(found);
    // Verified anew it gets a new end; once is enough otherwise.
    const isSame = found.verifiedAt !== null && input.validUntil === undefined;
    if (input.verified ? isSame : found.verifiedAt === null && found.reverifySince === null) return found;
    if (found.kind === 'operator') {
      throw fail.invalidState(
        'organisation.verify.operator',
        'The operator vouches for others and is not verified itself',
      );
    }
    if (input.verified) await assertNoneWaits(tx, id);
    const now = ctx.clock.now();
    const standing = input.verified
      ? { ...verifiedAs(ctx, input.validUntil), knownAs: knownAs(found) }
      : { verifiedAt: null, verifiedUntil: null, reverifySince: null, lapsedAt: now };
    const changed = await updateOrganisation(tx, id, { ...standing, version: found.version + 1, updatedAt: now });
    const action = input.verified ? 'organisation.verified' : 'organisation.unverified';
    await writeAudit(tx, audit, actor, [{ action, subject: id, data: input.note ? { note: input.note } : {} }]);
    await publishOrganisations(tx, [changed], call.requestId, input.verified ? null : 'unverified');
    return changed;
  });
  const row = await write.catch((thrown: unknown) => {
    throw asConflict(thrown);
  });
  ctx.changes.emit('organisation', id);
  return viewOf(actor, row);
}

/** What somebody sent as evidence is looked at before anybody vouches for it, and answered. */
async function assertNoneWaits(tx: Tx, organisationId: string): Promise<void> {
  const waiting = await findPending(tx, organisationId);
  if (!waiting) return;
  const message = 'Its request waits with evidence that nobody has looked at: decide the request';
  throw fail.conflict('organisation.verify.request_waits', message, { requestId: waiting.id });
}
