import { writeAudit, writeEvents } from '@techbourse/db';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Rematch, StartRematch } from '../api/rematch.ts';
import type { Context } from '../context.ts';
import { audit, outbox } from '../db/schema.ts';
import { type RematchRow, viewRematch } from './progress.ts';
import { chunkEvents, startRematch } from './start.ts';
import {
  endRematch,
  findRematch,
  findRunning,
  listRematches,
  listUnfinished,
  lockRematches,
  resumeRematchRow,
} from './store.ts';

type Reader = Pick<Context, 'db' | 'clock'>;

/** The operator orders a full re-match. */
export async function orderRematch(
  ctx: Reader & Pick<Context, 'weights'>,
  actor: Actor,
  input: StartRematch,
  requestId?: string,
): Promise<Rematch> {
  const operator = authorise(actor, 'rematch.operate');
  await ctx.weights.refresh();
  const id = await ctx.db.orm.transaction((tx) =>
    startRematch(tx, {
      reason: input.reason,
      actor: operator,
      weights: ctx.weights.current().id,
      ...(input.side === 'both' ? {} : { sides: [input.side] }),
      ...(requestId ? { requestId } : {}),
    }),
  );
  return getRematch(ctx, operator, id);
}

/** Cancels a running re-match. Running chunks stop soon after; refreshed records stay refreshed. */
export async function cancelRematch(ctx: Reader, actor: Actor, id: string): Promise<Rematch> {
  const operator = authorise(actor, 'rematch.operate');
  await ctx.db.orm.transaction(async (tx) => {
    await lockRematches(tx);
    const rematch = found(await findRematch(tx, id));
    if (rematch.state === 'cancelled') return;
    if (!(await endRematch(tx, id, { state: 'cancelled' }))) {
      throw fail.invalidState('rematch.ended', `This re-match is ${rematch.state} and cannot be cancelled`);
    }
    await writeAudit(tx, audit, operator, [
      { action: 'rematch.cancelled', subject: id, data: { done: rematch.done, total: rematch.total } },
    ]);
  });
  return getRematch(ctx, operator, id);
}

/**
 * Resumes a cancelled or failed re-match with its unfinished chunks. A running one whose jobs were lost gets new jobs.
 */
export async function resumeRematch(
  ctx: Reader & Pick<Context, 'weights'>,
  actor: Actor,
  id: string,
  requestId?: string,
): Promise<Rematch> {
  const operator = authorise(actor, 'rematch.operate');
  await ctx.weights.refresh();
  await ctx.db.orm.transaction(async (tx) => {
    await lockRematches(tx);
    const rematch = found(await findRematch(tx, id));
    const running = await findRunning(tx);
    if (running && running.id !== id) {
      throw fail.conflict('rematch.running', `Another re-match is under way (${running.id})`, { id: running.id });
    }
    if (rematch.weights !== ctx.weights.current().id) {
      throw fail.invalidState(
        'rematch.weights_changed',
        `It was started for the weights ${rematch.weights}, which are no longer active: start a new one`,
      );
    }
    const unfinished = await listUnfinished(tx, id);
    if (unfinished.length === 0) {
      throw fail.invalidState('rematch.nothing_left', 'Nothing of this re-match is left to do: start a new one');
    }
    await resumeRematchRow(tx, id);
    await writeAudit(tx, audit, operator, [
      { action: 'rematch.resumed', subject: id, data: { from: rematch.state, chunks: unfinished.length } },
    ]);
    await writeEvents(tx, outbox, chunkEvents(id, unfinished, requestId));
  });
  return getRematch(ctx, operator, id);
}

export async function getRematch(ctx: Reader, actor: Actor, id: string): Promise<Rematch> {
  authorise(actor, 'rematch.read');
  return viewRematch(found(await findRematch(ctx.db.orm, id)), ctx.clock.now());
}

export async function listNewestRematches(ctx: Reader, actor: Actor, limit: number): Promise<Rematch[]> {
  authorise(actor, 'rematch.read');
  return (await listRematches(ctx.db.orm, limit)).map((row) => viewRematch(row, ctx.clock.now()));
}

function found(row: RematchRow | undefined): RematchRow {
  if (!row) throw fail.notFound('rematch.not_found', 'There is no such re-match');
  return row;
}
