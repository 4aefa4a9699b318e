import type { DemandFacts, ListingFacts } from './profile.ts';

/** Why two records can never be a pair, whatever their texts say. */
export type Obstacle = 'same_organisation' | 'no_common_deal_kind' | 'listing_expired' | 'demand_expired';

/**
 * The hard filter before any scoring. `today` is a calendar day (`2026-11-22`); a record is good through its last day.
 * A side that names no deal kinds leaves them open.
 */
export function obstacle(listing: ListingFacts, demand: DemandFacts, today: string): Obstacle | undefined {
  if (listing.organisationId === demand.organisationId) return 'same_organisation';
  if (listing.validUntil !== undefined && listing.validUntil < today) return 'listing_expired';
  if (demand.openUntil !== undefined && demand.openUntil < today) return 'demand_expired';
  if (listing.offers.length > 0 && demand.dealKinds.length > 0) {
    if (!listing.offers.some((kind) => demand.dealKinds.includes(kind))) return 'no_common_deal_kind';
  }
  return undefined;
}
