import { type NewEvent, type RecordChange, type Tx, writeAudit, writeEvents, writeHistory } from '@techbourse/db';
import type { ListingAction } from '@techbourse/domain';
import type { Actor } from '@techbourse/platform';
import { LISTING_PUBLISHED, LISTING_WITHDRAWN, type ListingWithdrawn } from '../contract/events.ts';
import { audit, listingEvent, listingVersion, outbox } from '../db/schema.ts';
import type { ListingRecord } from './store.ts';
import { snapshotOf } from './view.ts';

export type Change = RecordChange<ListingRecord, ListingAction | 'create' | 'edit'>;

/** Who caused a change, and with which request; for the trail. */
export type Cause = { actor: Actor; requestId?: string | undefined };

/**
 * What every write leaves behind, in its own transaction: the event in the listing's history, the audit row, the
 * published version, and the message to the rest of the exchange.
 */
export async function recordChanges(tx: Tx, cause: Cause, changes: readonly Change[]): Promise<void> {
  const { actor, requestId } = cause;
  const tables = { event: listingEvent, version: listingVersion };
  await writeHistory(tx, tables, actor, changes, (record) => record.state === 'published');
  const entries = changes.map(({ after, action }) => ({
    action: `listing.${action}`,
    subject: after.id,
    data: { version: after.version, state: after.state },
  }));
  await writeAudit(tx, audit, actor, entries);
  const events = changes.flatMap((change) => toEvent(change, requestId));
  await writeEvents(tx, outbox, events);
}

function toEvent({ before, after }: Change, requestId: string | undefined): NewEvent[] {
  const common = { key: after.id, version: after.version, ...(requestId ? { requestId } : {}) };
  if (after.state === 'published') return [{ ...common, type: LISTING_PUBLISHED, payload: snapshotOf(after) }];
  const wasOnTheMarket = before?.state === 'published' || before?.state === 'reserved';
  if (!wasOnTheMarket || !isLeaving(after.state)) return [];
  const payload: ListingWithdrawn = { id: after.id, organisationId: after.organisationId, reason: after.state };
  return [{ ...common, type: LISTING_WITHDRAWN, payload }];
}

function isLeaving(state: string): state is ListingWithdrawn['reason'] {
  return ['withdrawn', 'expired', 'reserved', 'transferred'].includes(state);
}
