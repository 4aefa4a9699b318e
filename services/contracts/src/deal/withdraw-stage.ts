import { writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { DeclineStageRequest, WithdrawStageRequest } from '../api/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { writeFor } from '../rows.ts';
import { getLockedDeal, sideOf } from './load.ts';
import { answeredProposal, NO_PROPOSAL } from './proposal.ts';
import { updateDeal } from './store.ts';
import { noteDealEvent } from './tell.ts';

/** Withdraws the stage that this side proposed; the deal stays in its stage. */
export async function withdrawStage(
  ctx: Context,
  actor: Actor,
  dealId: string,
  input: WithdrawStageRequest,
  call: Call,
): Promise<{ id: string }> {
  return endProposal(ctx, actor, dealId, { ...input, as: 'withdraw_stage' }, call);
}

/** Declines the stage that the other side proposed, with a note; the deal stays in its stage. */
export async function declineStage(
  ctx: Context,
  actor: Actor,
  dealId: string,
  input: DeclineStageRequest,
  call: Call,
): Promise<{ id: string }> {
  return endProposal(ctx, actor, dealId, { ...input, as: 'decline_stage' }, call);
}

type End = {
  as: 'withdraw_stage' | 'decline_stage';
  note?: string | undefined;
  expectedVersion?: number | undefined;
};

function endProposal(ctx: Context, actor: Actor, dealId: string, end: End, call: Call): Promise<{ id: string }> {
  const member = authorise(actor, 'deal.move');
  const { as, ...input } = end;
  const request = { verb: `deal.${as}`, dealId, input };
  return writeFor(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const deal = await getLockedDeal(tx, dealId, member, {
      action: 'deal.move',
      expectedVersion: input.expectedVersion,
    });
    const now = ctx.clock.now();
    const side = sideOf(deal, member);
    const own = as === 'withdraw_stage';
    const { to } = answeredProposal(deal, now, { side, own });
    const version = deal.version + 1;
    await updateDeal(tx, { ...deal, ...NO_PROPOSAL, version });
    await noteDealEvent(tx, actor, {
      id: newId(),
      dealId,
      kind: own ? 'stage_withdrawn' : 'stage_declined',
      side,
      note: input.note ?? null,
      at: now,
      fromStage: deal.stage,
      toStage: to,
    });
    await writeAudit(tx, audit, actor, [
      { action: `deal.${as}`, subject: dealId, data: { from: deal.stage, to, version } },
    ]);
    return { id: dealId };
  });
}
