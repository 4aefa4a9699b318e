import { writeAudit } from '@techbourse/db';
import type { Organisation, Reason } from '@techbourse/gateway/api';
import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor } from '../../rows.ts';
import { allMembers } from '../membership/store.ts';
import { assertActive, notFound, stateOf, viewOf } from './organisation.ts';
import { publishOrganisations } from './publish.ts';
import { lockOrganisation, updateOrganisation } from './store.ts';

/**
 * The operator takes an organisation its voice: its keys and the sessions that act for it are refused, and what it has
 * published leaves public view. All its data are kept.
 */
export async function suspendOrganisation(
  ctx: Context,
  actor: Actor,
  id: string,
  { reason }: Reason,
  call: Call,
): Promise<Organisation> {
  return setSuspension(ctx, actor, { id, reason, suspended: true }, call);
}

/** Gives it back, and what it has published too. */
export async function liftSuspension(
  ctx: Context,
  actor: Actor,
  id: string,
  { reason }: Reason,
  call: Call,
): Promise<Organisation> {
  return setSuspension(ctx, actor, { id, reason, suspended: false }, call);
}

async function setSuspension(
  ctx: Context,
  actor: Actor,
  { id, reason, suspended }: { id: string; reason: string; suspended: boolean },
  call: Call,
): Promise<Organisation> {
  authorise(actor, 'organisation.suspend');
  const { row, people } = await writeFor(ctx, actor, async (tx) => {
    const found = await lockOrganisation(tx, id);
    if (!found) throw notFound();
    if (found.kind === 'operator') {
      throw fail.invalidState('organisation.suspend.operator', 'The operator runs the exchange and is not suspended');
    }
    if (suspended) assertActive(found);
    else if (stateOf(found) !== 'suspended') {
      throw fail.invalidState('organisation.not_suspended', 'The organisation is not suspended');
    }
    const now = ctx.clock.now();
    const changed = await updateOrganisation(tx, id, {
      suspendedAt: suspended ? now : null,
      suspendedFor: suspended ? reason : null,
      version: found.version + 1,
      updatedAt: now,
    });
    const action = suspended ? 'organisation.suspended' : 'organisation.suspension_lifted';
    await writeAudit(tx, audit, actor, [{ action, subject: id, data: { reason } }]);
    await publishOrganisations(tx, [changed], call.requestId, suspended ? null : 'suspension_lifted');
    const members = await allMembers(tx, id);
    return { row: changed, people: members.map(({ userId }) => userId) };
  });
  ctx.changes.emit('organisation', id);
  // Their sessions act for nobody while it is suspended, so it is not by the organisation that they are known.
  for (const person of people) ctx.changes.emit('person', person);
  return viewOf(actor, row);
}
