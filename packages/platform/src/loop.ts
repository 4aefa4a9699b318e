import { setTimeout as wait } from 'node:timers/promises';

/** How long until the next round. */
export type Pause = {
  ms: number;
  /** Not to be cut short by `wake`: what failed is not tried again for each new piece of work. */
  whole?: boolean;
};

/** Work that comes back again and again, in one process. */
export type Loop = {
  /** Has the next round begin at once; when one is under way, another follows it. */
  wake(): void;
  /** Ends the pause under way, waits for the round under way, and begins no other. */
  stop(): Promise<void>;
};

/**
 * Runs rounds one after the other, with pauses between them, until it is stopped.
 * @param round does a piece of work and says how long to pause; its signal aborts when the loop is to stop. It deals with
 *   its own errors: one that it throws ends the process, like every error that nobody waits for.
 */
export function startLoop(round: (stopping: AbortSignal) => Promise<Pause>): Loop {
  const stopping = new AbortController();
  let pausing = new AbortController();
  let isWoken = false;
  let isWhole = false;

  const run = async () => {
    while (!stopping.signal.aborted) {
      isWoken = false;
      const { ms, whole = false } = await round(stopping.signal);
      if (stopping.signal.aborted || ms <= 0 || (isWoken && !whole)) continue;
      pausing = new AbortController();
      isWhole = whole;
      await wait(ms, undefined, { signal: pausing.signal }).catch(() => {}); // woken or stopped
    }
  };
  const running = run();
  return {
    wake: () => {
      isWoken = true;
      if (!isWhole) pausing.abort();
    },
    stop: async () => {
      stopping.abort();
      pausing.abort();
      await running;
    },
  };
}
