import { asAppError, fail, summaryOf } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import { rematchChunkMadeSchema } from '../api/rematch.ts';
import type { WorkerContext } from '../context.ts';
import { type ClaimedChunk, claimChunk, extendClaim, finishChunk, releaseChunk } from './claim-store.ts';
import { refreshRecords } from './refresh-records.ts';
import { endRematch, findRematch, listOpenBetween } from './store.ts';

/**
 * Seconds after which a claim expires; another worker gets the job after some 20 seconds. A batch takes a second or less,
 * and up to a dozen with a busy Meilisearch.
 */
const CLAIM_S = 30;

/** Records refreshed between two extensions of the claim. */
const BATCH = 64;

/** A chunk that fails so often fails its re-match: the cause is in the chunk and not in the machine. */
const ATTEMPTS_MAX = 5;

/**
 * Job `matching.rematch`: works on one free chunk of a full re-match. Refreshing a record twice ends in the same state, so
 * another worker repeats the chunk of a dead one.
 */
export async function workRematch(ctx: WorkerContext, envelope: JobEnvelope): Promise<void> {
  const { rematchId } = rematchChunkMadeSchema.parse(envelope.payload);
  const chunk = await claimChunk(ctx.db.orm, rematchId, CLAIM_S);
  if (!chunk) return noChunkFree(ctx, rematchId);
  try {
    const lists = chunk.bothSides ? 'own' : 'both';
    const records = await listOpenBetween(ctx.db.orm, chunk.side, chunk.firstId, chunk.lastId);
    for (let at = 0; at < records.length; at += BATCH) {
      await refreshRecords(ctx, chunk.side, records.slice(at, at + BATCH), { cause: envelope, lists });
      if (!(await extendClaim(ctx.db.orm, chunk, CLAIM_S))) return releaseChunk(ctx.db.orm, chunk, true);
    }
    await finishChunk(ctx.db, chunk);
  } catch (thrown) {
    await releaseFailedChunk(ctx, chunk, thrown);
    throw thrown;
  }
}

/**
 * There are as many jobs as chunks, so a job without a free chunk came twice, or a crash left a claimed chunk. In that
 * case the job must come again after the claim has expired.
 */
async function noChunkFree(ctx: WorkerContext, rematchId: string): Promise<void> {
  const rematch = await findRematch(ctx.db.orm, rematchId);
  if (rematch?.state !== 'running') return;
  throw fail.unavailable('rematch.chunks_taken', 'Other workers have all remaining chunks');
}

async function releaseFailedChunk(ctx: WorkerContext, chunk: ClaimedChunk, thrown: unknown): Promise<void> {
  const error = asAppError(thrown);
  const isOutage = error.kind === 'UNAVAILABLE';
  await releaseChunk(ctx.db.orm, chunk, isOutage);
  if (isOutage || chunk.attempts < ATTEMPTS_MAX) return;
  const message = `chunk ${chunk.no}: ${summaryOf(thrown)}`;
  if (await endRematch(ctx.db.orm, chunk.rematchId, { state: 'failed', error: message })) {
    ctx.log.error({ rematch: chunk.rematchId, chunk: chunk.no, err: thrown }, 're-match failed');
  }
}
