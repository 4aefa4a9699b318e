import {
  type DeclineReason,
  nextState,
  type PairDecision,
  type PairSide,
  type PairState,
  pairDecisions,
  pairTransitions,
} from '@techbourse/domain';

/** The key of a pair from one record and its counterpart. */
export function keyOf(side: PairSide, id: string, otherId: string): { listingId: string; demandId: string } {
  return side === 'listing' ? { listingId: id, demandId: otherId } : { listingId: otherId, demandId: id };
}

/** The state of a pair on each side. */
export type PairStates = Readonly<Record<PairSide, PairState>>;

/** The side of an organisation in a pair; undefined for a stranger. */
export function sideOf(
  pair: { readonly listingOrganisationId: string; readonly demandOrganisationId: string },
  organisationId: string,
): PairSide | undefined {
  if (pair.listingOrganisationId === organisationId) return 'listing';
  return pair.demandOrganisationId === organisationId ? 'demand' : undefined;
}

/** The state a decision leads to, or undefined when it is not allowed. */
export function decide(state: PairState, decision: PairDecision): PairState | undefined {
  return nextState(pairTransitions, state, decision);
}

/** What a side has only looked at, or keeps on its shortlist, is not for the other side to know. */
export function isPrivate(state: PairState): boolean {
  return state === 'seen' || state === 'shortlisted';
}

/** The state of a side as the other side is told. */
export function toldState(state: PairState): PairState {
  return isPrivate(state) ? 'suggested' : state;
}

/** The decisions that a side may take and that would change something: its state or, by another message, what the other side reads. */
export function mayDecide(state: PairState): PairDecision[] {
  return pairDecisions.codes.filter((decision) => {
    const next = decide(state, decision);
    return next !== undefined && (next !== state || decision === 'contact');
  });
}

export type DealOutcome = {
  readonly outcome: 'open' | 'signed' | 'lost';
  /** The side that ended a lost deal; undefined for the operator and agencies. */
  readonly lostBySide?: PairSide | undefined;
  readonly reason?: DeclineReason | undefined;
};

/**
 * The states of a pair after its deals: `deal` on both sides while one is open or signed. When all are lost, the side that
 * ended the last one has declined, and the other is back at `contacted`.
 */
export function statesAfterDeals(states: PairStates, deals: readonly DealOutcome[]): PairStates {
  const last = deals.at(-1);
  if (!last) return states;
  if (deals.some((deal) => deal.outcome !== 'lost')) return { listing: 'deal', demand: 'deal' };
  const after = (side: PairSide): PairState => (last.lostBySide === side ? 'declined' : 'contacted');
  return { listing: after('listing'), demand: after('demand') };
}
