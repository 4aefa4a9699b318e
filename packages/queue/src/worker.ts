import { asAppError, summaryOf } from '@techbourse/platform';
import { UnrecoverableError, Worker } from 'bullmq';
import { backoffMs, envelopeSchema, JOBS, type JobEnvelope, type JobName } from './catalog.ts';
import { connectRedis } from './connection.ts';
import type { QueueSettings } from './queue.ts';

export type JobWorker = {
  /** Takes no new jobs, finishes those under way. */
  stop(): Promise<void>;
};

export type WorkerOptions = {
  job: JobName;
  /** Jobs under way at once in this process. */
  concurrency: number;
  /**
   * Does the job. It may be called twice, late or out of order for the same record and must end in the same state.
   * A thrown AppError whose kind cannot be retried makes a dead letter at once; anything else is tried again.
   */
  handle(envelope: JobEnvelope): Promise<void>;
};

/**
 * Runs jobs of one queue. A job whose worker died is given to another within about 20 seconds.
 */
export function startWorker(settings: QueueSettings, options: WorkerOptions): JobWorker {
  const log = settings.log.child({ job: options.job });
  const connection = connectRedis(settings.redisUrl, log, { failFast: false });
  const rule = JOBS[options.job];
  const worker = new Worker(
    options.job,
    async (job) => {
      const envelope = envelopeSchema.safeParse(job.data);
      if (!envelope.success) throw new UnrecoverableError(`not an event: ${summaryOf(envelope.error)}`);
      try {
        await limited(rule.timeoutMs, options.handle(envelope.data));
      } catch (thrown) {
        const error = asAppError(thrown, settings.constraints);
        const line = { key: envelope.data.key, version: envelope.data.version, requestId: envelope.data.requestId };
        log.warn({ ...line, attempt: job.attemptsMade + 1, reason: error.reason, err: thrown }, 'job failed');
        // The queue keeps what is thrown: the message of an error may hold what the job was about.
        const summary = error.kind === 'INTERNAL' ? summaryOf(thrown) : `${error.reason}: ${error.message}`;
        throw error.retry ? new Error(summary) : new UnrecoverableError(summary);
      }
    },
    {
      connection,
      prefix: settings.prefix,
      concurrency: options.concurrency,
      settings: { backoffStrategy: backoffMs },
      lockDuration: 15_000,
      stalledInterval: 5000,
      // A worker killed again and again by others' doing must not make a dead letter of an innocent job.
      maxStalledCount: 20,
    },
  );
  worker.on('error', (error) => log.debug({ err: error }, 'worker'));
  return {
    stop: async () => {
      await worker.close();
      connection.disconnect();
    },
  };
}

async function limited(ms: number, work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`the job took longer than ${ms} ms`)), ms);
  try {
    await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
