import { type App, assertOperator, fail } from '@techbourse/platform';
import { z } from 'zod';
import { JOBS, type JobName } from './catalog.ts';
import type { JobQueue } from './queue.ts';

const deadLetterSchema = z
  .object({
    job: z.string(),
    jobId: z.string(),
    type: z.string(),
    key: z.string(),
    version: z.int(),
    error: z.string(),
    attempts: z.int(),
    failedAt: z.string(),
  })
  .meta({ id: 'DeadLetter' });

const countsSchema = z.object({ waiting: z.int(), active: z.int(), delayed: z.int(), failed: z.int() });

/** What an operator sees of the jobs this process answers for: what waits, what failed for good, and a second chance. */
export function registerQueueRoutes(app: App, queue: JobQueue, jobs: readonly JobName[]): void {
  app.get(
    '/operations/jobs',
    { schema: { tags: ['operations'], response: { 200: z.record(z.string(), countsSchema) } } },
    async (request) => {
      assertOperator(request.actor);
      return queue.counts(jobs);
    },
  );
  app.get(
    '/operations/dead-letters',
    { schema: { tags: ['operations'], response: { 200: z.object({ items: z.array(deadLetterSchema) }) } } },
    async (request) => {
      assertOperator(request.actor);
      return { items: await queue.deadLetters(jobs) };
    },
  );
  app.post(
    '/operations/dead-letters/:job/:jobId/replay',
    { schema: { tags: ['operations'], params: z.object({ job: z.string(), jobId: z.string().max(100) }) } },
    async (request, reply) => {
      assertOperator(request.actor);
      const { job, jobId } = request.params;
      if (!isJob(job) || !jobs.includes(job)) throw fail.notFound('dead_letter.not_found', 'There is no such queue');
      await queue.replay(job, jobId);
      return reply.code(204).send();
    },
  );
}

function isJob(name: string): name is JobName {
  return Object.hasOwn(JOBS, name);
}
