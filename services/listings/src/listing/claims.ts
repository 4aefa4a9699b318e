import { createHash } from 'node:crypto';
import type { Tx } from '@techbourse/db';
import { patentKeys } from '@techbourse/domain';
import { fail } from '@techbourse/platform';
import type { ListingContent } from '../contract/content.ts';
import { type Claim, listClaims, lockBuckets, replaceClaims } from '../db/claims.ts';
import { LIVE_STATES } from './listing.ts';
import type { NewListing } from './store.ts';

type Claimant = Pick<NewListing, 'id' | 'organisationId' | 'state' | 'content'>;

/** The listing that stands for the same patent; its id only when the other side may see it. */
export type ClaimConflict = { key: string; listingId: string | undefined };

/** What a listing stands for: its family, its application and its publication (whatever the kind code). */
export function claimKeys({ patent }: Pick<ListingContent, 'patent'>): string[] {
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
 * Claims of the same keys wait for each other from here to the end of the transaction.
 */
export async function claimPatents(tx: Tx, claimants: readonly Claimant[]): Promise<Map<string, ClaimConflict>> {
  const conflicts = new Map<string, ClaimConflict>();
  const wanted = claimants.map((one) => ({
    ...one,
    keys: LIVE_STATES.includes(one.state) ? claimKeys(one.content) : [],
  }));
  const keys = [...new Set(wanted.flatMap((one) => one.keys))];
  const held: Claim[] = [];
  if (keys.length > 0) {
    await lockBuckets(tx, keys.map(bucketOf));
    held.push(...(await listClaims(tx, keys)));
  }

  const accepted: Claim[] = [];
  for (const one of wanted) {
    const others = [...held, ...accepted].filter(
      (holder) => holder.listingId !== one.id && one.keys.includes(holder.key) && isInTheWay(holder, one),
    );
    const differsFrom = one.content.differsFrom?.listing;
    const isNamed = others.some((holder) => holder.listingId === differsFrom);
    const first = isNamed ? undefined : others.find((holder) => holder.differsFrom !== one.id);
    if (first) {
      const isVisible = first.organisationId === one.organisationId || first.state === 'published';
      conflicts.set(one.id, { key: first.key, listingId: isVisible ? first.listingId : undefined });
      continue;
    }
    for (const key of one.keys) {
      const { id, organisationId, state } = one;
      accepted.push({ listingId: id, key, organisationId, state, differsFrom: isNamed ? (differsFrom ?? null) : null });
    }
  }
  const settled = claimants.filter((one) => !conflicts.has(one.id)).map((one) => one.id);
  await replaceClaims(tx, settled, accepted);
  return conflicts;
}

function isInTheWay(holder: Claim, one: Claimant): boolean {
  return holder.organisationId === one.organisationId || ['published', 'reserved'].includes(holder.state);
}

function bucketOf(key: string): number {
  return (createHash('sha256').update(key).digest()[0] ?? 0) % LOCKS;
}

export const conflictMessage = ({ key }: ClaimConflict): string =>
  `${key.slice(key.indexOf(':') + 1)} is listed already; if the offers differ, say so in differsFrom`;

/** One listing's claims. @throws AppError CONFLICT with the id of the first listing. */
export async function claimPatent(tx: Tx, claimant: Claimant): Promise<void> {
  const conflict = (await claimPatents(tx, [claimant])).get(claimant.id);
  if (!conflict) return;
  const details = conflict.listingId ? { listingId: conflict.listingId } : {};
  throw fail.conflict('listing.same_family', conflictMessage(conflict), details);
}
