import type { Issue } from '@techbourse/api-schema';
import type { Tx } from '@techbourse/db';
import { standingIn, standingOf } from '@techbourse/domain';
import type { ContractTerms } from '../api/index.ts';
import { grantOf } from '../grant/grant.ts';
import { findListings } from '../projection/store.ts';

/**
 * An issue for each listing whose patent is over everywhere, or wherever the contract grants it, by the events that its
 * owner shows today: no right is left to license or to assign. What the listing said when the deal began does not matter.
 */
export async function rightIssues(tx: Tx, terms: ContractTerms): Promise<Issue[]> {
  const grant = grantOf(terms);
  if (!grant) return [];
  const { territory } = grant;
  const copies = await findListings(
    tx,
    terms.listings.map(({ listingId }) => listingId),
  );
  return terms.listings.flatMap(({ listingId }, index) => {
    const patent = copies.find(({ id }) => id === listingId)?.snapshot?.patent;
    if (!patent) return [];
    const issue = (rule: string, message: string) => [{ pointer: `/listings/${index}`, rule, message }];
    if (standingOf(patent) === 'over') {
      const message = 'The right is over, by its legal events: it can be neither licensed nor assigned';
      return issue('contract.right_over', message);
    }
    if (territory.kind !== 'countries' || standingIn(patent, territory.countries) !== 'over') return [];
    const message = 'In the countries of this contract the right is over, by its legal events';
    return issue('contract.right_over_there', message);
  });
}
