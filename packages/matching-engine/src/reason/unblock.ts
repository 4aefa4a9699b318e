import type { DealKind } from '@techbourse/domain';
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
  const code = violatedConstraint(facts.listing, facts.demand, today);
  if (!code) return undefined;
  const frees = (change: Move) => {
    const { listing, demand } = changeFacts(facts, change);
    return violatedConstraint(listing, demand, today) === undefined;
  };
  return { code, change: movesAgainst(code, facts).find(frees) };
}

/** Moves that may help, the smallest first. Identity, restrictions and the demand's expiry cannot be changed away. */
function movesAgainst(code: ViolatedConstraint, { listing, demand }: BothFacts): Move[] {
  const offer = (to: DealKind): Move => ({ code: 'offer_added', to });
  const accept = (to: DealKind): Move => ({ code: 'deal_kind_accepted', to });
  switch (code) {
    case 'no_common_deal_kind':
      return [...demand.dealKinds.map(offer), ...listing.offers.map(accept)];
    case 'nothing_exclusive':
      return [offer('exclusive_licence'), offer('sole_licence'), ...demand.dealKinds.map(offer)];
    case 'no_common_territory':
      if (!listing.territory || !demand.territory) return [];
      return [{ code: 'territory_widened', to: widened(listing.territory, demand.territory) }];
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
