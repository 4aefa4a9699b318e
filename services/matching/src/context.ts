import type { Database } from '@techbourse/db';
import type { Clock, Logger, Metrics } from '@techbourse/platform';
import type { JobQueue } from '@techbourse/queue';
import type { IndexWatch, Search } from '@techbourse/search';
import type { Config } from './config.ts';
import type { Embedders } from './embedding/embedders.ts';
import type { ActiveWeights } from './memory/active-weights.ts';
import type { RetrievalStack } from './memory/retrieval-stack.ts';

export type Context = {
  readonly config: Config;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly db: Database;
  readonly queue: JobQueue;
  readonly search: Search;
  /** Watches whether the index of pairs is complete. */
  readonly pairsWatch: IndexWatch;
  readonly clock: Clock;
  /** The active weights. Code outside a worker must call `refresh` first. */
  readonly weights: ActiveWeights;
  close(): Promise<void>;
};

/** The context of job handlers: embedders and retrieval besides. */
export interface WorkerContext extends Context, RetrievalStack {
  readonly embedders: Embedders;
}
