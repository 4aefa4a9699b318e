import { once, writeAudit } from '@techbourse/db';
import { type Actor, assertMember, newId } from '@techbourse/platform';
import type { Call } from '../call.ts';
import type { Context } from '../context.ts';
import type { MoveDealRequest } from '../contract/index.ts';
import { audit, idempotency } from '../db/schema.ts';
import { movedStage } from './deal.ts';
import { getLockedDeal, sideOf } from './load.ts';
import { insertDealEvent, updateDeal } from './store.ts';

/** Moves a deal to another open stage; either side may. Its clock starts anew. */
export async function moveDeal(
  ctx: Context,
  actor: Actor,
  dealId: string,
  input: MoveDealRequest,
  call: Call,
): Promise<{ id: string }> {
  const member = assertMember(actor, 'deals:write');
  const request = { verb: 'deal.move', dealId, input };
  return once(ctx.db.orm, idempotency, { actor: member, key: call.key, request }, async (tx) => {
    const deal = await getLockedDeal(tx, dealId, member, input.expectedVersion);
    const stage = movedStage(deal.stage, input.to);
    const now = ctx.clock.now();
    await updateDeal(tx, { ...deal, stage, stageSince: now, version: deal.version + 1 });
    await insertDealEvent(tx, {
      ...{ id: newId(), dealId, kind: 'moved', side: sideOf(deal, member), note: input.note ?? null, at: now },
      ...{ fromStage: deal.stage, toStage: stage },
    });
    await writeAudit(tx, audit, actor, [
      { action: 'deal.move', subject: dealId, data: { from: deal.stage, to: stage, version: deal.version + 1 } },
    ]);
    return { id: dealId };
  });
}
