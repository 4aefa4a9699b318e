import { setTimeout as wait } from 'node:timers/promises';
import { startLoop } from '@techbourse/platform';
import type { WorkerContext } from '../context.ts';
import { type Cursor, reembedStep } from './reembed.ts';

/** Pauses when there is nothing to do, and after an error. */
const IDLE_MS = 5_000;
const ERROR_MS = 30_000;
/** How long stopping waits for the running page. */
const STOP_MS = 3_000;

/** Runs the background work of a change of embedder, until it is stopped. */
export function startReembedding(ctx: WorkerContext): { stop(): Promise<void> } {
  const place: Cursor = { after: undefined };
  const loop = startLoop(async (stopping) => {
    try {
      return { ms: (await reembedStep(ctx, place)) === 'worked' ? 0 : IDLE_MS };
    } catch (error) {
      if (!stopping.aborted) ctx.log.error({ err: error }, 're-embedding failed; it is tried again');
      return { ms: ERROR_MS };
    }
  });
  return {
    // A slow endpoint must not block the stop: the claim of its page expires.
    stop: () => Promise.race([loop.stop(), wait(STOP_MS, undefined, { ref: false })]),
  };
}
