import { connect, type Database, type Work } from '@techbourse/db';
import {
  actorSettings,
  baseSettings,
  type Clock,
  type Constraints,
  calendarSettings,
  createLogger,
  createMetrics,
  meiliSettings,
  postgresSettings,
  quotaSettings,
  redisSettings,
  systemClock,
} from '@techbourse/platform';
import { createQueue, type JobQueue } from '@techbourse/queue';
import {
  createIndexWatch,
  createSearch,
  type IndexDefinition,
  type IndexWriter,
  type SearchDocument,
  type WatchedSource,
} from '@techbourse/search';
import { z } from 'zod';
import { readerCounter } from './readers.ts';
import type { ReaderTable } from './tables.ts';

/** Settings of every service of records. */
export const recordSettings = {
  ...baseSettings,
  ...postgresSettings,
  ...redisSettings,
  ...meiliSettings,
  ...actorSettings,
  ...quotaSettings,
  ...calendarSettings,
  /** How often the sweep closes records past their last day. Seconds; validity is counted in days, so minutes do. */
  EXPIRY_SWEEP_SECONDS: z.coerce.number().positive().default(300),
  /** How often the digest of all live records is published, so that subscribers find what they missed. Seconds. */
  DIGEST_SECONDS: z.coerce.number().positive().default(600),
};

const settingsSchema = z.object(recordSettings);
export type RecordConfig = z.infer<typeof settingsSchema>;

/** What every part of a service of records works with; made once per process. */
export function createRecordContext<D extends SearchDocument>(
  config: RecordConfig,
  of: {
    /** The name of the service, which is that of its schema. */
    name: string;
    constraints: Constraints;
    definition: IndexDefinition<D>;
    /** Where readers of its records are counted. */
    readers: ReaderTable;
    source: (services: { db: Database; queue: JobQueue; index: IndexWriter<D> }) => WatchedSource<D>;
  },
  options: { clock?: Clock } = {},
) {
  const { name, constraints, definition } = of;
  const log = createLogger({ name, level: config.LOG_LEVEL });
  const poolFor = (work: Work) => connect(config.DATABASE_URL, { name, work, limits: config });
  const db = poolFor('request');
  const jobs = poolFor('job');
  const reports = poolFor('report');
  const metrics = createMetrics(name);
  const queue = createQueue({ redisUrl: config.REDIS_URL, prefix: config.QUEUE_PREFIX, log, constraints, metrics });
  const search = createSearch({ url: config.MEILI_URL, key: config.MEILI_KEY, prefix: config.INDEX_PREFIX, log });
  const index = search.writer(definition);
  const readers = readerCounter(db, of.readers, log);
  return {
    config,
    log,
    metrics,
    db,
    /** For background work: jobs, the relay, sweeps. */
    jobs,
    /** For exports and whatever else reads much. */
    reports,
    queue,
    search,
    index,
    readers,
    watch: createIndexWatch({
      search,
      definition,
      source: of.source({ db, queue, index }),
      log,
      everyMs: config.SEARCH_CHECK_SECONDS * 1000,
    }),
    clock: options.clock ?? systemClock,
    close: async () => {
      await readers.flush().catch(() => {}); // what was not counted is no reason to stay
      await queue.close();
      await Promise.all([db, jobs, reports].map((pool) => pool.close()));
    },
  };
}

/**
 * What the parts of such a service may use. The index is left out: its documents belong to a part, so it would make the
 * imports circular.
 */
export type RecordContext = Omit<ReturnType<typeof createRecordContext>, 'index'>;
