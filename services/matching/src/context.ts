import { connect, type Database } from '@techbourse/db';
import { type Clock, createLogger, type Logger, systemClock } from '@techbourse/platform';
import { createQueue, type JobQueue } from '@techbourse/queue';
import { createSearch, type Search } from '@techbourse/search';
import { useToolsDir } from '@techbourse/text';
import type { Config } from './config.ts';
import { beginEmbedding } from './embedding/begin.ts';
import { Embedders } from './embedding/embedders.ts';
import { ActiveWeights } from './learning/active.ts';
import { ProfileSync } from './profile/sync.ts';
import { ExactRetriever } from './retrieval/exact.ts';
import { ProfileIndex } from './retrieval/profile-index.ts';

export interface Context {
  readonly config: Config;
  readonly log: Logger;
  readonly db: Database;
  readonly queue: JobQueue;
  readonly search: Search;
  readonly clock: Clock;
  /** The weights that rule; whoever scores or explains outside a worker asks it to `refresh` first. */
  readonly weights: ActiveWeights;
  close(): Promise<void>;
}

/** What job handlers have beyond the API: the models, and every open profile in memory. */
export interface WorkerContext extends Context {
  readonly embedders: Embedders;
  readonly profiles: ProfileIndex;
  readonly retriever: ExactRetriever;
  readonly sync: ProfileSync;
}

export function createContext(config: Config, name = 'matching'): Context {
  const log = createLogger({ name, level: config.LOG_LEVEL });
  const db = connect(config.DATABASE_URL, { name });
  const queue = createQueue({ redisUrl: config.REDIS_URL, prefix: config.QUEUE_PREFIX, log });
  const search = createSearch({ url: config.MEILI_URL, key: config.MEILI_KEY, prefix: config.INDEX_PREFIX, log });
  return {
    ...{ config, log, db, queue, search, clock: systemClock, weights: new ActiveWeights(db, log) },
    close: async () => {
      await queue.close();
      await db.close();
    },
  };
}

export async function createWorkerContext(config: Config, name = 'matching-worker'): Promise<WorkerContext> {
  useToolsDir(config.TOOLS_DIR);
  const ctx = createContext(config, name);
  const embedders = await Embedders.open(config, ctx.log);
  await beginEmbedding(ctx.db, embedders.ownName, ctx.log);
  const profiles = new ProfileIndex();
  return {
    ...ctx,
    ...{ embedders, profiles, retriever: new ExactRetriever(profiles, { weights: ctx.weights }) },
    sync: new ProfileSync(ctx.db, profiles, ctx.weights),
    close: async () => {
      await embedders.close();
      await ctx.close();
    },
  };
}
