import type { NewEvent, Tx } from '@techbourse/db';
import type { ListingAction } from '@techbourse/domain';
import {
  bytesOf,
  type Cause,
  countGrowth,
  type Growth,
  quotasOf,
  type RecordChange,
  writeHistory,
} from '@techbourse/record';
import {
  LISTING_IDENTIFIED,
  LISTING_PUBLISHED,
  LISTING_WITHDRAWN,
  type ListingIdentified,
  type ListingWithdrawn,
} from '../api/events.ts';
import type { Context } from '../context.ts';
import { audit, listingEvent, listingVersion, outbox, usage } from '../db/schema.ts';
import { contentFor } from './disclosure.ts';
import type { ListingRecord } from './store.ts';
import { snapshotOf } from './view.ts';

export type Change = RecordChange<ListingRecord, ListingAction | 'create' | 'edit'>;

const tables = { event: listingEvent, version: listingVersion, audit, outbox };

/** What every write leaves behind (see `writeHistory`), counted for its owner. @throws AppError LIMIT_EXCEEDED. */
export async function recordChanges(
  ctx: Pick<Context, 'config'>,
  tx: Tx,
  cause: Cause,
  changes: readonly Change[],
): Promise<void> {
  const quotas = quotasOf(ctx.config);
  for (const [organisationId, own] of Map.groupBy(changes, ({ after }) => after.organisationId)) {
    await countGrowth(tx, usage, quotas, { actor: cause.actor, organisationId, growth: growthOf(own) });
  }
  await writeHistory(tx, tables, cause, changes, { noun: 'listing', isPublic, toEvents });
}

const isPublic = (record: ListingRecord) => record.state === 'published';

/** What is kept beyond what was: new records, longer contents, and each public version once more. */
function growthOf(changes: readonly Change[]): Growth {
  const growth = { records: 0, bytes: 0 };
  for (const { before, after } of changes) {
    const bytes = bytesOf(after.content);
    growth.records += before ? 0 : 1;
    growth.bytes += bytes - (before ? bytesOf(before.content) : 0) + (isPublic(after) ? bytes : 0);
  }
  return growth;
}

function toEvents({ before, after }: Change) {
  if (after.state === 'published') {
    const published = { type: LISTING_PUBLISHED, payload: snapshotOf(after) };
    const saysMore = [before, after].some((record) => record && hidesIdentity(record));
    return saysMore ? [published, { type: LISTING_IDENTIFIED, payload: identityOf(after) }] : [published];
  }
  const wasOnTheMarket = before?.state === 'published' || before?.state === 'reserved';
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
  const { applicationNumber, publicationNumber, familyId } = content.patent ?? {};
  const differsFrom = content.differsFrom?.listing;
  return { id, organisationId, applicationNumber, publicationNumber, familyId, differsFrom };
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
