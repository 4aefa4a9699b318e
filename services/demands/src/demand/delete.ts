import { authorise, type Call } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { assertDeletable, assertVersion } from '@techbourse/record';
import type { Context } from '../context.ts';
import { recordRemoval } from './record.ts';
import { demands } from './store.ts';

/** Deletes a draft that was never public; the audit says who did it. */
export async function deleteDemand(
  ctx: Context,
  actor: Actor,
  id: string,
  input: { expectedVersion?: number | undefined },
  call: Call,
): Promise<void> {
  const member = authorise(actor, 'demand.edit');
  await ctx.db.orm.transaction(async (tx) => {
    const draft = await demands.getOwnForUpdate(tx, member, id, 'demand.edit');
    assertVersion('demand', draft.version, input.expectedVersion);
    assertDeletable('demand', draft, draft.openedAt);
    await demands.remove(tx, id);
    await recordRemoval(ctx, tx, { actor, requestId: call.requestId }, draft);
  });
}
