import type { Issue } from '@techbourse/api-schema';
import type { Tx } from '@techbourse/db';
import { standingOf } from '@techbourse/domain';
import type { ContractTerms } from '../api/index.ts';
import { grantOf } from '../grant/grant.ts';
import { findListings } from '../projection/store.ts';

/**
 * An issue for each listing whose patent is over everywhere, by the events that its owner shows today: no right is left
 * to license or to assign. What the listing said when the deal began does not matter.
 */
export async function rightIssues(tx: Tx, terms: ContractTerms): Promise<Issue[]> {
  if (!grantOf(terms)) return [];
  const copies = await findListings(
    tx,
    terms.listings.map(({ listingId }) => listingId),
  );
  return terms.listings.flatMap(({ listingId }, index) => {
    const patent = copies.find(({ id }) => id === listingId)?.snapshot?.patent;
    if (!patent || standingOf(patent) !== 'over') return [];
    const message = 'The right is over, by its legal events: it can be neither licensed nor assigned';
    return [{ pointer: `/listings/${index}`, rule: 'contract.right_over', message }];
  });
}
