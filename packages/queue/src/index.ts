export { type JobEnvelope, type JobName, type JobOwner, jobNames, jobsOf, subscribersOf } from './catalog.ts';
export type { DeadLetter } from './dead-letter.ts';
export {
  DIGEST_PAGE,
  type DigestedRecord,
  digestsOf,
  findMissed,
  type KnownRecord,
  missedRecordsSchema,
  type RecordDigest,
  recordDigestSchema,
} from './digest.ts';
export { countPendingJobs, createQueue, type JobCounts, type JobQueue, type QueueSettings } from './queue.ts';
export { deadLetterReplay, registerQueueRoutes } from './routes.ts';
export { type JobWorker, startWorker, type WorkerOptions } from './worker.ts';
