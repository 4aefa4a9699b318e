import { connect, type Database, type Work } from '@techbourse/db';
import { type Clock, createLogger, type Logger, systemClock } from '@techbourse/platform';
import { createQueue, type JobQueue } from '@techbourse/queue';
import { createIndexWatch, createSearch, type IndexWatch, type Search } from '@techbourse/search';
import { useToolsDir } from '@techbourse/text';
import type { Config } from './config.ts';
import { constraints } from './db/constraints.ts';
import { beginEmbedding } from './embedding/begin.ts';
import { Embedders } from './embedding/embedders.ts';
import { ActiveWeights } from './memory/active-weights.ts';
import { chooseRetriever, createFinding, type Finding } from './memory/retrieval-stack.ts';
import { pairsIndex } from './search/settings.ts';
import { pairsSource } from './search/sync.ts';

/** Connections of a process. */
const CONNECTIONS = 8;

export type Context = {
  readonly config: Config;
  readonly log: Logger;
  readonly db: Database;
  readonly queue: JobQueue;
  readonly search: Search;
  /** Whether the index of pairs holds what it should. */
  readonly pairsWatch: IndexWatch;
  readonly clock: Clock;
  /** The weights that rule; whoever scores or explains outside a worker asks it to `refresh` first. */
  readonly weights: ActiveWeights;
  close(): Promise<void>;
};

/** What job handlers have beyond the API: the models, and what finds candidates. */
export interface WorkerContext extends Context, Finding {
  readonly embedders: Embedders;
}

export function createContext(config: Config, name = 'matching', work: Work = 'request'): Context {
  const log = createLogger({ name, level: config.LOG_LEVEL });
  const db = connect(config.DATABASE_URL, { name, work, max: CONNECTIONS, limits: config });
  const queue = createQueue({ redisUrl: config.REDIS_URL, prefix: config.QUEUE_PREFIX, log, constraints });
  const search = createSearch({ url: config.MEILI_URL, key: config.MEILI_KEY, prefix: config.INDEX_PREFIX, log });
  const pairsWatch = createIndexWatch({
    search,
    definition: pairsIndex,
    source: pairsSource({ db, queue, search }),
    log,
    everyMs: config.SEARCH_CHECK_SECONDS * 1000,
  });
  return {
    config,
    log,
    db,
    queue,
    search,
    pairsWatch,
    clock: systemClock,
    weights: new ActiveWeights(db, log),
    close: async () => {
      await queue.close();
      await db.close();
    },
  };
}

export async function createWorkerContext(config: Config, name = 'matching-worker'): Promise<WorkerContext> {
  useToolsDir(config.TOOLS_DIR);
  const ctx = createContext(config, name, 'job');
  const embedders = await Embedders.open(config, ctx.log);
  await beginEmbedding(ctx.db, embedders.ownName, ctx.log);
  return {
    ...ctx,
    ...createFinding(await chooseRetriever(config, ctx), ctx, config),
    embedders,
    close: async () => {
      await embedders.close();
      await ctx.close();
    },
  };
}
