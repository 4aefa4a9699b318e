import type { PairSide } from '@techbourse/domain';
import type { JobEnvelope } from '@techbourse/queue';
import type { WorkerContext } from '../context.ts';
import { refreshBatch } from '../pairing/refresh.ts';

/**
 * Refreshes some records of one side.
 * @param lists `own` when the re-match covers the other side as well, which maintains its own lists.
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
