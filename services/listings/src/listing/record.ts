import { type Cause, type NewEvent, type RecordChange, type Tx, writeHistory } from '@techbourse/db';
import type { ListingAction } from '@techbourse/domain';
import { LISTING_PUBLISHED, LISTING_WITHDRAWN, type ListingWithdrawn } from '../contract/events.ts';
import { audit, listingEvent, listingVersion, outbox } from '../db/schema.ts';
import type { ListingRecord } from './store.ts';
import { snapshotOf } from './view.ts';

export type Change = RecordChange<ListingRecord, ListingAction | 'create' | 'edit'>;

const tables = { event: listingEvent, version: listingVersion, audit, outbox };

/** What every write leaves behind; see `writeHistory`. */
export function recordChanges(tx: Tx, cause: Cause, changes: readonly Change[]): Promise<void> {
  return writeHistory(tx, tables, cause, changes, {
    noun: 'listing',
    isPublic: (record) => record.state === 'published',
    toEvents,
  });
}

function toEvents({ before, after }: Change) {
  if (after.state === 'published') return [{ type: LISTING_PUBLISHED, payload: snapshotOf(after) }];
  const wasOnTheMarket = before?.state === 'published' || before?.state === 'reserved';
  if (!wasOnTheMarket || !isLeaving(after.state)) return [];
  const payload: ListingWithdrawn = { id: after.id, organisationId: after.organisationId, reason: after.state };
  return [{ type: LISTING_WITHDRAWN, payload }];
}

function isLeaving(state: string): state is ListingWithdrawn['reason'] {
  return ['withdrawn', 'expired', 'reserved', 'transferred'].includes(state);
}

/** How a listing is now, as an event for who missed the last one. */
export function presentEvent(record: ListingRecord): NewEvent {
  const { id, version, organisationId, state } = record;
  if (state === 'published') return { type: LISTING_PUBLISHED, key: id, version, payload: snapshotOf(record) };
  // A draft anew was withdrawn before.
  const payload: ListingWithdrawn = { id, organisationId, reason: isLeaving(state) ? state : 'withdrawn' };
  return { type: LISTING_WITHDRAWN, key: id, version, payload };
}
