import { writeAudit } from '@techbourse/db';
import type { DealStage } from '@techbourse/domain';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { MoveDealRequest } from '../api/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { endDisclosuresOf } from '../disclosure/close.ts';
import { keepsSecrets } from '../disclosure/disclosure.ts';
import { writeFor } from '../rows.ts';
import { assertAnswered, movedStage } from './deal.ts';
import { getLockedDeal, sideOf } from './load.ts';
import { answeredProposal, isAcceptance, NO_PROPOSAL, standingProposal } from './proposal.ts';
import { type DealRow, updateDeal } from './store.ts';
import { noteDealEvent, tellAnswer } from './tell.ts';

/**
 * Proposes another open stage, or accepts the other side's proposal, which moves the deal and restarts its clock. A
 * proposal replaces a pending one of either side. The first step of an unnamed company names it.
 */
export async function moveDeal(
  ctx: Context,
  actor: Actor,
  dealId: string,
  input: MoveDealRequest,
  call: Call,
): Promise<{ id: string }> {
  return takeStep(ctx, actor, dealId, { verb: 'deal.move', ...input }, call);
}

/** Accepts exactly the stage that the other side has proposed. */
export async function acceptStage(
  ctx: Context,
  actor: Actor,
  dealId: string,
  input: MoveDealRequest,
  call: Call,
): Promise<{ id: string }> {
  return takeStep(ctx, actor, dealId, { verb: 'deal.accept_stage', ...input }, call);
}

type Step = MoveDealRequest & { verb: 'deal.move' | 'deal.accept_stage' };

function takeStep(ctx: Context, actor: Actor, dealId: string, step: Step, call: Call): Promise<{ id: string }> {
  const member = authorise(actor, 'deal.move');
  const { verb, ...input } = step;
  const request = { verb, dealId, input };
  return writeFor(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const deal = await getLockedDeal(tx, dealId, member, {
      action: 'deal.move',
      expectedVersion: input.expectedVersion,
    });
    const now = ctx.clock.now();
    const side = sideOf(deal, member);
    const to = movedStage(deal.stage, input.to);
    assertAnswered(deal, side);
    if (verb === 'deal.accept_stage') assertProposed(deal, now, { side, to });
    const accepts = isAcceptance(standingProposal(deal, now), side, to);
    const version = deal.version + 1;
    const changed = accepts
      ? { ...NO_PROPOSAL, stage: to, stageSince: now }
      : { proposedStage: to, proposedBy: side, proposedAt: now };
    await updateDeal(tx, { ...deal, ...changed, version, buyerNamed: true });
    if (accepts && !keepsSecrets(to)) await endDisclosuresOf(tx, dealId, { actor, member, at: now, call });
    await noteDealEvent(tx, actor, {
      id: newId(),
      dealId,
      kind: accepts ? 'stage_accepted' : 'stage_proposed',
      side,
      note: input.note ?? null,
      at: now,
      fromStage: deal.stage,
      toStage: to,
    });
    const action = accepts ? 'deal.accept_stage' : 'deal.propose_stage';
    await writeAudit(tx, audit, actor, [{ action, subject: dealId, data: { from: deal.stage, to, version } }]);
    if (!deal.buyerNamed) await tellAnswer(tx, deal, { now, version, call });
    return { id: dealId };
  });
}

function assertProposed(deal: DealRow, now: Date, wanted: { side: DealRow['openedBy'] | null; to: DealStage }): void {
  const proposal = answeredProposal(deal, now, { side: wanted.side, own: false });
  if (proposal.to === wanted.to) return;
  throw fail.conflict('deal.stage.other_proposal', `The other side proposes ${proposal.to}`, { to: proposal.to });
}
