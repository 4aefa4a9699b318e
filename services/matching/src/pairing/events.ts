import type { NewEvent } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import type { JobEnvelope } from '@techbourse/queue';
import {
  PAIRS_CHANGED,
  PAIRS_CHANGED_MAX,
  type PairsChanged,
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
