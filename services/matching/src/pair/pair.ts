import {
  type DeclineReason,
  nextState,
  type PairDecision,
  type PairSide,
  type PairState,
  pairDecisions,
  pairTransitions,
} from '@techbourse/domain';

/** A pair by its two records, whichever of them is at hand. */
export function keyOf(side: PairSide, id: string, otherId: string): { listingId: string; demandId: string } {
  return side === 'listing' ? { listingId: id, demandId: otherId } : { listingId: otherId, demandId: id };
}

/** How a pair stands on each side. */
export type PairStates = Readonly<Record<PairSide, PairState>>;

/** The side an organisation stands on, or undefined when it has no part in the pair. */
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

/** What a side may decide now, without what would change nothing. */
export function mayDecide(state: PairState): PairDecision[] {
  return pairDecisions.codes.filter((decision) => {
    const next = decide(state, decision);
    return next !== undefined && next !== state;
  });
}

export type DealOutcome = {
  readonly outcome: 'open' | 'signed' | 'lost';
  /** The side that ended a lost deal; undefined when neither did (the operator, an agency). */
  readonly lostBySide?: PairSide | undefined;
  readonly reason?: DeclineReason | undefined;
};

/**
 * Where deals put a pair: both sides in `deal` while one is open or signed. When all are lost the side that ended the
 * last has declined, and the other is back where it was before the deal.
 */
export function statesAfterDeals(states: PairStates, deals: readonly DealOutcome[]): PairStates {
  const last = deals.at(-1);
  if (!last) return states;
  if (deals.some((deal) => deal.outcome !== 'lost')) return { listing: 'deal', demand: 'deal' };
  const after = (side: PairSide): PairState => (last.lostBySide === side ? 'declined' : 'contacted');
  return { listing: after('listing'), demand: after('demand') };
}
