import { writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { ClosedChange, DeclineChangeRequest } from '../api/index.ts';
import type { Context } from '../context.ts';
import { getLockedSigned } from '../contract/load.ts';
import { tellContract } from '../contract/tell.ts';
import { audit } from '../db/schema.ts';
import { writeFor } from '../rows.ts';
import { assertPending } from './change.ts';
import { getChange } from './load.ts';
import { updateChange } from './store.ts';

/** The other party declines a change, with a reason that both read. */
export async function declineChange(
  ctx: Context,
  actor: Actor,
  { id, changeId }: { id: string; changeId: string },
  input: DeclineChangeRequest,
  call: Call,
): Promise<ClosedChange> {
  const member = authorise(actor, 'contract.answer_change');
  const request = { verb: 'change.decline', id, changeId, input };
  return writeFor(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const contract = await getLockedSigned(tx, id, member, 'contract.answer_change');
    const at = ctx.clock.now();
    const change = await getChange(tx, id, changeId);
    assertPending(change, at);
    if (change.proposedBy === member.organisation.id) {
      throw fail.forbidden('change.own', 'Your party proposed this change: withdraw it');
    }
    const closed = { closedAs: 'declined', closedBy: member.organisation.id, closedAt: at };
    await updateChange(tx, { ...change, ...closed, closedReason: input.reason });
    await tellContract(tx, contract, { act: 'change_declined', by: closed.closedBy, at, changeId });
    await writeAudit(tx, audit, actor, [
      { action: 'contract.decline_change', subject: id, data: { changeId, kind: change.kind, reason: input.reason } },
    ]);
    return { id: changeId, state: 'declined' };
  });
}
