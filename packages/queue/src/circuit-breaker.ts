import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '@techbourse/platform';

/** Longest wait of an open breaker before it lets one job probe the engine. Milliseconds. */
const PROBE_AFTER_MAX_MS = 5000;

/**
 * Holds the jobs of one queue in this process while an engine that they need is away. The first job that finds it away
 * opens the breaker. After a wait, which doubles up to five seconds, one job probes the engine. The first job that
 * succeeds closes the breaker for all. So an engine that is away gets one request per wait.
 */
export class CircuitBreaker {
  readonly #log: Logger;
  readonly #firstWaitMs: number;
  #open = false;
  #stopped = false;
  /** The next job may probe. */
  #lookout = false;
  #waits = 0;
  /** Ends the wait for the next look. */
  #waiting: AbortController | undefined;
  readonly #held = new Set<(pass: boolean) => void>();

  constructor(log: Logger, firstWaitMs: number) {
    this.#log = log;
    this.#firstWaitMs = firstWaitMs;
  }

  /** Resolves true when a job may run, false when this process stops meanwhile. */
  async waitUntilAllowed(): Promise<boolean> {
    if (this.#stopped) return false;
    if (!this.#open) return true;
    if (this.#lookout) {
      this.#lookout = false;
      return true;
    }
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#held.add(resolve);
    return promise;
  }

  /** A job found an engine away. */
  open(): void {
    if (!this.#open) {
      this.#open = true;
      this.#waits = 0;
      this.#log.warn('an engine is away: the jobs that need it wait');
    }
    // Jobs that were under way at the outage add no information.
    if (this.#stopped || this.#waiting || this.#lookout) return;
    const ms = Math.min(this.#firstWaitMs * 2 ** Math.min(this.#waits, 20), PROBE_AFTER_MAX_MS);
    this.#waiting = new AbortController();
    wait(ms, undefined, { signal: this.#waiting.signal }).then(
      () => this.#look(),
      () => {}, // opened or stopped meanwhile
    );
    this.#waits += 1;
  }

  /** A job succeeded, or failed for another reason than an outage. */
  ended(well: boolean): void {
    if (!this.#open) return;
    if (!well) {
      // This does not show whether the engine is back: the next job may probe at once.
      if (!this.#waiting && !this.#lookout) this.#look();
      return;
    }
    this.#open = false;
    this.#waiting?.abort();
    this.#waiting = undefined;
    this.#lookout = false;
    this.#log.info('the engine is back: the jobs go on');
    this.#release(true);
  }

  /** Rejects all held jobs. */
  stop(): void {
    this.#stopped = true;
    this.#waiting?.abort();
    this.#release(false);
  }

  #look(): void {
    this.#waiting = undefined;
    const [first] = this.#held;
    if (!first) {
      this.#lookout = true;
      return;
    }
    this.#held.delete(first);
    first(true);
  }

  #release(pass: boolean): void {
    const held = [...this.#held];
    this.#held.clear();
    for (const resolve of held) resolve(pass);
  }
}
