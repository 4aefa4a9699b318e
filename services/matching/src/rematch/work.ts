import { asAppError, fail, summaryOf } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import { rematchChunkMadeSchema } from '../api/rematch.ts';
import type { WorkerContext } from '../context.ts';
import { type ClaimedChunk, claimChunk, extendClaim, finishChunk, releaseChunk } from './claim-store.ts';
import { refreshRecords } from './refresh-records.ts';
import { endRematch, findRematch, listOpenBetween } from './store.ts';

/**
 * A worker that says nothing for so long counts as dead; its job comes to another after some 20 seconds. A batch takes
 * a second or less, and up to a dozen where candidates are found in a busy Meilisearch.
 */
const CLAIM_S = 30;

/** Records refreshed between two signs of life. */
const BATCH = 64;

/** A chunk that fails so often fails its re-match: it is not the machine, it is something in the chunk. */
const ATTEMPTS_MAX = 5;

/**
 * Job `matching.rematch`: one chunk of a full re-match, whichever is free. Refreshing a record twice ends in the same
 * state, so a chunk whose worker died is simply done again by another.
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
 * There are as many jobs as chunks, so one that finds no chunk came twice, or after a crash: then a chunk is left in
 * dead hands, and the job must come again when its time is over.
 */
async function noChunkFree(ctx: WorkerContext, rematchId: string): Promise<void> {
  const rematch = await findRematch(ctx.db.orm, rematchId);
  if (rematch?.state !== 'running') return;
  throw fail.unavailable('rematch.chunks_taken', 'All chunks that are left are in other hands');
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
