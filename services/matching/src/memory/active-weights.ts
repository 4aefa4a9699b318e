import type { Database } from '@techbourse/db';
import { reviewedWeights, usableWeights, type Weights, type WeightsSource } from '@techbourse/matching-engine';
import type { Logger } from '@techbourse/platform';
import { readActive } from './active-store.ts';

/**
 * The weights that rule, as Postgres has them. The reviewed set rules while nothing was activated, and when the active
 * version was fitted to another reviewed set: its numbers belong to formulas that are gone.
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

  /** What the last `refresh` found. Work that scores takes this once, so that one switch never splits it. */
  current(): Weights {
    return this.#weights;
  }

  /** Resolves when `current()` holds what was active at the call or later: one row by its primary key. */
  async refresh(): Promise<void> {
    const active = await readActive(this.#db.orm, this.#seen);
    // Two that asked at once may be answered in either order.
    if (active === 'same' || (active && active.seq < (this.#seen ?? 0))) return;
    this.#seen = active?.seq;
    this.#weights = this.#usable(active);
    this.#log.info({ weights: this.#weights.id }, 'weights that rule');
  }

  #usable(active: { version: string; root: string | null; weights: unknown } | undefined): Weights {
    if (!active || active.version === reviewedWeights.id) return reviewedWeights;
    const usable = usableWeights(active);
    if (usable) return usable;
    this.#log.warn({ version: active.version, root: active.root }, 'active weights do not fit this release: not used');
    return reviewedWeights;
  }
}
