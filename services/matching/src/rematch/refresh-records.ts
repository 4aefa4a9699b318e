import type { PairSide } from '@techbourse/domain';
import type { JobEnvelope } from '@techbourse/queue';
import type { WorkerContext } from '../context.ts';
import { PROFILE_BUILT, type ProfileEvent } from '../contract/events.ts';
import { refreshPairs } from '../pair/refresh.ts';

/** Pairs some records of one side anew, as if each had just been told of. */
export async function refreshRecords(
  ctx: WorkerContext,
  side: PairSide,
  records: readonly { id: string; version: number }[],
  cause: JobEnvelope,
): Promise<void> {
  for (const { id, version } of records) {
    const payload: ProfileEvent = { side, id, cause: 'asked' };
    await refreshPairs(ctx, { ...cause, type: PROFILE_BUILT, key: id, version, payload });
  }
}
