import type { DealSide } from '../api/index.ts';
import type { EventRow } from './store.ts';

type Act = Pick<EventRow, 'kind' | 'side' | 'agencyId' | 'aboutAgencyId' | 'at'>;

/** An agency that acted in a deal, on which sides, and what was said of its standing on both. */
export type DealAgency = {
  organisationId: string;
  sides: DealSide[];
  declaredAt: Date | null;
  acceptedBy: DealSide[];
};

const SIDES: readonly DealSide[] = ['seller', 'buyer'];

/**
 * The agencies of a deal: those that acted for a side under a mandate, and those that its contract names. Whoever declared
 * or accepted that one stands on both sides did so in the history of the deal, which the ledger holds once it is signed.
 */
export function agenciesOf(
  history: readonly Act[],
  named: readonly { organisationId: string; side: DealSide | 'both' }[] = [],
): DealAgency[] {
  const acted = history.flatMap(({ agencyId, side }) => (agencyId && side ? [{ id: agencyId, sides: [side] }] : []));
  const written = named.map(({ organisationId: id, side }) => ({ id, sides: side === 'both' ? SIDES : [side] }));
  return [...Map.groupBy([...acted, ...written], ({ id }) => id)].map(([organisationId, parts]) => {
    const about = history.filter((row) => row.aboutAgencyId === organisationId);
    const accepted = about.filter(({ kind }) => kind === 'both_sides_accepted').map(({ side }) => side);
    return {
      organisationId,
      sides: SIDES.filter((side) => parts.some((part) => part.sides.some((one) => one === side))),
      declaredAt: about.find(({ kind }) => kind === 'both_sides_declared')?.at ?? null,
      acceptedBy: SIDES.filter((side) => accepted.includes(side)),
    };
  });
}

/** Those that stand on both sides. */
export function onBothSides(agencies: readonly DealAgency[]): DealAgency[] {
  return agencies.filter(({ sides }) => sides.length === SIDES.length);
}
