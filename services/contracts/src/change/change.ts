import { fail } from '@techbourse/platform';
import type { ChangeState } from '../api/index.ts';
import type { ChangeRow } from './store.ts';

/** Days after which a proposed change lapses. */
const PROPOSAL_DAYS = 90;
const DAY_MS = 86_400_000;

type Proposed = { proposedAt: Date; proposedBy: string; ledgerSeq: number | null; closedAs: string | null };

export function lapsesAt({ proposedAt }: Pick<Proposed, 'proposedAt'>): Date {
  return new Date(proposedAt.getTime() + PROPOSAL_DAYS * DAY_MS);
}

/** The state of a proposal. `contractEnded`: the contract was terminated, so no other change can be made. */
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

/** @throws INVALID_STATE unless the proposal is still pending. */
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
