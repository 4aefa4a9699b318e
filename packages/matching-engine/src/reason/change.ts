import type { DemandFacts, ListingFacts } from '../profile/profile.ts';
import type { Change } from './change-schema.ts';

export type BothFacts = {
  readonly listing: ListingFacts;
  readonly demand: DemandFacts;
};

/** Everything of two records that a change can touch; texts are not included. */
export interface BothSides extends BothFacts {
  readonly listingIpc: readonly string[];
  readonly demandIpc: readonly string[];
}

type Classified = Extract<Change, { code: 'listing_classified' | 'demand_classified' }>;
type FactChange = Exclude<Change, Classified | { code: 'word_used' }>;
/** A change that leaves the texts as they are. */
export type FormChange = FactChange | Classified;

/** The records as they would be after a change. */
export function applyChange(sides: BothSides, change: FormChange): BothSides {
  switch (change.code) {
    case 'listing_classified':
      return { ...sides, listingIpc: [...sides.listingIpc, change.to] };
    case 'demand_classified':
      return { ...sides, demandIpc: [...sides.demandIpc, change.to] };
    default:
      return { ...sides, ...changeFacts(sides, change) };
  }
}

/** The facts as they would be after a change. */
export function changeFacts({ listing, demand }: BothFacts, change: FactChange): BothFacts {
  switch (change.code) {
    case 'price_lowered':
      return { demand, listing: { ...listing, price: { min: change.to, max: listing.price?.max ?? change.to } } };
    case 'price_stated':
      return { demand, listing: { ...listing, price: { min: change.to, max: change.to } } };
    case 'offer_added':
    case 'offer_stated':
      return { demand, listing: { ...listing, offers: [...listing.offers, change.to] } };
    case 'territory_widened':
    case 'territory_stated':
      return { demand, listing: { ...listing, territory: change.to } };
    case 'readiness_raised':
    case 'readiness_stated':
      return { demand, listing: { ...listing, readiness: change.to } };
    case 'validity_extended':
    case 'validity_stated':
      return { demand, listing: { ...listing, validUntil: change.to } };
    case 'budget_raised':
    case 'budget_stated':
      return { listing, demand: { ...demand, budget: { ...demand.budget, max: change.to } } };
    case 'deal_kind_accepted':
    case 'deal_kind_stated':
      return { listing, demand: { ...demand, dealKinds: [...demand.dealKinds, change.to] } };
    case 'territory_narrowed':
    case 'territory_wanted_stated':
      return { listing, demand: { ...demand, territory: change.to } };
    case 'readiness_lowered':
    case 'readiness_wanted_stated':
      return { listing, demand: { ...demand, readinessWanted: change.to } };
    case 'deadline_stated':
      return { listing, demand: { ...demand, deadline: change.to } };
    case 'exclusivity_waived':
      return { listing, demand: { ...demand, exclusivity: 'not_needed' } };
  }
}
