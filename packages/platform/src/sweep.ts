import type { Logger } from './log.ts';
import { startLoop } from './loop.ts';

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
  return startLoop(async () => {
    try {
      return { ms: (await options.pass()) ? 0 : options.everyMs };
    } catch (error) {
      options.log.warn({ err: error, sweep: options.name }, 'sweep failed; it will be tried again');
      return { ms: options.everyMs };
    }
  });
}
