import type { NewEvent } from '@techbourse/db';
import type { ListingAction } from '@techbourse/domain';
import { type RecordChange, recordHistory } from '@techbourse/record';
import {
  LISTING_IDENTIFIED,
  LISTING_PUBLISHED,
  LISTING_REVIEWED,
  LISTING_WITHDRAWN,
  type ListingIdentified,
  type ListingReviewed,
  type ListingWithdrawn,
} from '../api/events.ts';
import { audit, listingEvent, listingVersion, outbox, usage } from '../db/schema.ts';
import { contentFor, isInView } from './disclosure.ts';
import type { ListingRecord } from './store.ts';
import { snapshotOf } from './view.ts';

export type Change = RecordChange<ListingRecord, ListingAction | 'create' | 'edit'>;

export const { recordChanges, recordRemoval, listVersions, listEvents, findReview } = recordHistory(
  { event: listingEvent, version: listingVersion, audit, outbox, usage },
  { noun: 'listing', live: 'published', toEvents },
);

function toEvents(change: Change) {
  return [...marketEvents(change), ...reviewEvents(change)];
}

function reviewEvents({ before, after, action, reason, reasons }: Change) {
  const act = reviewed(before?.state, after.state, action);
  if (!act) return [];
  const { id, organisationId } = after;
  const payload: ListingReviewed = {
    id,
    organisationId,
    act,
    title: contentFor('T0', after.content).title ?? null,
    reason: reason ?? null,
    reasons: [...(reasons ?? [])],
  };
  return [{ type: LISTING_REVIEWED, payload }];
}

function reviewed(from: string | undefined, to: string, action: Change['action']): ListingReviewed['act'] | undefined {
  if (from !== 'in_review') return to === 'in_review' ? 'submitted' : undefined;
  if (action === 'return') return 'returned';
  if (to === 'published') return 'published';
  return to === 'in_review' ? undefined : 'left';
}

function marketEvents({ before, after }: Change) {
  if (isInView(after)) {
    const published = { type: LISTING_PUBLISHED, payload: snapshotOf(after) };
    const saysMore = [before, after].some((record) => record && hidesIdentity(record));
    return saysMore ? [published, { type: LISTING_IDENTIFIED, payload: identityOf(after) }] : [published];
  }
  const wasOnTheMarket = before?.state === 'published' || before?.state === 'reserved';
  if (after.state === 'published') {
    // It left public view with its organisation: for all others it is withdrawn until it comes back.
    const isLeft = wasOnTheMarket && before !== null && !before.outOfView;
    const { id, organisationId } = after;
    const gone: ListingWithdrawn = { id, organisationId, reason: 'withdrawn' };
    return isLeft ? [{ type: LISTING_WITHDRAWN, payload: gone }] : [];
  }
  if (!wasOnTheMarket || !isLeaving(after.state)) return [];
  const payload: ListingWithdrawn = { id: after.id, organisationId: after.organisationId, reason: after.state };
  return [{ type: LISTING_WITHDRAWN, payload }];
}

/** Whether its owner says more of what it is than everybody may see. */
function hidesIdentity({ content }: ListingRecord): boolean {
  if (content.differsFrom) return true;
  return content.patent !== undefined && contentFor('T0', content).patent === undefined;
}

function identityOf({ id, organisationId, content }: ListingRecord): ListingIdentified {
  const { applicationNumber, publicationNumber, familyId, family } = content.patent ?? {};
  const members = family?.map((one) => ({
    applicationNumber: one.applicationNumber,
    publicationNumber: one.publicationNumber,
  }));
  const differsFrom = content.differsFrom?.listing;
  return { id, organisationId, applicationNumber, publicationNumber, familyId, family: members, differsFrom };
}

function isLeaving(state: string): state is ListingWithdrawn['reason'] {
  return ['withdrawn', 'expired', 'reserved', 'transferred'].includes(state);
}

/** How a listing is now, as an event for who missed the last one. */
export function presentEvent(record: ListingRecord): NewEvent {
  const { id, version, organisationId, state } = record;
  if (isInView(record)) return { type: LISTING_PUBLISHED, key: id, version, payload: snapshotOf(record) };
  // A draft anew was withdrawn before.
  const payload: ListingWithdrawn = { id, organisationId, reason: isLeaving(state) ? state : 'withdrawn' };
  return { type: LISTING_WITHDRAWN, key: id, version, payload };
}
