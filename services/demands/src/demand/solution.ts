import type { SolvedBy } from '@techbourse/api-schema';
import type { KeptContract } from '@techbourse/record';

/** A contract as the owner of the demand reads it. */
export function viewSolution({ contractId, dealId, otherId, signedAt, endedOn }: KeptContract): SolvedBy {
  return { contractId, dealId, listingId: otherId, signedAt: signedAt.toISOString(), endedOn };
}
