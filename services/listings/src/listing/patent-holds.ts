import { createHash } from 'node:crypto';
import type { Tx } from '@techbourse/db';
import { patentKeys } from '@techbourse/domain';
import { fail } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import type { ListingContent } from '../api/content.ts';
import { findPatentHolds, lockBuckets, type PatentHold, replacePatentHolds } from '../db/patent-holds.ts';
import { accessLevelOfNumbers, seesVerified } from './disclosure.ts';
import { LIVE_STATES } from './listing.ts';
import type { NewListing } from './store.ts';

type Candidate = Pick<NewListing, 'id' | 'organisationId' | 'state' | 'content'>;

/** The viewer of a conflict: it sees its own listings, and others' as a verified or unverified organisation. */
export type PatentHoldScope = { verified: boolean; now: Date };

/** The visible listing that holds the same patent. */
export type PatentConflict = { key: string; listingId: string };

/** The keys that a listing holds: its family, application number and publication number (without kind code). */
export function patentHoldKeys({ patent }: Pick<ListingContent, 'patent'>): string[] {
  return patentKeys(patent);
}

/** Number of locks that keys share: an import of 200 patents must not fill the lock table of the server. */
const LOCKS = 64;

/**
 * Updates the patent holds of listings to their present content and state, in order. Refuses a listing whose patent
 * another live listing holds, unless one says that it differs from the other. A refused listing keeps its holds, and
 * its conflict is returned. Between organisations only published listings count, so that a hidden draft cannot block a
 * patent. A conflict with a listing that the owner cannot see refuses nothing, because a refusal would reveal it. It is
 * recorded for the operator, who settles it. Writes of the same keys wait for each other until the end of the
 * transaction.
 */
export async function holdPatents(
  tx: Tx,
  candidates: readonly Candidate[],
  scope: PatentHoldScope,
): Promise<Map<string, PatentConflict>> {
  const conflicts = new Map<string, PatentConflict>();
  const wanted = candidates.map((one) => ({
    ...one,
    keys: LIVE_STATES.includes(one.state) ? patentHoldKeys(one.content) : [],
  }));
  const keys = [...new Set(wanted.flatMap((one) => one.keys))];
  const held: PatentHold[] = [];
  if (keys.length > 0) {
    await lockBuckets(tx, keys.map(bucketOf));
    held.push(...(await findPatentHolds(tx, keys)));
  }

  const accepted: PatentHold[] = [];
  for (const one of wanted) {
    const mine = new Map(held.filter((hold) => hold.listingId === one.id).map((hold) => [hold.key, hold]));
    const others = [...held, ...accepted].filter(
      (holder) => holder.listingId !== one.id && one.keys.includes(holder.key) && blocks(holder, one, mine),
    );
    const differsFrom = one.content.differsFrom?.listing;
    const isNamed = others.some((holder) => holder.listingId === differsFrom);
    const rivals = isNamed ? [] : others.filter((holder) => holder.differsFrom !== one.id);
    const visible = rivals.find((holder) => isVisible(holder, one, scope));
    if (visible) {
      conflicts.set(one.id, { key: visible.key, listingId: visible.listingId });
      continue;
    }
    for (const key of one.keys) {
      const rival = rivals.find((holder) => holder.key === key);
      accepted.push({
        listingId: one.id,
        key,
        organisationId: one.organisationId,
        state: one.state,
        differsFrom: isNamed ? (differsFrom ?? null) : null,
        accessLevel: accessLevelOfNumbers(one.content),
        ...conflictColumns(mine.get(key), one.state === 'draft' ? undefined : rival?.listingId, scope.now),
      });
    }
  }
  const settled = candidates.filter((one) => !conflicts.has(one.id)).map((one) => one.id);
  await replacePatentHolds(tx, settled, accepted);
  return conflicts;
}

/** The holders of the same right that block a listing and that its owner may see. */
export function visibleRivals(
  held: readonly PatentHold[],
  one: Candidate & { keys: readonly string[] },
  scope: PatentHoldScope,
): PatentHold[] {
  const mine = new Map(held.filter((hold) => hold.listingId === one.id).map((hold) => [hold.key, hold]));
  return held.filter(
    (holder) =>
      holder.listingId !== one.id &&
      one.keys.includes(holder.key) &&
      blocks(holder, one, mine) &&
      isVisible(holder, one, scope),
  );
}

const PUBLIC: readonly string[] = ['published', 'reserved'];

/** Whether the holder blocks the listing. A public listing never loses its key to a later one. */
function blocks(holder: PatentHold, one: Candidate, mine: ReadonlyMap<string, PatentHold>): boolean {
  if (holder.organisationId === one.organisationId) return true;
  return PUBLIC.includes(holder.state) && !PUBLIC.includes(mine.get(holder.key)?.state ?? '');
}

function isVisible(holder: PatentHold, one: Candidate, { verified }: PatentHoldScope): boolean {
  if (holder.organisationId === one.organisationId) return true;
  return holder.state === 'published' && (holder.accessLevel === 'T0' || (holder.accessLevel === 'T1' && verified));
}

/** The columns of a conflict. A known conflict keeps its date and its settlement. */
function conflictColumns(known: PatentHold | undefined, conflictsWith: string | undefined, now: Date) {
  if (known?.conflictsWith && (!conflictsWith || conflictsWith === known.conflictsWith)) {
    const { conflictSince, settledAt } = known;
    return { conflictsWith: known.conflictsWith, conflictSince, settledAt };
  }
  if (!conflictsWith) return { conflictsWith: null, conflictSince: null, settledAt: null };
  return { conflictsWith, conflictSince: now, settledAt: null };
}

function bucketOf(key: string): number {
  return (createHash('sha256').update(key).digest()[0] ?? 0) % LOCKS;
}

export const conflictMessage = ({ key }: PatentConflict): string =>
  `${key.slice(key.indexOf(':') + 1)} is listed already; if the offers differ, say so in differsFrom`;

/** Updates the patent holds of one listing. @throws AppError CONFLICT with the id of the first listing. */
export async function holdPatent(tx: Tx, candidate: Candidate, scope: PatentHoldScope): Promise<void> {
  const conflict = (await holdPatents(tx, [candidate], scope)).get(candidate.id);
  if (!conflict) return;
  throw fail.conflict('listing.same_family', conflictMessage(conflict), { listingId: conflict.listingId });
}

/** The view of the listing's owner, also when the operator acts for it. */
export function patentHoldScope(
  member: Member,
  candidate: Pick<Candidate, 'organisationId'>,
  now: Date,
): PatentHoldScope {
  const isOwner = member.organisation.id === candidate.organisationId;
  return { verified: isOwner && seesVerified(member), now };
}
