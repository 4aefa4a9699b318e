import { fail } from '@techbourse/platform';
import type { ChangeState } from '../api/index.ts';
import type { ChangeRow } from './store.ts';

/** How long the other party may think about a change before the proposal lapses. Days. */
const PROPOSAL_DAYS = 90;
const DAY_MS = 86_400_000;

type Proposed = { proposedAt: Date; proposedBy: string; ledgerSeq: number | null; closedAs: string | null };

export function lapsesAt({ proposedAt }: Pick<Proposed, 'proposedAt'>): Date {
  return new Date(proposedAt.getTime() + PROPOSAL_DAYS * DAY_MS);
}

/** What became of a proposal. `contractEnded`: a termination was made meanwhile, so that nothing else can be. */
export function changeState(change: Proposed, now: Date, contractEnded: boolean): ChangeState {
  if (change.ledgerSeq !== null) return 'made';
  if (change.closedAs !== null) return change.closedAs as ChangeState; // a CHECK holds it to two of them
  return contractEnded || now >= lapsesAt(change) ? 'lapsed' : 'proposed';
}

const WHY: Record<Exclude<ChangeState, 'proposed'>, string> = {
  made: 'This change was made already',
  withdrawn: 'This proposal was withdrawn',
  declined: 'This proposal was declined',
  lapsed: 'This proposal has lapsed: propose it anew',
};

/** @throws INVALID_STATE unless the proposal can still be answered or taken back. */
export function assertPending(change: Proposed, now: Date): void {
  const state = changeState(change, now, false);
  if (state !== 'proposed') throw fail.invalidState(`change.${state}`, WHY[state], { details: { state } });
}

/** What the two parties confirm of a change, as hashed. */
export function changeContent(
  contract: { id: string; hash: string },
  change: { kind: string; body: ChangeRow['body'] },
) {
  return { contractId: contract.id, contractHash: contract.hash, kind: change.kind, ...change.body };
}
