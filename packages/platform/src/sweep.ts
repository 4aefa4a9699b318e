import type { Logger } from './log.ts';

export type Sweep = {
  /** Waits for the pass under way and starts no other. */
  stop(): Promise<void>;
};

/**
 * Work that time itself starts, such as the end of a validity: `pass` runs now, then every `everyMs`, and again at once
 * while it says that there is more. A pass that fails is logged and tried again at its next time.
 */
export function startSweep(options: {
  name: string;
  everyMs: number;
  log: Logger;
  /** Does one batch; true when more may be waiting. */
  pass: () => Promise<boolean>;
}): Sweep {
  let stopped = false;
  let wake: () => void = () => {};
  const loop = (async () => {
    while (!stopped) {
      let more = false;
      try {
        more = await options.pass();
      } catch (error) {
        options.log.warn({ err: error, sweep: options.name }, 'sweep failed; it will be tried again');
      }
      if (more || stopped) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, options.everyMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await loop;
    },
  };
}
