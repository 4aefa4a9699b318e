import { anonymousOrganisation, anonymousTimestamp, type PairSide, pairIdOf } from '@techbourse/domain';
import type { Pair } from '../api/pair.ts';
import { toldState } from './pair.ts';
import type { PairRow, RecordRow } from './read-store.ts';

const UNKNOWN = { value: null, contribution: 0 };

/** The reader of a pair: one of its sides, or the operator (undefined). */
export type Viewer = PairSide | undefined;

/** A pair as one of its sides, or the operator, sees it. */
export function viewPair(row: PairRow, viewer: Viewer): Pair {
  const nameless = (side: PairSide) => isNameless(row, side, viewer);
  return {
    id: pairIdOf(row.listingId, row.demandId),
    score: row.score,
    base: row.base,
    // Pairs scored before the newest part was known are without it.
    parts: { ...row.parts, requirements: row.parts.requirements ?? UNKNOWN },
    listing: viewRecordFor(row.listing, nameless('listing')),
    demand: viewRecordFor(row.demand, nameless('demand')),
    state: statesFor(row, viewer),
    dealId: row.dealId,
    shown: isShownTo(row, viewer),
    updatedAt: momentFor(row, viewer, viewer ? row.toldAt : row.updatedAt),
  };
}

function statesFor({ listingState, demandState }: PairRow, viewer: Viewer): Pair['state'] {
  return {
    listing: viewer === 'demand' ? toldState(listingState) : listingState,
    demand: viewer === 'listing' ? toldState(demandState) : demandState,
  };
}

/**
 * Whether a pair is shown to somebody. One that is among the best of neither record stays for who decided about it; that
 * the other side has it on a shortlist does not keep it.
 */
export function isShownTo(row: PairRow, viewer: Viewer): boolean {
  const { shown, keptByListing, keptByDemand } = row;
  if (!shown || keptByListing || keptByDemand) return shown;
  return isDecidedFor(row, viewer);
}

/** Whether anything was decided about a pair that somebody may know of. */
export function isDecidedFor(row: PairRow, viewer: Viewer): boolean {
  const { listing, demand } = statesFor(row, viewer);
  return listing !== 'suggested' || demand !== 'suggested';
}

/** Whether the owner of a side stays unnamed for the viewer. */
function isNameless(row: PairRow, side: PairSide, viewer: Viewer): boolean {
  return row[side].card.anonymous && viewer !== undefined && viewer !== side && !row.named;
}

/** A moment of a pair; only the day where the exact time could identify an unnamed owner. */
export function momentFor(row: PairRow, viewer: Viewer, at: string): string {
  const moment = new Date(at).toISOString();
  return isNameless(row, 'listing', viewer) || isNameless(row, 'demand', viewer) ? anonymousTimestamp(moment) : moment;
}

/** A record as others see it; of an unnamed owner only the place and field. */
export function viewRecordFor({ id, version, open, ipc, card }: RecordRow, nameless: boolean): Pair['listing'] {
  return {
    id,
    version,
    open,
    ipc,
    kind: card.kind,
    title: card.title,
    organisation: nameless
      ? anonymousOrganisation(card.organisation, card.field, card.shownPlace ?? 'none')
      : card.organisation,
    field: card.field,
    dealKinds: [...card.dealKinds],
    until: card.until,
  };
}
