import type { DealStage } from '@techbourse/domain';
import { fail } from '@techbourse/platform';
import type { DealSide } from '../api/index.ts';

/** Days after which a proposed stage lapses. */
export const PROPOSAL_DAYS = 30;
const DAY_MS = 86_400_000;

export type StageProposal = { to: DealStage; by: DealSide; at: Date; lapsesAt: Date };

/** The columns of a row without a proposal. */
export const NO_PROPOSAL = { proposedStage: null, proposedBy: null, proposedAt: null } as const;

type ProposalRow = { proposedStage: DealStage | null; proposedBy: DealSide | null; proposedAt: Date | null };

/** The pending proposal of a deal, lapsed or not. */
export function proposalOf({
  proposedStage: to,
  proposedBy: by,
  proposedAt: at,
}: ProposalRow): StageProposal | undefined {
  if (!to || !by || !at) return undefined;
  return { to, by, at, lapsesAt: new Date(at.getTime() + PROPOSAL_DAYS * DAY_MS) };
}

/** The proposal that can still be answered. */
export function standingProposal(row: ProposalRow, now: Date): StageProposal | undefined {
  const proposal = proposalOf(row);
  return proposal && now < proposal.lapsesAt ? proposal : undefined;
}

/** Whether a move accepts the other side's proposal. @throws INVALID_STATE when it repeats the side's own. */
export function isAcceptance(standing: StageProposal | undefined, side: DealSide | null, to: DealStage): boolean {
  if (standing?.to !== to) return false;
  if (standing.by !== side) return true;
  throw fail.invalidState(
    'deal.stage.own_proposal',
    'Your side has proposed this; the other side accepts or declines',
    {
      details: { to, lapsesAt: standing.lapsesAt.toISOString() },
    },
  );
}

/** The proposal that a side may answer or withdraw. @throws INVALID_STATE, CONFLICT. */
export function answeredProposal(
  row: ProposalRow,
  now: Date,
  whose: { side: DealSide | null; own: boolean },
): StageProposal {
  const proposal = proposalOf(row);
  if (!proposal) throw fail.invalidState('deal.stage.no_proposal', 'No stage is proposed');
  if (now >= proposal.lapsesAt) {
    throw fail.invalidState('deal.stage.lapsed', 'This proposal has lapsed: propose the stage anew', {
      details: { to: proposal.to, lapsedAt: proposal.lapsesAt.toISOString() },
    });
  }
  if ((proposal.by === whose.side) === whose.own) return proposal;
  throw whose.own
    ? fail.invalidState('deal.stage.not_own_proposal', 'The other side proposed this: accept it or decline it')
    : fail.invalidState(
        'deal.stage.own_proposal',
        'Your side proposed this: the other side answers, yours may withdraw it',
      );
}
