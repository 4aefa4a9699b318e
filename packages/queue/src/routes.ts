import { type App, cursorKey, decodeCursor, fail, type Operation, operation, toPage } from '@techbourse/platform';
import { z } from 'zod';
import { JOBS, type JobName, type JobOwner, jobsOf } from './catalog.ts';
import { placeOf } from './dead-letter.ts';
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

/** Query of a page of dead letters. */
const deadLetterQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  job: z.string().max(100).optional(),
});
const placeShapeSchema = z.tuple([cursorKey.big, cursorKey.text, cursorKey.text]);

const countsSchema = z.object({
  waiting: z.int(),
  active: z.int(),
  delayed: z.int(),
  failed: z.int(),
  failedSince: z.string().nullable(),
  waitingSince: z.string().nullable(),
});

/**
 * What an operator sees of the jobs of a service: what waits, what failed for good, and a second chance. Its metrics show the
 * same jobs.
 */
export function registerQueueRoutes(app: App, queue: JobQueue, owner: JobOwner): void {
  const jobs = jobsOf(owner);
  queue.measure(jobs);
  const known = (job: string): JobName => {
    if (isJob(job) && jobs.includes(job)) return job;
    throw fail.notFound('dead_letter.not_found', 'There is no such queue');
  };
  app.get(
    '/operations/jobs',
    {
      config: { action: 'exchange.read' },
      schema: { tags: ['operations'], response: { 200: z.record(z.string(), countsSchema) } },
    },
    async () => queue.counts(jobs),
  );
  app.get(
    '/operations/dead-letters',
    {
      config: { action: 'exchange.read' },
      schema: {
        tags: ['operations'],
        querystring: deadLetterQuerySchema,
        response: { 200: z.object({ items: z.array(deadLetterSchema), nextCursor: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { cursor, limit, job } = request.query;
      const after = cursor === undefined ? undefined : decodeCursor(cursor, placeShapeSchema);
      const wanted = jobs.filter((name) => job === undefined || name === job);
      const found = await queue.deadLetters(wanted, { after, limit: limit + 1 });
      return toPage(found, limit, (letter) => [...placeOf(letter)]);
    },
  );
  app.post(
    '/operations/dead-letters/:job/:jobId/replay',
    {
      config: { action: 'exchange.operate' },
      schema: { tags: ['operations'], params: z.object({ job: z.string(), jobId: z.string().max(100) }) },
    },
    async (request, reply) => {
      const { job, jobId } = request.params;
      await queue.replay(known(job), jobId);
      return reply.code(204).send();
    },
  );
  app.post(
    '/operations/dead-letters/:job/:jobId/discard',
    {
      config: { action: 'exchange.operate' },
      schema: { tags: ['operations'], params: z.object({ job: z.string(), jobId: z.string().max(100) }) },
    },
    async (request, reply) => {
      const { job, jobId } = request.params;
      await queue.discard(known(job), jobId);
      return reply.code(204).send();
    },
  );
}

function isJob(name: string): name is JobName {
  return Object.hasOwn(JOBS, name);
}

const replayBodySchema = z
  .strictObject({
    job: z.string().max(100).optional().describe('dead letters of this job alone'),
    reason: z.string().min(1).max(200).optional().describe('those whose error begins so'),
  })
  .nullish();

/** For the operator: runs all dead letters of a service again, or those of one job or with one reason. */
export function deadLetterReplay(queue: JobQueue, owner: JobOwner): Operation {
  return operation(replayBodySchema, (onProgress, input) => {
    const wanted = jobsOf(owner).filter((name) => !input?.job || name === input.job);
    return queue.replayAll(wanted, { reason: input?.reason }, onProgress);
  });
}
