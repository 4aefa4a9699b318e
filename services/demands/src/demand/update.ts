import { idempotent } from '@techbourse/db';
import { authorise, type Call } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { assertVersion } from '@techbourse/record';
import type { Demand } from '../api/demand.ts';
import type { UpdateDemand } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { idempotency } from '../db/schema.ts';
import { closesAtOf, todayOf } from './closing.ts';
import { assertEditable, assertMayEditOpen, assertOpenable, editContent, openUntilOf, ownerAfter } from './demand.ts';
import { recordChanges } from './record.ts';
import { demands } from './store.ts';
import { viewOf } from './view.ts';

/** Changes what the owner writes. An open demand stays open, with a new published version. */
export async function updateDemand(
  ctx: Context,
  actor: Actor,
  id: string,
  input: UpdateDemand,
  call: Call,
): Promise<Demand> {
  const member = authorise(actor, 'demand.edit');
  const request = { verb: 'update', id, input };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const before = await demands.getOwnForUpdate(tx, member, id, 'demand.edit');
    const { expectedVersion, ...changes } = input;
    assertVersion('demand', before.version, expectedVersion);
    assertEditable(before.state);
    const content = editContent(before.content, changes);
    const owner = ownerAfter(member, before);
    const zone = ctx.config.EXCHANGE_TIME_ZONE;
    const today = todayOf({ content, ...owner }, ctx.clock.now(), zone);
    if (before.state === 'open') {
      assertMayEditOpen(member);
      assertOpenable(content, owner.organisation, today);
    }
    const isEndMoved = before.state === 'open' && content.deadline !== before.content.deadline;
    const openUntil = isEndMoved ? openUntilOf(content, today) : before.openUntil;
    // Another place has another midnight.
    const closesAt = openUntil === null ? null : closesAtOf({ content, ...owner }, openUntil, zone);
    const after = await demands.save(tx, before, { content, ...owner, openUntil, closesAt });
    await recordChanges(ctx, tx, { actor, requestId: call.requestId }, [{ before, after, action: 'edit' }]);
    return viewOf(after, 'owner');
  });
}
