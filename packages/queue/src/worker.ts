import { setTimeout as wait } from 'node:timers/promises';
import {
  type AppError,
  asAppError,
  DEADLINE_PASSED,
  fail,
  type Logger,
  type NewSpan,
  summaryOf,
  traced,
  withDeadline,
} from '@techbourse/platform';
import { DelayedError, type Job, UnrecoverableError, Worker } from 'bullmq';
import { backoffMs, envelopeSchema, JOBS, type JobEnvelope, type JobName } from './catalog.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { connectRedis } from './connection.ts';
import { jobDurations } from './durations.ts';

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
   * A thrown AppError whose kind cannot be retried makes a dead letter at once. UNAVAILABLE puts the job back without
   * spending a try, however long an engine is away; anything else is tried again until the tries are spent.
   * `deadline` aborts when the job is given up; it is `currentDeadline()` too, which ends all waits for engines.
   */
  handle(envelope: JobEnvelope, deadline: AbortSignal): Promise<void>;
  /** Instead of the job's own timeout; for tests. Milliseconds. */
  timeoutMs?: number;
};

/** How long a handler may take to end after its deadline, until its job is given to another beside it. */
const GRACE_MS = 60_000;

/** UNAVAILABLE for another reason than an outage. These cost a try, or one bad job would return for ever. */
const COSTS_A_TRY = new Set(['database.timeout', 'database.crossed', DEADLINE_PASSED]);

/**
 * Runs jobs of one queue. A job whose worker died is given to another within about 20 seconds.
 */
export function startWorker(settings: QueueSettings, options: WorkerOptions): JobWorker {
  const log = settings.log.child({ job: options.job });
  const connection = connectRedis(settings.redisUrl, log, { failFast: false });
  const waitMs = settings.retry?.backoffMs ?? backoffMs;
  const breaker = new CircuitBreaker(log, waitMs(1));
  const timeoutMs = options.timeoutMs ?? JOBS[options.job].timeoutMs;
  const observe = jobDurations(settings.metrics, options.job);

  const putBack = async (job: Job, token: string | undefined, delayMs: number): Promise<never> => {
    await job.moveToDelayed(Date.now() + delayMs, token);
    throw new DelayedError();
  };

  const worker = new Worker(
    options.job,
    async (job, token) => {
      const envelope = envelopeSchema.safeParse(job.data);
      if (!envelope.success) throw new UnrecoverableError(`not an event: ${summaryOf(envelope.error)}`);
      if (!(await breaker.waitUntilAllowed())) return putBack(job, token, 0);
      const began = performance.now();
      try {
        await traced(spanOf(options.job, envelope.data), () =>
          runUntilDeadline(timeoutMs, log, (deadline) => options.handle(envelope.data, deadline)),
        );
        breaker.ended(true);
        observe('done', began);
      } catch (thrown) {
        const error = asAppError(thrown, settings.constraints);
        const isOutage = error.kind === 'UNAVAILABLE' && !COSTS_A_TRY.has(error.reason);
        const line = { key: envelope.data.key, version: envelope.data.version, requestId: envelope.data.requestId };
        if (isOutage) {
          breaker.open();
          observe('put_back', began);
          log.debug({ ...line, reason: error.reason, err: thrown }, 'job put back');
          return await putBack(job, token, waitMs(job.attemptsStarted - job.attemptsMade));
        }
        breaker.ended(false);
        observe(error.retry && job.attemptsMade + 1 < (job.opts.attempts ?? 1) ? 'failed' : 'dead', began);
        log.warn({ ...line, attempt: job.attemptsMade + 1, reason: error.reason, err: thrown }, 'job failed');
        throw asFailure(error, thrown);
      }
    },
    {
      connection,
      prefix: settings.prefix,
      concurrency: options.concurrency,
      settings: { backoffStrategy: waitMs },
      lockDuration: 15_000,
      stalledInterval: 5000,
      // A worker killed again and again by others' doing must not make a dead letter of an innocent job.
      maxStalledCount: 20,
    },
  );
  worker.on('error', (error) => log.debug({ err: error }, 'worker'));
  return {
    stop: async () => {
      breaker.stop();
      await worker.close();
      connection.disconnect();
    },
  };
}

/** A run of a job belongs to the trace of the request whose change told the event, however late it runs. */
function spanOf(job: JobName, { eventId, requestId, type }: JobEnvelope): NewSpan {
  return {
    name: `job ${job}`,
    kind: 'consumer',
    values: { 'messaging.destination.name': job, 'techbourse.event.type': type },
    of: requestId === undefined ? { id: eventId, as: 'beside' } : { id: requestId, as: 'below' },
  };
}

/** What the queue stores of an error. Its own message may quote the record, so it is summarised. */
function asFailure(error: AppError, thrown: unknown): Error {
  const summary = error.kind === 'INTERNAL' ? summaryOf(thrown) : `${error.reason}: ${error.message}`;
  return error.retry ? new Error(summary) : new UnrecoverableError(summary);
}

/**
 * Runs work and aborts it at its deadline. Waits for its end even then, so that no second run of the job starts beside
 * it. Gives up after GRACE_MS.
 */
async function runUntilDeadline(
  ms: number,
  log: Logger,
  work: (deadline: AbortSignal) => Promise<void>,
): Promise<void> {
  const deadline = new AbortController();
  const late = fail.unavailable(DEADLINE_PASSED, `The job took longer than ${ms} ms`);
  const settled = new AbortController();
  const leave = async () => {
    await wait(ms, undefined, { signal: settled.signal });
    deadline.abort(late);
    await wait(GRACE_MS, undefined, { signal: settled.signal });
    log.error({ ms }, 'a job does not end after its deadline: the worker gives it up');
    throw late;
  };
  const leaving = leave();
  leaving.catch(() => {}); // nobody waits for it once the work has settled
  try {
    await Promise.race([withDeadline(deadline.signal, () => work(deadline.signal)), leaving]);
  } finally {
    settled.abort();
  }
}
