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

/** Who is told of a conflict: its own listings, and those of others as a verified organisation or as anyone sees them. */
export type PatentHoldScope = { verified: boolean; now: Date };

/** The listing that stands for the same patent, which the other side can see. */
export type PatentConflict = { key: string; listingId: string };

/** What a listing stands for: its family, its application and its publication (whatever the kind code). */
export function patentHoldKeys({ patent }: Pick<ListingContent, 'patent'>): string[] {
  return patentKeys(patent);
}

/** Number of locks that keys share: an import of 200 patents must not fill the lock table of the server. */
const LOCKS = 64;

/**
 * Brings the claims of listings to their present content and state, in order. A listing whose patent another live
 * listing stands for is refused, unless one of the two says that it differs from the other: its conflict is returned
 * and its claims stay as they were. Between organisations only what is published counts, so that nobody can block a
 * patent with a draft that its owner cannot see.
 *
 * A listing of others that the claimant cannot see (reserved, an unpublished invention, numbers for verified
 * organisations only) refuses nothing, because a refusal would tell of it to anybody who tries numbers. The conflict is
 * noted for the operator, who settles it.
 *
 * Claims of the same keys wait for each other from here to the end of the transaction.
 */
export async function holdPatents(
  tx: Tx,
  claimants: readonly Candidate[],
  scene: PatentHoldScope,
): Promise<Map<string, PatentConflict>> {
  const conflicts = new Map<string, PatentConflict>();
  const wanted = claimants.map((one) => ({
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
    const mine = new Map(held.filter((claim) => claim.listingId === one.id).map((claim) => [claim.key, claim]));
    const others = [...held, ...accepted].filter(
      (holder) => holder.listingId !== one.id && one.keys.includes(holder.key) && blocks(holder, one, mine),
    );
    const differsFrom = one.content.differsFrom?.listing;
    const isNamed = others.some((holder) => holder.listingId === differsFrom);
    const rivals = isNamed ? [] : others.filter((holder) => holder.differsFrom !== one.id);
    const told = rivals.find((holder) => isVisible(holder, one, scene));
    if (told) {
      conflicts.set(one.id, { key: told.key, listingId: told.listingId });
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
        ...conflictColumns(mine.get(key), one.state === 'draft' ? undefined : rival?.listingId, scene.now),
      });
    }
  }
  const settled = claimants.filter((one) => !conflicts.has(one.id)).map((one) => one.id);
  await replacePatentHolds(tx, settled, accepted);
  return conflicts;
}

const PUBLIC: readonly string[] = ['published', 'reserved'];

/** Whether the holder came first. Who stands for the key among what is public already does not lose it to one that came later. */
function blocks(holder: PatentHold, one: Candidate, mine: ReadonlyMap<string, PatentHold>): boolean {
  if (holder.organisationId === one.organisationId) return true;
  return PUBLIC.includes(holder.state) && !PUBLIC.includes(mine.get(holder.key)?.state ?? '');
}

function isVisible(holder: PatentHold, one: Candidate, { verified }: PatentHoldScope): boolean {
  if (holder.organisationId === one.organisationId) return true;
  return holder.state === 'published' && (holder.accessLevel === 'T0' || (holder.accessLevel === 'T1' && verified));
}

/** A conflict as the operator finds it: one that is known stays as old, and as settled, as it is. */
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

/** One listing's claims. @throws AppError CONFLICT with the id of the first listing. */
export async function holdPatent(tx: Tx, claimant: Candidate, scene: PatentHoldScope): Promise<void> {
  const conflict = (await holdPatents(tx, [claimant], scene)).get(claimant.id);
  if (!conflict) return;
  throw fail.conflict('listing.same_family', conflictMessage(conflict), { listingId: conflict.listingId });
}

/** The eyes of the listing's owner: the operator, who sees more, acts for it. */
export function patentHoldScope(
  member: Member,
  claimant: Pick<Candidate, 'organisationId'>,
  now: Date,
): PatentHoldScope {
  const isOwner = member.organisation.id === claimant.organisationId;
  return { verified: isOwner && seesVerified(member), now };
}
