import type { Database } from '@techbourse/db';
import { reviewedWeights, usableWeights, type Weights, type WeightsSource } from '@techbourse/matching-engine';
import type { Logger } from '@techbourse/platform';
import { readActive } from './active-store.ts';

/**
 * The active weights, from Postgres. The reviewed set is active until a version is activated, and when the active
 * version was fitted to another reviewed set, whose formulas are gone.
 */
export class ActiveWeights implements WeightsSource {
  readonly #db: Database;
  readonly #log: Logger;
  #weights: Weights = reviewedWeights;
  #seen: number | undefined;

  constructor(db: Database, log: Logger) {
    this.#db = db;
    this.#log = log;
  }

  /** The weights of the last `refresh`. A scorer reads this once, so that it uses one version throughout. */
  current(): Weights {
    return this.#weights;
  }

  /** Resolves when `current()` is what was active at the call or later. Costs one row by primary key. */
  async refresh(): Promise<void> {
    const active = await readActive(this.#db.orm, this.#seen);
    // Concurrent calls may be answered in any order.
    if (active === 'same' || (active && active.seq < (this.#seen ?? 0))) return;
    this.#seen = active?.seq;
    this.#weights = this.#usable(active);
    this.#log.info({ weights: this.#weights.id }, 'active weights');
  }

  #usable(active: { version: string; root: string | null; weights: unknown } | undefined): Weights {
    if (!active || active.version === reviewedWeights.id) return reviewedWeights;
    const usable = usableWeights(active);
    if (usable) return usable;
    this.#log.warn({ version: active.version, root: active.root }, 'active weights do not fit this release: not used');
    return reviewedWeights;
  }
}
