import { type DealKind, permits, territoriesOverlap } from '@techbourse/domain';
import type { DemandFacts, ListingFacts } from '../profile/profile.ts';

/** Why two records can never be a pair, whatever their texts say; in the order of the tests. */
export const hardConstraints = [
  'same_organisation',
  'listing_expired',
  'demand_expired',
  /** Both name deal kinds and share none. */
  'no_common_deal_kind',
  /** The demand requires exclusivity, and every common deal kind is non-exclusive. */
  'nothing_exclusive',
  /** Both name countries and share none. */
  'no_common_territory',
  /** The listing's owner may not deal with an organisation or into a country of the demand. */
  'listing_restricted',
  /** The demand's owner may not deal with an organisation of the listing's country. */
  'demand_restricted',
] as const;

export type ViolatedConstraint = (typeof hardConstraints)[number];

/** Deal kinds that are non-exclusive by nature; exclusivity can be asked of all others. */
export const nonExclusiveKinds: readonly DealKind[] = ['non_exclusive_licence', 'open_licence'];

/**
 * The hard filter before any scoring. `today` is a calendar day (`2026-11-22`); a record is valid through its last day.
 * A missing fact violates nothing, with one exception: restrictions exclude an owner without a known country.
 *
 * Two misfits only lower the score: a listing that expires before the demand's deadline, because owners usually renew,
 * and a price above the budget, because both are opening positions.
 */
export function violatedConstraint(
  listing: ListingFacts,
  demand: DemandFacts,
  today: string,
): ViolatedConstraint | undefined {
  if (listing.organisationId === demand.organisationId) return 'same_organisation';
  if (listing.validUntil !== undefined && listing.validUntil < today) return 'listing_expired';
  if (demand.openUntil !== undefined && demand.openUntil < today) return 'demand_expired';
  if (listing.offers.length > 0) {
    // No arrays are allocated: retrieval calls this for every record of the other side.
    let isCommon = false;
    let isExclusive = false;
    for (const kind of listing.offers) {
      if (demand.dealKinds.length > 0 && !demand.dealKinds.includes(kind)) continue;
      isCommon = true;
      isExclusive ||= !nonExclusiveKinds.includes(kind);
    }
    if (!isCommon) return 'no_common_deal_kind';
    if (demand.exclusivity === 'required' && !isExclusive) return 'nothing_exclusive';
  }
  if (listing.territory && demand.territory && !territoriesOverlap(listing.territory, demand.territory)) {
    return 'no_common_territory';
  }
  if (listing.restrictions && !permits(listing.restrictions, demand.countries ?? [])) return 'listing_restricted';
  if (demand.restrictions && !permits(demand.restrictions, listing.countries ?? [])) return 'demand_restricted';
  return undefined;
}
