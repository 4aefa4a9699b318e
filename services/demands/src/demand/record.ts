import type { NewEvent } from '@techbourse/db';
import type { DemandAction } from '@techbourse/domain';
import { type RecordChange, recordHistory } from '@techbourse/record';
import {
  DEMAND_CLOSED,
  DEMAND_OPENED,
  DEMAND_REVIEWED,
  type DemandClosed,
  type DemandReviewed,
} from '../api/events.ts';
import { audit, demandEvent, demandVersion, outbox, usage } from '../db/schema.ts';
import { isInView } from './anonymity.ts';
import type { DemandRecord } from './store.ts';
import { snapshotOf } from './view.ts';

export type Change = RecordChange<DemandRecord, DemandAction | 'create' | 'edit'>;

export const { recordChanges, recordRemoval, listVersions, listEvents, findReview } = recordHistory(
  { event: demandEvent, version: demandVersion, audit, outbox, usage },
  { noun: 'demand', live: 'open', toEvents },
);

function toEvents(change: Change) {
  return [...marketEvents(change), ...reviewEvents(change)];
}

function reviewEvents({ before, after, action, reason, reasons }: Change) {
  const act = reviewed(before?.state, after.state, action);
  if (!act) return [];
  const { id, organisationId } = after;
  const payload: DemandReviewed = {
    id,
    organisationId,
    act,
    title: after.content.title ?? null,
    reason: reason ?? null,
    reasons: [...(reasons ?? [])],
  };
  return [{ type: DEMAND_REVIEWED, payload }];
}

function reviewed(from: string | undefined, to: string, action: Change['action']): DemandReviewed['act'] | undefined {
  if (action === 'hold') return 'held';
  if (from !== 'in_review') return to === 'in_review' ? 'submitted' : undefined;
  if (action === 'return') return 'returned';
  if (to === 'open') return 'published';
  return to === 'in_review' ? undefined : 'left';
}

function marketEvents({ before, after }: Change) {
  if (isInView(after)) return [{ type: DEMAND_OPENED, payload: snapshotOf(after) }];
  if (!before || !isInView(before)) return [];
  const { id, organisationId } = after;
  // One that is held back, or left public view with its organisation, has left the market too, and may come again.
  const payload: DemandClosed = {
    id,
    organisationId,
    outcome: after.outcome ?? 'withdrawn',
    snapshot: snapshotOf(after),
  };
  return [{ type: DEMAND_CLOSED, payload }];
}

/** How a demand is now, as an event for who missed the last one. */
export function presentEvent(record: DemandRecord): NewEvent {
  const { id, version, organisationId, outcome } = record;
  if (isInView(record)) return { type: DEMAND_OPENED, key: id, version, payload: snapshotOf(record) };
  const payload: DemandClosed = { id, organisationId, outcome: outcome ?? 'withdrawn', snapshot: snapshotOf(record) };
  return { type: DEMAND_CLOSED, key: id, version, payload };
}
