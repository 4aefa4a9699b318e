import { anonymousOrganisation, anonymousTimestamp, type PairSide, pairIdOf } from '@techbourse/domain';
import type { Pair } from '../api/pair.ts';
import type { PairRow, RecordRow } from './read-store.ts';

/** The reader of a pair: one of its sides, or the operator (undefined). */
export type Viewer = PairSide | undefined;

/** A pair as one of its sides, or the operator, sees it. */
export function viewPair(row: PairRow, viewer: Viewer): Pair {
  const nameless = (side: PairSide) => isNameless(row, side, viewer);
  return {
    id: pairIdOf(row.listingId, row.demandId),
    score: row.score,
    base: row.base,
    parts: row.parts,
    listing: viewRecord(row.listing, nameless('listing')),
    demand: viewRecord(row.demand, nameless('demand')),
    state: { listing: row.listingState, demand: row.demandState },
    dealId: row.dealId,
    shown: row.shown,
    updatedAt: momentFor(row, viewer, row.updatedAt),
  };
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

function viewRecord({ id, version, open, ipc, card }: RecordRow, nameless: boolean): Pair['listing'] {
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
