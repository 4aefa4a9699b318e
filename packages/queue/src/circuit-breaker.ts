import type { Logger } from '@techbourse/platform';

/** Longest wait of a gate that is shut, until one job is let through to look. Milliseconds. */
const PROBE_AFTER_MAX_MS = 5000;

/**
 * Holds the jobs of one queue in this process while an engine that they need is away. The first that finds it away
 * shuts the gate; after a wait, which doubles up to five seconds, one job is let through to look, and the first that
 * ends well opens it for all. So however many jobs wait, an engine that is away is asked once per wait.
 */
export class CircuitBreaker {
  readonly #log: Logger;
  readonly #firstWaitMs: number;
  #open = false;
  #stopped = false;
  /** A job may pass to look. */
  #lookout = false;
  #waits = 0;
  #timer: NodeJS.Timeout | undefined;
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
    // The others that were under way when it went say nothing new.
    if (this.#timer || this.#lookout) return;
    this.#timer = setTimeout(
      () => this.#look(),
      Math.min(this.#firstWaitMs * 2 ** Math.min(this.#waits, 20), PROBE_AFTER_MAX_MS),
    );
    this.#waits += 1;
  }

  /** A job ended, well or by a fault of its own. */
  ended(well: boolean): void {
    if (!this.#open) return;
    if (!well) {
      // Whether the engine is back it did not say: the next may look at once.
      if (!this.#timer && !this.#lookout) this.#look();
      return;
    }
    this.#open = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#lookout = false;
    this.#log.info('the engine is back: the jobs go on');
    this.#release(true);
  }

  /** Lets go of all that are held, without their running. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#release(false);
  }

  #look(): void {
    this.#timer = undefined;
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
