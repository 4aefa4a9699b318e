import { writeAudit, writeEvents } from '@techbourse/db';
import { dealTransitions, nextState, pairIdOf } from '@techbourse/domain';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { DEAL_LOST, type DealLost, type LoseDealRequest } from '../api/index.ts';
import type { Context } from '../context.ts';
import { audit, outbox } from '../db/schema.ts';
import { endDisclosuresOf } from '../disclosure/close.ts';
import { writeFor } from '../rows.ts';
import { abandonDrafts } from './contract-store.ts';
import { getLockedDeal, sideOf } from './load.ts';
import { NO_PROPOSAL } from './proposal.ts';
import { updateDeal } from './store.ts';
import { noteDealEvent } from './tell.ts';

/** Ends a deal without a contract, with a coded reason. Either side may; a draft is abandoned with it. */
export async function loseDeal(
  ctx: Context,
  actor: Actor,
  dealId: string,
  input: LoseDealRequest,
  call: Call,
): Promise<{ id: string }> {
  const member = authorise(actor, 'deal.move');
  const request = { verb: 'deal.lose', dealId, input };
  return writeFor(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const deal = await getLockedDeal(tx, dealId, member, {
      action: 'deal.move',
      expectedVersion: input.expectedVersion,
    });
    const stage = nextState(dealTransitions, deal.stage, 'lose');
    if (!stage) throw fail.invalidState('deal.ended', `This deal has ended: it is ${deal.stage}`);
    const now = ctx.clock.now();
    const version = deal.version + 1;
    const { reason } = input;
    const note = input.note ?? null;
    await abandonDrafts(tx, dealId, now);
    await endDisclosuresOf(tx, dealId, { actor, member, at: now, call });
    await updateDeal(tx, {
      ...deal,
      ...NO_PROPOSAL,
      stage,
      stageSince: now,
      version,
      lostReason: reason,
      lostNote: note,
    });
    await noteDealEvent(tx, actor, {
      id: newId(),
      dealId,
      kind: 'lost',
      side: sideOf(deal, member),
      note,
      at: now,
      fromStage: deal.stage,
      toStage: stage,
    });
    await writeAudit(tx, audit, actor, [
      { action: 'deal.lose', subject: dealId, data: { from: deal.stage, reason, version } },
    ]);
    const { listingId, demandId } = deal;
    const payload: DealLost = {
      dealId,
      listingId,
      demandId,
      pairId: demandId ? pairIdOf(listingId, demandId) : null,
      reason,
      lostBy: member.organisation.id,
      lostAt: now.toISOString(),
      buyerNamed: deal.buyerNamed,
    };
    await writeEvents(tx, outbox, [
      { type: DEAL_LOST, key: dealId, version, payload, ...(call.requestId ? { requestId: call.requestId } : {}) },
    ]);
    return { id: dealId };
  });
}
