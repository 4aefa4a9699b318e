import { type NewEvent, type Tx, writeAudit, writeEvents } from '@techbourse/db';
import type { ListingAction } from '@techbourse/domain';
import { type Actor, newId } from '@techbourse/platform';
import { LISTING_PUBLISHED, LISTING_WITHDRAWN, type ListingWithdrawn } from '../contract/events.ts';
import { audit, listingEvent, listingVersion, outbox } from '../db/schema.ts';
import type { ListingRecord } from './store.ts';
import { snapshotOf } from './view.ts';

/** One change of one listing. `before` is null for a new one. */
export type Change = {
  before: ListingRecord | null;
  after: ListingRecord;
  action: ListingAction | 'create' | 'edit';
  reason?: string | undefined;
};

/** Who caused a change, and with which request; for the trail. */
export type Cause = { actor: Actor; requestId?: string | undefined };

/**
 * What every write leaves behind, in its own transaction: the event in the listing's history, the audit row, the
 * published version, and the message to the rest of the exchange.
 */
export async function recordChanges(tx: Tx, cause: Cause, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const { actor } = cause;
  await tx.insert(listingEvent).values(
    changes.map(({ before, after, action, reason }) => ({
      id: newId(),
      listingId: after.id,
      action,
      fromState: before?.state ?? null,
      toState: after.state,
      version: after.version,
      actorKind: actor.kind,
      actorId: actor.id,
      organisationId: actor.organisation?.id ?? null,
      reason: reason ?? null,
    })),
  );
  await writeAudit(
    tx,
    audit,
    actor,
    changes.map(({ after, action }) => ({
      action: `listing.${action}`,
      subject: after.id,
      data: { version: after.version, state: after.state },
    })),
  );
  const published = changes.filter(({ after }) => after.state === 'published');
  if (published.length > 0) {
    await tx
      .insert(listingVersion)
      .values(published.map(({ after }) => ({ listingId: after.id, version: after.version, content: after.content })));
  }
  await writeEvents(
    tx,
    outbox,
    changes.flatMap((change) => toEvent(change, cause.requestId)),
  );
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
