import { writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { ClosedChange } from '../api/index.ts';
import type { Context } from '../context.ts';
import { getLockedSigned } from '../contract/load.ts';
import { tellContract } from '../contract/tell.ts';
import { audit } from '../db/schema.ts';
import { writeFor } from '../rows.ts';
import { withdrawPending } from './load.ts';

/** The party that proposed a change withdraws it before the other has confirmed it. */
export async function withdrawChange(
  ctx: Context,
  actor: Actor,
  { id, changeId }: { id: string; changeId: string },
  call: Call,
): Promise<ClosedChange> {
  const member = authorise(actor, 'contract.answer_change');
  const request = { verb: 'change.withdraw', id, changeId };
  return writeFor(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const contract = await getLockedSigned(tx, id, member, 'contract.answer_change');
    const at = ctx.clock.now();
    const change = await withdrawPending(tx, { id, changeId, by: member.organisation.id, at });
    await tellContract(tx, contract, { act: 'change_withdrawn', by: change.proposedBy, at, changeId });
    await writeAudit(tx, audit, actor, [
      { action: 'contract.withdraw_change', subject: id, data: { changeId, kind: change.kind } },
    ]);
    return { id: changeId, state: 'withdrawn' };
  });
}
