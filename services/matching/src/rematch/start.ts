import { type NewEvent, type Tx, writeAudit, writeEvents } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { REMATCH_CHUNK_MADE, type RematchChunkMade } from '../api/rematch.ts';
import { audit, outbox } from '../db/schema.ts';
import { endRematch, findRunning, insertRematch, lockRematches } from './store.ts';

/**
 * Records of one chunk: seconds of work, so that a crash repeats little and progress is visible. 100,000 listings and as
 * many demands are 800 chunks.
 */
const CHUNK_RECORDS = 250;

export type RematchOrder = {
  /** Why, for people. */
  readonly reason: string;
  readonly actor: Actor;
  /** Version of the weights that is active from this transaction on. */
  readonly weights: string;
  /** The sides to re-match; both when absent. */
  readonly sides?: readonly PairSide[];
  /** Cancels a running re-match instead of refusing: new weights make it pointless. */
  readonly supersede?: boolean;
  /** Overrides the usual size. */
  readonly chunkRecords?: number;
  readonly requestId?: string;
};

/**
 * Starts a full re-match in the transaction that makes it necessary: workers refresh every record that is open now, chunk
 * by chunk. Returns its id.
 * @throws AppError CONFLICT (`rematch.running`), which names the one that runs.
 */
export async function startRematch(tx: Tx, order: RematchOrder): Promise<string> {
  await lockRematches(tx);
  const id = newId();
  const running = await findRunning(tx);
  if (running && !order.supersede) {
    throw fail.conflict(
      'rematch.running',
      `A re-match is under way (${running.id}, ${running.reason}): wait for it or cancel it`,
      { id: running.id },
    );
  }
  if (running) await endRematch(tx, running.id, { state: 'cancelled', error: `superseded by ${id}` });
  const chunks = await insertRematch(
    tx,
    { id, reason: order.reason, askedBy: order.actor.id, weights: order.weights },
    order.sides ?? ['listing', 'demand'],
    order.chunkRecords ?? CHUNK_RECORDS,
  );
  await writeAudit(tx, audit, order.actor, [
    {
      action: 'rematch.started',
      subject: id,
      data: { reason: order.reason, weights: order.weights, chunks, superseded: running?.id ?? null },
    },
  ]);
  await writeEvents(
    tx,
    outbox,
    chunkEvents(
      id,
      Array.from({ length: chunks }, (_, i) => i + 1),
      order.requestId,
    ),
  );
  return id;
}

/** One event, and so one job, per chunk: all workers take part. */
export function chunkEvents(rematchId: string, chunks: readonly number[], requestId?: string): NewEvent[] {
  const payload: RematchChunkMade = { rematchId };
  return chunks.map((no) => ({
    type: REMATCH_CHUNK_MADE,
    key: rematchId,
    version: no,
    payload,
    ...(requestId ? { requestId } : {}),
  }));
}
