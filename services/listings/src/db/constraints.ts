import { serviceConstraints } from '@techbourse/db';
import type { Constraints } from '@techbourse/platform';

/** What the rules of this schema mean to people, should a write get as far as them. */
export const constraints = {
  ...serviceConstraints,
  claim_conflict_dated: 'A conflict has a day',
  claim_own: { reason: 'listing.same_family', message: 'You have listed this patent already' },
  claim_public: { reason: 'listing.same_family', message: 'This patent is listed already' },
  claim_sight_known: 'There is no such sight',
  listing_contract_effect_known: 'A contract has no such effect',
  disclosure_tier_known: 'A record is disclosed at T2 or T3',
  listing_import: { reason: 'import.repeated', message: 'A record of the same source and id was imported meanwhile' },
  listing_state_known: 'A listing has no such state',
} satisfies Constraints;
