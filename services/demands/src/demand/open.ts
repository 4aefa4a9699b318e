import { idempotent } from '@techbourse/db';
import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import { assertVersion } from '@techbourse/record';
import type { Demand } from '../api/demand.ts';
import type { Context } from '../context.ts';
import { idempotency } from '../db/schema.ts';
import { closesAtOf, todayOf } from './closing.ts';
import { assertOpenable, openUntilOf, ownerAfter, stateAfter } from './demand.ts';
import { recordChanges } from './record.ts';
import { type DemandRecord, demandOwners, demands } from './store.ts';
import { viewOf } from './view.ts';

/**
 * Opens a demand to everybody. The demand of an unverified organisation goes to the operator first, who opens it with
 * the same verb or returns it.
 */
export async function openDemand(
  ctx: Context,
  actor: Actor,
  id: string,
  input: { expectedVersion: number },
  call: Call,
): Promise<Demand> {
  const member = authorise(actor, 'demand.open');
  const request = { verb: 'open', id, input };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const before = await demands.getOwnForUpdate(tx, member, id, 'demand.open');
    assertVersion('demand', before.version, input.expectedVersion);
    const action = openingAction(member, before);
    const state = stateAfter(before.state, action);
    const owner = ownerAfter(member, before);
    const now = ctx.clock.now();
    const placed = { content: before.content, ...owner };
    const today = todayOf(placed, now, ctx.config.EXCHANGE_TIME_ZONE);
    assertOpenable(before.content, owner.organisation, today);
    const openUntil = openUntilOf(before.content, today);
    const closesAt = closesAtOf(placed, openUntil, ctx.config.EXCHANGE_TIME_ZONE);
    const outOfView = !(await demandOwners.holdView(tx, before.organisationId));
    if (outOfView && action === 'open' && !isOwn(member, before)) throw ownerOutOfView();
    const opened = state === 'open' ? { openedAt: before.openedAt ?? now, openUntil, closesAt } : {};
    const after = await demands.save(tx, before, { state, outOfView, ...owner, ...opened });
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, [{ before, after, action }]);
    return viewOf(after, 'owner');
  });
}

const isOwn = (member: Member, demand: DemandRecord) => member.organisation.id === demand.organisationId;

function ownerOutOfView() {
  const message = 'Its organisation is suspended or has lost its verification: mend that first';
  return fail.invalidState('demand.open.owner_out_of_view', message);
}

function openingAction(member: Member, demand: DemandRecord): 'open' | 'submit' {
  if (isOwn(member, demand)) return member.organisation.verified ? 'open' : 'submit';
  if (demand.state === 'in_review') return 'open';
  throw fail.invalidState('demand.open.not_in_review', 'The operator opens what its owner has submitted');
}
