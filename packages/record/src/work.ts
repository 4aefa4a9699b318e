import { type AuditRetention, type Database, startRelay, watchQueue } from '@techbourse/db';
import { type Logger, startSweep } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { type JobEnvelope, type JobQueue, startWorker } from '@techbourse/queue';
import type { IndexWatch } from '@techbourse/search';
import type { RecordNoun } from './noun.ts';

/** Writes to the index are gathered: the more jobs wait together, the fewer tasks Meilisearch gets (1000 at most). */
const INDEX_CONCURRENCY = 1000;

/** Who ends a record whose last day is over. */
export const EXPIRY: Actor = { kind: 'system', id: 'expiry', organisation: null, scopes: [] };

type WorkContext = {
  db: Database;
  queue: JobQueue;
  log: Logger;
  watch: IndexWatch;
  config: AuditRetention & { EXPIRY_SWEEP_SECONDS: number; DIGEST_SECONDS: number };
};

/**
 * All background work: the relay, the index and its job, the expiry of records, republishing and the digest. `expire`
 * and `digest` do one batch and say whether more may be waiting.
 * @returns what stops it all, and waits for what is under way.
 */
export function startRecordWork(
  ctx: WorkContext,
  noun: RecordNoun,
  work: {
    index: (envelope: JobEnvelope) => Promise<void>;
    tell: (envelope: JobEnvelope) => Promise<void>;
    /** Does to records what a signed contract means for them. */
    contract: (envelope: JobEnvelope) => Promise<void>;
    /** Brings records to how their owner is now. */
    follow: (envelope: JobEnvelope) => Promise<void>;
    expire: () => Promise<boolean>;
    digest: () => Promise<boolean>;
  },
): { stop(): Promise<void> } {
  const { config, db, log, queue } = ctx;
  const schema = `${noun}s`;
  const sweep = (name: string, seconds: number, pass: () => Promise<boolean>) =>
    startSweep({ name: `${noun} ${name}`, everyMs: seconds * 1000, log, pass });
  const watching = ctx.watch.start();
  const { metrics } = queue.settings;
  const relay = startRelay({ db, schema, publish: queue.publish, log, metrics, retention: config });
  const indexing = startWorker(queue.settings, {
    job: `${noun}.index`,
    concurrency: INDEX_CONCURRENCY,
    handle: work.index,
  });
  const expiry = sweep('expiry', config.EXPIRY_SWEEP_SECONDS, work.expire);
  const telling = startWorker(queue.settings, { job: `${noun}.tell`, concurrency: 1, handle: work.tell });
  const following = startWorker(queue.settings, { job: `${noun}.owner`, concurrency: 1, handle: work.follow });
  const contracts = startWorker(queue.settings, { job: `${noun}.contract`, concurrency: 4, handle: work.contract });
  const lost = watchQueue({ db, schema, mark: queue.publishedMark(schema), log });
  const digesting = sweep('digest', config.DIGEST_SECONDS, work.digest);
  return {
    stop: async () => {
      await Promise.all([lost.stop(), digesting.stop(), telling.stop(), following.stop(), contracts.stop()]);
      await Promise.all([expiry.stop(), relay.stop(), indexing.stop(), watching.stop()]);
    },
  };
}
