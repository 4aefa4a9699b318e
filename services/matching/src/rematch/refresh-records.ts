import type { PairSide } from '@techbourse/domain';
import type { JobEnvelope } from '@techbourse/queue';
import type { WorkerContext } from '../context.ts';
import { refreshBatch } from '../pairing/refresh.ts';

/**
 * Pairs some records of one side anew, as if each had just been told of.
 * @param lists `own` when the other side is walked as well and looks after its own lists.
 */
export async function refreshRecords(
  ctx: WorkerContext,
  side: PairSide,
  records: readonly { id: string; version: number }[],
  { cause, lists }: { cause: Pick<JobEnvelope, 'requestId'>; lists: 'own' | 'both' },
): Promise<void> {
  const requestId = cause.requestId === undefined ? {} : { requestId: cause.requestId };
  const requests = records.map(({ id, version }) => ({ key: id, version, cause: 'asked' as const, ...requestId }));
  await refreshBatch(ctx, side, requests, { lists });
}
