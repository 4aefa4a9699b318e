import { type PairSide, pairIdOf, unnamedOwner } from '@techbourse/domain';
import type { Pair } from '../contract/pair.ts';
import type { PairRow, RecordRow } from './read-store.ts';

/** Who looks at a pair: one of its sides, or the operator (undefined). */
export type Viewer = PairSide | undefined;

/** A pair as one of its sides, or the operator, sees it. */
export function viewPair(row: PairRow, viewer: Viewer): Pair {
  const nameless = (side: PairSide, record: RecordRow) =>
    record.card.anonymous && viewer !== undefined && viewer !== side && !row.named;
  return {
    id: pairIdOf(row.listingId, row.demandId),
    score: row.score,
    base: row.base,
    parts: row.parts,
    listing: viewRecord(row.listing, nameless('listing', row.listing)),
    demand: viewRecord(row.demand, nameless('demand', row.demand)),
    state: { listing: row.listingState, demand: row.demandState },
    dealId: row.dealId,
    shown: row.shown,
    updatedAt: new Date(row.updatedAt).toISOString(),
  };
}

function viewRecord({ id, version, open, ipc, card }: RecordRow, nameless: boolean): Pair['listing'] {
  return {
    ...{ id, version, open, ipc },
    kind: card.kind,
    title: card.title,
    organisation: nameless ? unnamedOwner(card.organisation, card.field) : card.organisation,
    field: card.field,
    dealKinds: [...card.dealKinds],
    until: card.until,
  };
}
