import { importOfAllSchema } from '@techbourse/api-schema';
import { idSchema, lineText, localizedText } from '@techbourse/domain';
import { z } from 'zod';

export const serviceNameSchema = z
  .enum(['listings', 'demands', 'matching', 'contracts', 'notifications'])
  .meta({ id: 'ServiceName' });
export type ServiceName = z.infer<typeof serviceNameSchema>;

const failureSchema = z
  .object({ service: serviceNameSchema, status: z.int(), reason: z.string(), detail: z.string() })
  .meta({ id: 'ServiceFailure', description: 'A service that did not answer; what the others said stands beside it' });
export const failuresSchema = z.array(failureSchema);

const jobCountsSchema = z
  .object({
    waiting: z.int(),
    active: z.int(),
    delayed: z.int(),
    failed: z.int(),
    failedSince: z.string().nullable().default(null).describe('when the oldest of those that failed did so'),
    waitingSince: z
      .string()
      .nullable()
      .default(null)
      .describe('when the oldest that is not done was published: in line, put back for later, or under way'),
  })
  .meta({ id: 'JobCounts' });

export const jobsSchema = z
  .object({
    items: z.array(z.object({ service: serviceNameSchema, job: z.string(), counts: jobCountsSchema })),
    failures: failuresSchema,
  })
  .meta({ id: 'JobsOverview' });

export const deadLettersSchema = z
  .object({
    items: z.array(
      z
        .object({
          service: serviceNameSchema,
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
    failures: failuresSchema,
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'DeadLetters' });

export const deadLetterQuerySchema = z.object({
  cursor: z.string().max(500).optional().describe('`nextCursor` of the page before'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  job: z.string().max(100).optional().describe('of this job alone'),
});

export const deadLetterReplaySchema = z
  .strictObject({
    job: z.string().max(100).optional().describe('of this job alone'),
    reason: z.string().min(1).max(200).optional().describe('those alone whose error begins so'),
  })
  .meta({ id: 'DeadLetterReplay' });

export const taskSchema = z
  .object({
    service: serviceNameSchema,
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

export const startedSchema = z
  .object({ tasks: z.array(taskSchema), failures: failuresSchema })
  .meta({ id: 'StartedTasks' });

export const searchRebuildSchema = z
  .strictObject({ index: z.enum(['listings', 'demands', 'all']).default('all') })
  .meta({ id: 'SearchRebuild' });

export const queueRebuildSchema = z
  .strictObject({ hours: z.int().min(1).max(72).default(72).describe('events of these hours are published again') })
  .meta({ id: 'QueueRebuild' });

export const publishedCountSchema = z
  .object({ organisations: z.int().describe('number of published organisations') })
  .meta({ id: 'ToldOrganisations' });

export const recheckedSchema = z
  .object({
    organisations: z.int(),
    checked: z.int().describe('anonymous demands, open or in review'),
    held: z.int().describe('back in draft: a text names their organisation'),
  })
  .meta({ id: 'RecheckedOrganisations' });

const outboxSchema = z
  .object({
    unpublished: z.int().describe('events that the queue has not taken yet'),
    oldestAt: z.string().nullable().describe('when the oldest of them was written'),
    unknown: z.int().describe('of types that its release does not know; they wait for one that does'),
  })
  .meta({ id: 'OutboxLag' });

const serviceHealthSchema = z
  .object({
    service: z.enum([...serviceNameSchema.options, 'gateway']),
    state: z
      .enum(['ready', 'degraded', 'not_ready', 'away'])
      .describe('degraded: it answers, and something is amiss; not_ready: an engine is away; away: it does not answer'),
    engines: z.array(z.object({ name: z.string(), ok: z.boolean(), error: z.string().optional() })),
    degraded: z.array(z.object({ name: z.string(), reason: z.string() })).describe('an index, mail, an outbox'),
    outbox: outboxSchema.nullable().describe('null: it did not say'),
  })
  .meta({ id: 'ServiceHealth' });
export type ServiceHealth = z.infer<typeof serviceHealthSchema>;

export const healthSchema = z.object({ items: z.array(serviceHealthSchema) }).meta({ id: 'ExchangeHealth' });

export const discardSchema = z
  .strictObject({ reason: lineText({ max: 500 }).describe('why it need not be done; it stays in the audit') })
  .meta({ id: 'DiscardDeadLetter' });
export type DiscardDeadLetter = z.infer<typeof discardSchema>;

const importSchema = importOfAllSchema
  .omit({ organisationId: true })
  .extend({
    service: z.enum(['listings', 'demands']),
    organisation: z.object({ id: idSchema, name: localizedText({ max: 200 }).nullable() }),
  })
  .meta({ id: 'ExchangeImport' });
export const importsSchema = z
  .object({ items: z.array(importSchema), failures: failuresSchema })
  .meta({ id: 'ExchangeImports' });
export type ExchangeImports = z.infer<typeof importsSchema>;
