import { assertVersion, once } from '@techbourse/db';
import { dayOf, owner } from '@techbourse/domain';
import { type Actor, assertMember, type Call, isOperator } from '@techbourse/platform';
import type { Context } from '../context.ts';
import type { Demand } from '../contract/demand.ts';
import { idempotency } from '../db/schema.ts';
import { assertOpenable, openUntilOf, stateAfter } from './demand.ts';
import { recordChanges } from './record.ts';
import { getOwnForUpdate, saveDemand } from './store.ts';
import { viewOf } from './view.ts';

/**
 * Opens a demand to everybody. That of an organisation which nobody has verified yet goes to the operator first, who
 * opens it with the same verb or returns it.
 */
export async function openDemand(
  ctx: Context,
  actor: Actor,
  id: string,
  input: { expectedVersion: number },
  call: Call,
): Promise<Demand> {
  const member = assertMember(actor, 'demands:write');
  const request = { verb: 'open', id, input };
  return once(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const before = await getOwnForUpdate(tx, member, id);
    assertVersion('demand', before.version, input.expectedVersion);
    const isOwn = before.organisationId === member.organisation.id;
    const isTrusted = member.organisation.verified || isOperator(member);
    const action = isTrusted ? 'open' : 'submit';
    const state = stateAfter(before.state, action);
    const organisation = isOwn ? owner.parse(member.organisation) : before.organisation;
    const now = ctx.clock.now();
    assertOpenable(before.content, organisation, dayOf(now));
    const opened = state === 'open' ? { openedAt: now, openUntil: openUntilOf(before.content, dayOf(now)) } : {};
    const after = await saveDemand(tx, before, { state, organisation, ...opened });
    await recordChanges(tx, { actor, requestId: call.requestId }, [{ before, after, action }]);
    return viewOf(after, 'owner');
  });
}
