import { connect, type Work } from '@techbourse/db';
import { createLogger, createMetrics, systemClock } from '@techbourse/platform';
import { createQueue } from '@techbourse/queue';
import { createIndexWatch, createSearch } from '@techbourse/search';
import { useToolsDir } from '@techbourse/text';
import type { Config } from './config.ts';
import type { Context, WorkerContext } from './context.ts';
import { constraints } from './db/constraints.ts';
import { Embedders } from './embedding/embedders.ts';
import { registerEmbedder } from './embedding/register.ts';
import { ActiveWeights } from './memory/active-weights.ts';
import { chooseRetriever, createRetrievalStack } from './memory/retrieval-stack.ts';
import { pairsIndex } from './search/settings.ts';
import { pairsSource } from './search/sync.ts';

/** Connections of a process. */
const CONNECTIONS = 8;

export function createContext(config: Config, name = 'matching', work: Work = 'request'): Context {
  const log = createLogger({ name, level: config.LOG_LEVEL });
  const db = connect(config.DATABASE_URL, { name, work, max: CONNECTIONS, limits: config });
  const metrics = createMetrics(name);
  const queue = createQueue({ redisUrl: config.REDIS_URL, prefix: config.QUEUE_PREFIX, log, constraints, metrics });
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
    metrics,
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
  await registerEmbedder(ctx.db, embedders.ownName, ctx.log);
  return {
    ...ctx,
    ...createRetrievalStack(await chooseRetriever(config, ctx), ctx, config),
    embedders,
    close: async () => {
      await embedders.close();
      await ctx.close();
    },
  };
}
