import type { NewEvent } from '@techbourse/db';
import { type PairSide, pairIdOf } from '@techbourse/domain';
import type { JobEnvelope } from '@techbourse/queue';
import {
  PAIRS_CHANGED,
  PAIRS_CHANGED_MAX,
  PAIRS_FOUND,
  type PairsChanged,
  type PairsFound,
  PROFILE_BUILT,
  type ProfileEvent,
} from '../api/events.ts';
import type { PairKey } from '../pair/key-store.ts';

/** The event that caused another. */
export type Cause = Pick<JobEnvelope, 'key' | 'version' | 'requestId'>;

export function pairsChangedEvents(keys: readonly PairKey[], cause: Cause): NewEvent[] {
  const distinct = [...new Map(keys.map((key) => [`${key.listingId}${key.demandId}`, key])).values()];
  const events: NewEvent[] = [];
  for (let at = 0; at < distinct.length; at += PAIRS_CHANGED_MAX) {
    const payload: PairsChanged = {
      pairs: distinct.slice(at, at + PAIRS_CHANGED_MAX).map(({ listingId, demandId }) => ({ listingId, demandId })),
    };
    events.push({ type: PAIRS_CHANGED, key: cause.key, version: cause.version, payload, ...requestOf(cause) });
  }
  return events;
}

/**
 * From this score on a pair is a good match (`levelOf` of packages/matching-engine), and worth being told of: fewer are
 * better than many that nobody follows.
 */
const STRONG_SCORE_MIN = 0.6;

type FoundRow = PairKey & Omit<PairsFound['pairs'][number], 'score'> & { score: { score: number } };

/** What is told of pairs that are new: of the good ones, unless a re-match found them, which finds them by thousands. */
export function pairsFoundEvents(
  rows: readonly (FoundRow & { keptByListing: boolean; keptByDemand: boolean })[],
  fresh: readonly PairKey[],
  cause: Cause & { cause: ProfileEvent['cause'] },
): NewEvent[] {
  if (cause.cause === 'asked') return [];
  const isNew = new Set(fresh.map((key) => pairIdOf(key.listingId, key.demandId)));
  const pairs = rows
    .filter(({ listingId, demandId }) => isNew.has(pairIdOf(listingId, demandId)))
    .filter(
      ({ score, keptByListing, keptByDemand }) => score.score >= STRONG_SCORE_MIN && (keptByListing || keptByDemand),
    )
    .map(({ listingId, demandId, listingOrganisationId, demandOrganisationId, score }) => ({
      listingId,
      demandId,
      listingOrganisationId,
      demandOrganisationId,
      score: score.score,
    }));
  const payloads: PairsFound[] = [];
  for (let at = 0; at < pairs.length; at += PAIRS_CHANGED_MAX) {
    payloads.push({ pairs: pairs.slice(at, at + PAIRS_CHANGED_MAX) });
  }
  const { key, version } = cause;
  return payloads.map((payload) => ({ type: PAIRS_FOUND, key, version, payload, ...requestOf(cause) }));
}

/** Events that refresh records which lost a pair: the next best candidate may take the place. */
export function lostPairEvents(
  side: PairSide,
  ids: readonly string[],
  heads: ReadonlyMap<string, { open: boolean; version: number }>,
  cause: Cause,
): NewEvent[] {
  return [...new Set(ids)].flatMap((id) => {
    const head = heads.get(id);
    if (!head?.open) return [];
    // The name of the cause is stored in the outbox and the queue.
    const payload: ProfileEvent = { side, id, cause: 'thinned' };
    return [{ type: PROFILE_BUILT, key: id, version: head.version, payload, ...requestOf(cause) }];
  });
}

function requestOf(cause: Cause): { requestId?: string } {
  return cause.requestId ? { requestId: cause.requestId } : {};
}
