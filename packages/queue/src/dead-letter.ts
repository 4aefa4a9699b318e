import { fail } from '@techbourse/platform';
import type { Job, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { envelopeSchema } from './catalog.ts';

/** A job that used up its tries, or whose error said that no try would help. */
export type DeadLetter = {
  job: string;
  jobId: string;
  type: string;
  key: string;
  version: number;
  error: string;
  attempts: number;
  failedAt: string;
};

/** Where a page of dead letters ended: when it failed (ms), which job, and its id. */
export type DeadLetterPlace = readonly [failedAtMs: number, job: string, jobId: string];

/** Which dead letters are meant: those of events since a moment, those whose error begins with a reason; or all. */
export type DeadLetterFilter = { since?: Date | undefined; reason?: string | undefined };

const BATCH = 200;

/** The dead letters of the given queues behind a place, newest first, then by job. */
export async function listDeadLetters(
  redis: Redis,
  queues: readonly Queue[],
  page: { after?: DeadLetterPlace | undefined; limit: number },
): Promise<DeadLetter[]> {
  const lists = await Promise.all(
    queues.map(async (queue) => {
      const start = await startOf(redis, queue, page.after);
      const failed = await queue.getFailed(start, start + page.limit - 1);
      return failed.map((job) => toDeadLetter(queue.name, job));
    }),
  );
  // Equal moments of one queue stay in the queue's own order, which the next page goes on with.
  return lists
    .flat()
    .sort((a, b) => b.failedAt.localeCompare(a.failedAt) || a.job.localeCompare(b.job))
    .slice(0, page.limit);
}

export function placeOf({ failedAt, job, jobId }: DeadLetter): DeadLetterPlace {
  return [Date.parse(failedAt), job, jobId];
}

/** How many of a queue's dead letters, newest first, come before a place. */
async function startOf(redis: Redis, queue: Queue, after: DeadLetterPlace | undefined): Promise<number> {
  if (!after) return 0;
  const [at, job, jobId] = after;
  const failed = queue.toKey('failed');
  if (queue.name === job) {
    const rank = await redis.zrevrank(failed, jobId);
    if (rank !== null) return rank + 1;
    // Replayed since: of its own millisecond Redis gives the greater ids first.
    const [newer, equal] = await Promise.all([
      redis.zcount(failed, `(${at}`, '+inf'),
      redis.zrangebyscore(failed, at, at),
    ]);
    return newer + equal.filter((id) => id > jobId).length;
  }
  return redis.zcount(failed, queue.name < job ? at : `(${at}`, '+inf');
}

function toDeadLetter(queue: string, job: Job): DeadLetter {
  const envelope = envelopeSchema.safeParse(job.data);
  return {
    job: queue,
    jobId: job.id ?? '',
    type: envelope.data?.type ?? 'unreadable',
    key: envelope.data?.key ?? '',
    version: envelope.data?.version ?? 0,
    error: job.failedReason ?? '',
    attempts: job.attemptsMade,
    failedAt: new Date(job.finishedOn ?? job.timestamp).toISOString(),
  };
}

/** Puts a dead letter back in line with all its tries. */
export async function replayDeadLetter(queue: Queue, jobId: string): Promise<void> {
  const job = await queue.getJob(jobId);
  if (!job || !(await job.isFailed())) throw fail.notFound('dead_letter.not_found', 'There is no such dead letter');
  await retry(job);
}

/** Forgets a dead letter: what it was to do is not done. */
export async function discardDeadLetter(queue: Queue, jobId: string): Promise<void> {
  const job = await queue.getJob(jobId);
  if (!job || !(await job.isFailed())) throw fail.notFound('dead_letter.not_found', 'There is no such dead letter');
  await job.remove();
}

export async function countDeadLetters(queue: Queue): Promise<number> {
  return (await queue.getJobCounts('failed')).failed ?? 0;
}

/** When the oldest dead letter of a queue failed; null: it has none. */
export async function oldestFailure(redis: Redis, queue: Queue): Promise<string | null> {
  const [, at] = await redis.zrange(queue.toKey('failed'), '0', '0', 'WITHSCORES');
  return at === undefined ? null : new Date(Number(at)).toISOString();
}

/**
 * Puts all dead letters of a queue that `filter` means back in line with all their tries, oldest first. Jobs that fail
 * again meanwhile are left.
 * @returns how many were put back.
 */
export async function replayAll(
  redis: Redis,
  queue: Queue,
  filter: DeadLetterFilter,
  onReplayed: (count: number) => void,
): Promise<number> {
  const failed = queue.toKey('failed');
  const until = Date.now();
  let replayed = 0;
  let left = 0;
  for (;;) {
    const ids = await redis.zrangebyscore(failed, '-inf', until, 'LIMIT', left, BATCH);
    if (ids.length === 0) return replayed;
    const outcomes = await Promise.all(
      ids.map(async (id) => {
        const job = await queue.getJob(id);
        if (!job || !matchesFilter(job, filter)) return false;
        // Another replay may have been faster.
        return retry(job).then(
          () => true,
          async (error) => (await job.isFailed()) && Promise.reject(error),
        );
      }),
    );
    const put = outcomes.filter(Boolean).length;
    replayed += put;
    left += ids.length - put;
    onReplayed(replayed);
  }
}

function matchesFilter(job: Job, { since, reason }: DeadLetterFilter): boolean {
  if (reason && !job.failedReason?.startsWith(reason)) return false;
  if (!since) return true;
  const envelope = envelopeSchema.safeParse(job.data);
  return envelope.success && new Date(envelope.data.occurredAt) >= since;
}

function retry(job: Job): Promise<void> {
  return job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
}
