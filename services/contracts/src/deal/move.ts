import { once, writeAudit, writeEvents } from '@techbourse/db';
import { pairIdOf } from '@techbourse/domain';
import { type Actor, assertMember, fail, newId } from '@techbourse/platform';
import type { Call } from '../call.ts';
import type { Context } from '../context.ts';
import type { DealAnswered, MoveDealRequest } from '../contract/index.ts';
import { audit, idempotency, outbox } from '../db/schema.ts';
import { awaitsAnswer, movedStage } from './deal.ts';
import { getLockedDeal, sideOf } from './load.ts';
import { type DealRow, insertDealEvent, updateDeal } from './store.ts';

/**
 * Moves a deal to another open stage; either side may. Its clock starts anew. The first step of a company that is still
 * unnamed is its own, and names it.
 */
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
    const side = sideOf(deal, member);
    if (awaitsAnswer(deal, side)) {
      throw fail.invalidState('deal.awaits_answer', 'The company has not answered yet: the next step is its own');
    }
    const now = ctx.clock.now();
    const version = deal.version + 1;
    await updateDeal(tx, { ...deal, stage, stageSince: now, version, buyerNamed: true });
    await insertDealEvent(tx, {
      ...{ id: newId(), dealId, kind: 'moved', side, note: input.note ?? null, at: now },
      ...{ fromStage: deal.stage, toStage: stage },
    });
    await writeAudit(tx, audit, actor, [
      { action: 'deal.move', subject: dealId, data: { from: deal.stage, to: stage, version } },
    ]);
    if (!deal.buyerNamed) {
      const payload = answered(deal, now);
      const requestId = call.requestId ? { requestId: call.requestId } : {};
      await writeEvents(tx, outbox, [{ type: 'deal.answered', key: dealId, version, payload, ...requestId }]);
    }
    return { id: dealId };
  });
}

function answered({ id: dealId, listingId, demandId }: DealRow, at: Date): DealAnswered {
  const pairId = demandId ? pairIdOf(listingId, demandId) : null;
  return { dealId, listingId, demandId, pairId, answeredAt: at.toISOString() };
}
