import { idempotent, writeAudit } from '@techbourse/db';
import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { SettleConflict, Settled } from '../api/conflict.ts';
import type { Context } from '../context.ts';
import { settlePatentHolds } from '../db/patent-holds.ts';
import { audit, idempotency } from '../db/schema.ts';
import { listings } from './store.ts';

/**
 * The operator allows both listings. Where only one may stay, the operator withdraws or returns the other. Neither
 * makes an event or a version: the owner must not learn that there was a conflict.
 */
export async function settleConflict(
  ctx: Context,
  actor: Actor,
  id: string,
  input: SettleConflict,
  call: Call,
): Promise<Settled> {
  const member = authorise(actor, 'listing.settle_conflict');
  const request = { verb: 'settle', id, input };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    await listings.getOwnForUpdate(tx, member, id, 'listing.settle_conflict');
    const settled = await settlePatentHolds(tx, id, ctx.clock.now());
    if (settled === 0) throw fail.invalidState('listing.settle.no_conflict', 'This listing has no conflict to settle');
    await writeAudit(tx, audit, actor, [{ action: 'listing.settle', subject: id, data: { reason: input.reason } }]);
    return { listing: id, settled };
  });
}
