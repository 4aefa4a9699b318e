import { fail } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import type { ContractTerms } from '../api/index.ts';
import { sideOf } from '../deal/load.ts';
import type { DealRow } from '../deal/store.ts';
import { patentNumbersOf } from './terms.ts';

/**
 * An agency that acts for the seller under a mandate for one listing gives nothing else of its client's away.
 * @throws FORBIDDEN (`mandate.beyond`)
 */
export function assertWithinMandate(member: Member, deal: DealRow, terms: ContractTerms): void {
  const { subject } = member.by ?? {};
  if (subject?.kind !== 'listing' || sideOf(deal, member) !== 'seller') return;
  const numbers = patentNumbersOf(deal.listingSnapshot);
  const isOther =
    terms.listings.some(({ listingId }) => listingId !== subject.id) ||
    terms.patents.some((number) => !numbers.includes(number));
  if (isOther) throw fail.forbidden('mandate.beyond', 'The mandate is for one listing: the text gives more than that');
}
