import { type Constraints, type Logger, type Metrics, type OperationProgress, within } from '@techbourse/platform';
import { Queue } from 'bullmq';
import { JOBS, type JobEnvelope, type JobName, subscribersOf } from './catalog.ts';
import { asked, connectionAttempted, connectRedis } from './connection.ts';
import {
  countDeadLetters,
  type DeadLetter,
  type DeadLetterFilter,
  type DeadLetterPlace,
  discardDeadLetter,
  listDeadLetters,
  oldestFailure,
  replayAll,
  replayDeadLetter,
} from './dead-letter.ts';
import { measureQueues, oldestOf } from './figures.ts';

export type JobCounts = {
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  /** When the oldest of those that failed for good did so; null: there is none. */
  failedSince: string | null;
  /** Since when the oldest that is not done waits: in line, put back or under way; null: there is none. */
  waitingSince: string | null;
};

export type PublishedMark = {
  read(): Promise<number | null>;
  begin(): Promise<void>;
  move(seq: number): Promise<void>;
};

export type QueueSettings = {
  redisUrl: string;
  prefix: string;
  log: Logger;
  /** Where jobs and workers report their metrics. */
  metrics?: Metrics;
  /** What the rules of the service's schema mean, for the errors of its jobs. */
  constraints?: Constraints;
  /** Instead of the tries and waits of the catalogue; for tests. */
  retry?: { attempts: number; backoffMs: (attemptsMade: number) => number };
};

/** The sending side of the queue, and what operators see of it. A Redis that is away is UNAVAILABLE. */
export type JobQueue = {
  readonly settings: QueueSettings;
  /** Starts the jobs that subscribe to each event. Safe to repeat: a job's id is its event's id. */
  publish(envelopes: readonly JobEnvelope[]): Promise<void>;
  counts(jobs: readonly JobName[]): Promise<Record<string, JobCounts>>;
  /** Has the metrics of this process show these jobs: how many wait, for how long, and their dead letters. */
  measure(jobs: readonly JobName[]): void;
  /** Newest first, 100 by default, after a place. */
  deadLetters(
    jobs: readonly JobName[],
    page?: { after?: DeadLetterPlace | undefined; limit?: number },
  ): Promise<DeadLetter[]>;
  /** Runs a dead letter again; throws NOT_FOUND when there is no such one. */
  replay(job: JobName, jobId: string): Promise<void>;
  /** Forgets a dead letter for good; throws NOT_FOUND when there is no such one. */
  discard(job: JobName, jobId: string): Promise<void>;
  /** Replays all dead letters of these jobs that match a filter; reports how many there were and how many it ran. */
  replayAll(
    jobs: readonly JobName[],
    filter?: DeadLetterFilter,
    onProgress?: (progress: OperationProgress) => void,
  ): Promise<OperationProgress>;
  /** The position that this queue stores of a schema's events; see `watchQueue` in packages/db. */
  publishedMark(schema: string): PublishedMark;
  ping(): Promise<void>;
  close(): Promise<void>;
};

const ANSWER_DEADLINE_MS = 5000;
const PING_DEADLINE_MS = 1000;

