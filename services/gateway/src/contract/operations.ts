import { z } from 'zod';

export const serviceName = z.enum(['listings', 'demands', 'matching', 'contracts']).meta({ id: 'ServiceName' });
export type ServiceName = z.infer<typeof serviceName>;

const failure = z
  .object({ service: serviceName, status: z.int(), reason: z.string(), detail: z.string() })
  .meta({ id: 'ServiceFailure', description: 'A service that did not answer; what the others said stands beside it' });
const failures = z.array(failure);

const jobCounts = z
  .object({ waiting: z.int(), active: z.int(), delayed: z.int(), failed: z.int() })
  .meta({ id: 'JobCounts' });

export const jobsSchema = z
  .object({
    items: z.array(z.object({ service: serviceName, job: z.string(), counts: jobCounts })),
    failures,
  })
  .meta({ id: 'JobsOverview' });

export const deadLettersSchema = z
  .object({
    items: z.array(
      z
        .object({
          service: serviceName,
          job: z.string(),
          jobId: z.string(),
          type: z.string(),
          key: z.string(),
          version: z.int(),
          error: z.string(),
          attempts: z.int(),
          failedAt: z.string(),
        })
        .meta({ id: 'ServiceDeadLetter' }),
    ),
    failures,
  })
  .meta({ id: 'DeadLetters' });

export const taskSchema = z
  .object({
    service: serviceName,
    id: z.string(),
    name: z.string(),
    state: z.enum(['running', 'done', 'failed']),
    done: z.int(),
    total: z.int(),
    error: z.string().nullable(),
    startedBy: z.object({ organisationId: z.string().nullable(), actorId: z.string() }),
    startedAt: z.string(),
    endedAt: z.string().nullable(),
  })
  .meta({ id: 'ServiceTask' });

export const startedSchema = z.object({ tasks: z.array(taskSchema), failures }).meta({ id: 'StartedTasks' });

export const searchRebuildSchema = z
  .strictObject({ index: z.enum(['listings', 'demands', 'all']).default('all') })
  .meta({ id: 'SearchRebuild' });

export const queueRebuildSchema = z
  .strictObject({ hours: z.int().min(1).max(72).default(72).describe('what happened since is told again') })
  .meta({ id: 'QueueRebuild' });
