import { setTimeout as wait } from 'node:timers/promises';
import type { WorkerContext } from '../context.ts';
import { type Cursor, reembedStep } from './reembed.ts';

/** Pauses when there is nothing to do, and after an error. */
const IDLE_MS = 5_000;
const ERROR_MS = 30_000;
/** How long stopping waits for the running page. */
const STOP_MS = 3_000;

/** Runs the background work of a change of embedder, until it is stopped. */
export function startReembedding(ctx: WorkerContext): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const run = async () => {
    const place: Cursor = { after: undefined };
    while (!stopping.signal.aborted) {
      const pause = await reembedStep(ctx, place).then(
        (step) => (step === 'worked' ? 0 : IDLE_MS),
        (error: unknown) => {
          if (!stopping.signal.aborted) ctx.log.error({ err: error }, 're-embedding failed; it is tried again');
          return ERROR_MS;
        },
      );
      if (pause > 0) await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      // A slow endpoint must not block the stop: the claim of its page expires.
      await Promise.race([running, wait(STOP_MS, undefined, { ref: false })]);
    },
  };
}