export function createQueue(settings: QueueSettings): JobQueue {
  const redis = connectRedis(settings.redisUrl, settings.log, { failFast: true });
  const queues = new Map<JobName, Queue>();
  const queueOf = async (job: JobName): Promise<Queue> => {
    await connectionAttempted(redis);
    const known = queues.get(job);
    if (known) return known;
    const queue = new Queue(job, { connection: redis, prefix: settings.prefix, skipWaitingForReady: true });
    queue.on('error', () => {}); // the connection logs it once
    queues.set(job, queue);
    // A queue whose first connection fails repeats that failure for ever; the next call creates another.
    queue.waitUntilReady().catch(() => {
      queues.delete(job);
      queue.close().catch(() => {});
    });
    return queue;
  };

  // The first command may come before there is a connection.
  const answered = <T>(command: () => Promise<T>, ms = ANSWER_DEADLINE_MS): Promise<T> =>
    asked(withTimeout(ms, connectionAttempted(redis).then(command)));

  // BullMQ itself would wait for as long as Redis is away.
  const read = <T>(work: Promise<T>): Promise<T> => asked(withTimeout(ANSWER_DEADLINE_MS, work));

  return {
    settings,
    publish: async (envelopes) => {
      const byJob = new Map<JobName, JobEnvelope[]>();
      for (const envelope of envelopes) {
        for (const job of subscribersOf(envelope.type)) byJob.set(job, [...(byJob.get(job) ?? []), envelope]);
      }
      const adding = [...byJob].map(async ([job, items]) =>
        (await queueOf(job)).addBulk(
          items.map((item) => toJob(job, item, settings.retry?.attempts ?? JOBS[job].attempts)),
        ),
      );
      await asked(withTimeout(ANSWER_DEADLINE_MS, Promise.all(adding)));
    },
    counts: async (jobs) => {
      const entries = jobs.map(async (job) => {
        const queue = await queueOf(job);
        const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
        const of = (name: string) => counts[name] ?? 0;
        return [
          job,
          {
            waiting: of('waiting') + of('prioritized'),
            active: of('active'),
            delayed: of('delayed'),
            failed: of('failed'),
            failedSince: of('failed') > 0 ? await oldestFailure(redis, queue) : null,
            waitingSince: asMoment(await oldestOf(redis, queue)),
          },
        ] as const;
      });
      return Object.fromEntries(await read(Promise.all(entries)));
    },
    measure: (jobs) => {
      if (settings.metrics) measureQueues(settings.metrics, redis, () => Promise.all(jobs.map(queueOf)));
    },
    deadLetters: (jobs, { after, limit = 100 } = {}) =>
      read(Promise.all(jobs.map(queueOf)).then((queues) => listDeadLetters(redis, queues, { after, limit }))),
    replay: (job, jobId) => read(queueOf(job).then((queue) => replayDeadLetter(queue, jobId))),
    discard: (job, jobId) => read(queueOf(job).then((queue) => discardDeadLetter(queue, jobId))),
    replayAll: async (jobs, filter = {}, onProgress = () => {}) => {
      const progress = { done: 0, total: 0 };
      const found = await asked(Promise.all(jobs.map(queueOf)));
      for (const queue of found) progress.total += await asked(countDeadLetters(queue));
      for (const queue of found) {
        const before = progress.done;
        const onReplayed = (count: number) => {
          progress.done = before + count;
          progress.total = Math.max(progress.total, progress.done);
          onProgress({ ...progress });
        };
        await asked(replayAll(redis, queue, filter, onReplayed));
      }
      // Dead letters that do not match do not count.
      return { done: progress.done, total: progress.done };
    },
    publishedMark: (schema) => {
      const key = `${settings.prefix}:told:${schema}`;
      return {
        read: async () => {
          const seq = await answered(() => redis.get(key));
          return seq === null ? null : Number(seq);
        },
        begin: async () => void (await answered(() => redis.set(key, 0, 'NX'))),
        move: async (seq) => void (await answered(() => redis.set(key, seq, 'XX'))),
      };
    },
    ping: async () => {
      await answered(() => redis.ping(), PING_DEADLINE_MS);
    },
    close: async () => {
      await Promise.allSettled([...queues.values()].map((queue) => withTimeout(2000, queue.close())));
      redis.disconnect();
    },
  };
}

const asMoment = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());

function toJob(job: JobName, envelope: JobEnvelope, attempts: number) {
  return {
    name: job,
    data: envelope,
    opts: {
      jobId: envelope.eventId,
      attempts,
      backoff: { type: 'custom' },
      removeOnComplete: 'forget' in JOBS[job] ? true : { age: 3600, count: 2000 },
      removeOnFail: false,
    },
  };
}

function withTimeout<T>(ms: number, work: Promise<T>): Promise<T> {
  return within(ms, work, () => Object.assign(new Error('redis did not answer in time'), { code: 'ETIMEDOUT' }));
}

/** Jobs of these queues that are not done yet, dead letters aside. */
export async function countPendingJobs(queue: JobQueue, jobs: readonly JobName[]): Promise<number> {
  const counts = Object.values(await queue.counts(jobs));
  return counts.reduce((sum, { waiting, active, delayed }) => sum + waiting + active + delayed, 0);
}
