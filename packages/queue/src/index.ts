export { type JobEnvelope, type JobName, subscribersOf } from './catalog.ts';
export type { DeadLetter } from './dead-letter.ts';
export {
  DIGEST_PAGE,
  type DigestedRecord,
  digestsOf,
  type KnownRecord,
  missedOf,
  missedRecordsSchema,
  type RecordDigest,
  recordDigestSchema,
} from './digest.ts';
export { createQueue, type JobCounts, type JobQueue, type QueueSettings, waitingJobs } from './queue.ts';
export { deadLetterReplay, registerQueueRoutes } from './routes.ts';
export { type JobWorker, startWorker, type WorkerOptions } from './worker.ts';
