import { fail } from '@techbourse/platform';
import type { Queue } from 'bullmq';
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

const MOST = 200;

/** The newest dead letters of the given queues, newest first, 200 of each at most. */
export async function listDeadLetters(queues: readonly Queue[]): Promise<DeadLetter[]> {
  const lists = await Promise.all(
    queues.map(async (queue) => {
      const failed = await queue.getFailed(0, MOST - 1);
      return failed.map((job) => {
        const envelope = envelopeSchema.safeParse(job.data);
        return {
          job: queue.name,
          jobId: job.id ?? '',
          type: envelope.data?.type ?? 'unreadable',
          key: envelope.data?.key ?? '',
          version: envelope.data?.version ?? 0,
          error: job.failedReason ?? '',
          attempts: job.attemptsMade,
          failedAt: new Date(job.finishedOn ?? job.timestamp).toISOString(),
        };
      });
    }),
  );
  return lists.flat().sort((a, b) => b.failedAt.localeCompare(a.failedAt));
}

/** Puts a dead letter back in line with all its tries. */
export async function replayDeadLetter(queue: Queue, jobId: string): Promise<void> {
  const job = await queue.getJob(jobId);
  if (!job || !(await job.isFailed())) throw fail.notFound('dead_letter.not_found', 'There is no such dead letter');
  await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
}
