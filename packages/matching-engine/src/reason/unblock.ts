import type { DealKind, PairSide } from '@techbourse/domain';
import { type ViolatedConstraint, violatedConstraint } from '../score/constraints.ts';
import { type BothFacts, changeFacts } from './change.ts';
import type { Move } from './change-schema.ts';
import { widened } from './moves.ts';

/** The violated constraint between two records, and the change of one fact that would lift it, if there is one. */
export type Blocked = {
  readonly code: ViolatedConstraint;
  readonly change: Move | undefined;
};

/** Undefined for two records that may be a pair. The change is tested: with it no other constraint is violated. */
export function findBlocked(facts: BothFacts, today: string): Blocked | undefined {
  const found = findLifts(facts, today);
  return found && { code: found.code, change: found.changes[0] };
}

/** The violated constraint between two records, and the changes of one fact that would each lift it, one of each side at most. */
export type Lifts = {
  readonly code: ViolatedConstraint;
  /** The smallest change of either side; none: no change of one fact lifts it. */
  readonly changes: readonly Move[];
};

/** Undefined for two records that may be a pair. Each change is tested: with it no other constraint is violated. */
export function findLifts(facts: BothFacts, today: string): Lifts | undefined {
  const code = violatedConstraint(facts.listing, facts.demand, today);
  if (!code) return undefined;
  const frees = (change: Move) => {
    const { listing, demand } = changeFacts(facts, change);
    return violatedConstraint(listing, demand, today) === undefined;
  };
  const freeing = movesAgainst(code, facts).filter(frees);
  const changes = freeing.filter(
    (one, at) => freeing.findIndex((first) => sideOfMove(first) === sideOfMove(one)) === at,
  );
  return { code, changes };
}

/** Whose record a change is of. */
export function sideOfMove({ code }: Move): PairSide {
  switch (code) {
    case 'price_lowered':
    case 'offer_added':
    case 'territory_widened':
    case 'readiness_raised':
    case 'validity_extended':
      return 'listing';
    case 'budget_raised':
    case 'deal_kind_accepted':
    case 'territory_narrowed':
    case 'readiness_lowered':
    case 'exclusivity_waived':
      return 'demand';
  }
}

/** Moves that may help, the smallest first. Identity, restrictions and the demand's expiry cannot be changed away. */
function movesAgainst(code: ViolatedConstraint, { listing, demand }: BothFacts): Move[] {
  const offer = (to: DealKind): Move => ({ code: 'offer_added', to });
  const accept = (to: DealKind): Move => ({ code: 'deal_kind_accepted', to });
  switch (code) {
    case 'no_common_deal_kind':
      return [...demand.dealKinds.map(offer), ...listing.offers.map(accept)];
    case 'nothing_exclusive':
      return [
        ...[offer('exclusive_licence'), offer('sole_licence'), ...demand.dealKinds.map(offer)],
        { code: 'exclusivity_waived' },
      ];
    case 'no_common_territory':
      if (!listing.territory || !demand.territory) return [];
      return [
        { code: 'territory_widened', to: widened(listing.territory, demand.territory) },
        { code: 'territory_narrowed', to: listing.territory },
      ];
    case 'listing_expired': {
      const to = demand.deadline ?? demand.openUntil;
      return to ? [{ code: 'validity_extended', to }] : [];
    }
    case 'same_organisation':
    case 'demand_expired':
    case 'listing_restricted':
    case 'demand_restricted':
      return [];
  }
}
