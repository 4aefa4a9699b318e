import { type DeclineReason, pairIdOf } from '@techbourse/domain';
import type { Actor } from '@techbourse/platform';
import type { Deal, DealEvent, DealSummary } from '../contract/index.ts';
import { dealActions, stageClock } from './deal.ts';
import { sideOf } from './load.ts';
import type { DealRow } from './store.ts';

type Seen = { actor: Actor; now: Date; contractId: string | undefined };

function common(row: DealRow, { actor, now, contractId }: Seen) {
  return {
    ...{ id: row.id, version: row.version, stage: row.stage, clock: stageClock(row.stage, row.stageSince, now) },
    pairId: row.demandId ? pairIdOf(row.listingId, row.demandId) : null,
    ...{ seller: row.seller, buyer: row.buyer, side: sideOf(row, actor) },
    ...{ openedBy: row.openedBy, openedAt: row.openedAt.toISOString() },
    // Written from the same list of codes, and never without one.
    lost: row.lostReason ? { reason: row.lostReason as DeclineReason, note: row.lostNote } : null,
    contractId: contractId ?? null,
    actions: sideOf(row, actor) ? dealActions(row.stage, contractId !== undefined) : [],
  };
}

export function summaryOf(row: DealRow, seen: Seen): DealSummary {
  const { listingSnapshot: listing, demandSnapshot: demand } = row;
  return {
    ...common(row, seen),
    listing: { id: row.listingId, version: row.listingVersion, title: listing.title },
    demand: demand ? { id: demand.id, version: demand.version, title: demand.title } : null,
  };
}

export function dealOf(row: DealRow, events: DealEvent[], seen: Seen): Deal {
  const { demandSnapshot: demand } = row;
  return {
    ...common(row, seen),
    listing: { id: row.listingId, version: row.listingVersion, snapshot: row.listingSnapshot },
    demand: demand ? { id: demand.id, version: demand.version, snapshot: demand } : null,
    events,
  };
}
