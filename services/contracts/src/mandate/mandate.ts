import { commissionOf, type Money } from '@techbourse/domain';
import type { AgencyMandate, DealSide } from '../api/index.ts';
import type { MandateRow } from './store.ts';

/** What of a deal decides whether a mandate covers it. */
export type CoveredDeal = { sellerId: string; buyerId: string; listingId: string; demandId: string | null };

/** A mandate in force that covers a deal, and the side that gave it. */
export type CoveringMandate = Pick<
  MandateRow,
  'id' | 'version' | 'agencyId' | 'subjectKind' | 'commission' | 'toDay'
> & {
  side: DealSide;
};

/**
 * The mandates of the sides of a deal that cover it on a day: accepted, begun, not over, about all that the client has or
 * about its record in this deal. One for a record goes before one for all of the same client and agency.
 */
export function coveringMandates(rows: readonly MandateRow[], deal: CoveredDeal, day: string): CoveringMandate[] {
  const covering = rows.flatMap((row) => {
    const side = row.clientId === deal.sellerId ? ('seller' as const) : ('buyer' as const);
    const isParty = row.clientId === deal.sellerId || row.clientId === deal.buyerId;
    const own = side === 'seller' ? { listing: deal.listingId } : { demand: deal.demandId };
    const isAbout = row.subjectKind === 'all' || own[row.subjectKind as keyof typeof own] === row.subjectId;
    const isInForce = row.state === 'accepted' && row.fromDay <= day && (row.toDay === null || row.toDay >= day);
    return isParty && isAbout && isInForce ? [{ ...row, side }] : [];
  });
  const narrow = covering.toSorted((a, b) => Number(a.subjectKind === 'all') - Number(b.subjectKind === 'all'));
  const first = new Map(narrow.toReversed().map((row) => [`${row.agencyId} ${row.side}`, row]));
  return [...first.values()];
}

/** What the mandates of an agency promise it, by the amounts of a text. */
export function promisedBy(
  mandates: readonly Pick<CoveringMandate, 'id' | 'version' | 'agencyId' | 'side' | 'commission'>[],
  agency: { organisationId: string; side: DealSide | 'both' },
  { value, technologyValue }: { value: Money; technologyValue: Money },
): AgencyMandate[] {
  return mandates.flatMap(({ id, version, agencyId, side, commission }) => {
    if (agencyId !== agency.organisationId || !commission) return [];
    if (agency.side !== 'both' && agency.side !== side) return [];
    const earns = commissionOf(commission, { value, technology_value: technologyValue }, agencyId);
    return [{ mandateId: id, version, side, commission, earns }];
  });
}
