import { setTimeout as wait } from 'node:timers/promises';
import type { WorkerContext } from '../context.ts';
import { type Cursor, reembedStep } from './reembed.ts';

/** Milliseconds between looks when there is nothing to do, and after an error. */
const IDLE_MS = 5_000;
const ERROR_MS = 30_000;
/** Milliseconds that stopping waits for the page under way. */
const STOP_MS = 3_000;

/** Does the work of a change of embedder beside the jobs, until it is stopped. */
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
      // A slow endpoint does not hold up the process: the page goes to another worker after its time.
      await Promise.race([running, wait(STOP_MS, undefined, { ref: false })]);
    },
  };
}
