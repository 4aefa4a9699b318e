import { importsOfAllQuerySchema, workQuerySchema } from '@techbourse/api-schema';
import { OUTBOX_RETENTION_HOURS, resendEvents } from '@techbourse/db';
import {
  deadLetterQuerySchema,
  deadLetterReplaySchema,
  deadLettersSchema,
  discardSchema,
  healthSchema,
  importsSchema,
  jobsSchema,
  publishedCountSchema,
  queueRebuildSchema,
  recheckedSchema,
  type ServiceName,
  searchRebuildSchema,
  serviceNameSchema,
  startedSchema,
  taskSchema,
  workSchema,
} from '@techbourse/gateway/api';
import { type App, AppError, encodeCursor, kindOfStatus } from '@techbourse/platform';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { publishAll } from '../identity/organisation/publish.ts';
import { askService } from '../proxy/service-client.ts';
import { SERVICES } from '../proxy/upstreams.ts';
import { askAll, type FromAll } from './fan-out.ts';
import { readHealth } from './health.ts';
import { listImports } from './imports.ts';
import { discardLetter, replayLetter } from './letters.ts';
import { recheckAll } from './recheck.ts';
import { listWork } from './work.ts';

const tags = ['operations'];
const HOUR_MS = 3_600_000;
const description = 'For the operator. A service that did not answer is named under `failures`.';

// The services' answers are this gateway's own without the name of the service.
const jobCountsSchema = z.record(z.string(), jobsSchema.shape.items.element.shape.counts);
const lettersSchema = z.object({
  items: z.array(deadLettersSchema.shape.items.element.omit({ service: true })),
  nextCursor: z.string().nullable(),
});
const letterParamsSchema = z.object({
  service: serviceNameSchema,
  job: z.string().max(100),
  jobId: z.string().max(100),
});
const serviceTaskSchema = taskSchema.omit({ service: true });

/** What an operator sees and does across all services. */
export function registerOperationsRoutes(app: App, ctx: Context): void {
  const ask = <T extends z.ZodType>(request: FastifyRequest, service: ServiceName, path: string, answer: T) =>
    askService(ctx, service, { path: `/operations/${path}`, actor: request.actor, requestId: request.id, answer });

  const start = async (request: FastifyRequest, service: ServiceName, path: string, body?: unknown) => {
    const call = { method: 'POST', path: `/operations/${path}`, body, answer: serviceTaskSchema } as const;
    const started = await askService(ctx, service, { ...call, actor: request.actor, requestId: request.id });
    return [{ service, ...started }];
  };

  app.get(
    '/api/operations/work',
    {
      config: { action: 'exchange.read' },
      schema: {
        tags,
        summary: 'What waits for you: by kind how much, since when, and the oldest',
        description,
        querystring: workQuerySchema,
        response: { 200: workSchema },
      },
    },
    ({ actor, query, id }) => listWork(ctx, actor, query.limit, id),
  );

  app.get(
    '/api/operations/jobs',
    {
      config: { action: 'exchange.read' },
      schema: { tags, summary: 'Jobs that wait, run and failed', description, response: { 200: jobsSchema } },
    },
    async (request) => {
      return askAll(SERVICES, async (service) => {
        const counts = await ask(request, service, 'jobs', jobCountsSchema);
        return Object.entries(counts).map(([job, of]) => ({ service, job, counts: of }));
      });
    },
  );

  app.get(
    '/api/operations/health',
    {
      config: { action: 'exchange.read' },
      schema: {
        tags,
        summary: 'How each service and its engines are, and what its events wait for',
        description: 'For the operator. A service that does not answer is `away`.',
        response: { 200: healthSchema },
      },
    },
    async ({ actor, id }) => ({ items: await readHealth(ctx, actor, id) }),
  );

  app.get(
    '/api/operations/imports',
    {
      config: { action: 'exchange.read' },
      schema: {
        tags,
        summary: 'What was imported lately: by whom, and how many rows came of it',
        description:
          'For the operator, newest first. Refused rows are counted and not kept: they hold what the exchange did not take. ' +
          'Rows that were sent alone and changed nothing stand in no import.',
        querystring: importsOfAllQuerySchema,
        response: { 200: importsSchema },
      },
    },
    ({ actor, query, id }) => listImports(ctx, actor, query.limit, id),
  );

  app.get(
    '/api/operations/dead-letters',
    {
      config: { action: 'exchange.read' },
      schema: {
        tags,
        summary: 'Jobs that used up their tries, newest first',
        description,
        querystring: deadLetterQuerySchema,
        response: { 200: deadLettersSchema },
      },
    },
    async (request) => {
      const { limit, cursor, job } = request.query;
      const query = new URLSearchParams({ limit: String(limit), ...(cursor && { cursor }), ...(job && { job }) });
      // One place says where each service goes on: their jobs differ by name.
      const found = await askAll(SERVICES, async (service) => {
        const { items, nextCursor } = await ask(request, service, `dead-letters?${query}`, lettersSchema);
        return items.map((item) => ({ service, ...item, hasMore: nextCursor !== null }));
      });
      const sorted = found.items.sort((a, b) => b.failedAt.localeCompare(a.failedAt) || a.job.localeCompare(b.job));
      const items = sorted.slice(0, limit);
      const last = items.at(-1);
      const hasMore = sorted.length > limit || items.some((item) => item.hasMore);
      const nextCursor = hasMore && last ? encodeCursor([Date.parse(last.failedAt), last.job, last.jobId]) : null;
      return { items: items.map(({ hasMore: _, ...item }) => item), failures: found.failures, nextCursor };
    },
  );

  app.post(
    '/api/operations/dead-letters/replay',
    {
      config: { action: 'exchange.operate' },
      schema: {
        tags,
        summary: 'Run all dead letters again, or those of a kind',
        description,
        body: deadLetterReplaySchema.nullish(),
        response: { 202: startedSchema },
      },
    },
    async (request, reply) => {
      const body = request.body ?? {};
      const started = await askAll(SERVICES, (service) => start(request, service, 'dead-letters/replay', body));
      return reply.code(202).send(tasksOf(started));
    },
  );

  app.post(
    '/api/operations/dead-letters/:service/:job/:jobId/replay',
    {
      config: { action: 'exchange.operate' },
      schema: {
        tags,
        summary: 'Run a dead letter again',
        params: letterParamsSchema,
        response: { 204: z.null().describe('it is in line again') },
      },
    },
    async ({ actor, params, id }, reply) => {
      await replayLetter(ctx, actor, params, id);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/operations/dead-letters/:service/:job/:jobId/discard',
    {
      config: { action: 'exchange.operate' },
      schema: {
        tags,
        summary: 'Forget a dead letter: what it was to do is not done',
        description: 'This cannot be undone. Who did so and why stays in the audit.',
        params: letterParamsSchema,
        body: discardSchema,
        response: { 204: z.null().describe('it is gone') },
      },
    },
    async ({ actor, params, body, id }, reply) => {
      await discardLetter(ctx, actor, params, body, id);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/operations/search/rebuild',
    {
      config: { action: 'exchange.operate' },
      schema: {
        tags,
        summary: 'Re-make search indexes from Postgres, while searches go on',
        description,
        body: searchRebuildSchema.nullish(),
        response: { 202: startedSchema },
      },
    },
    async (request, reply) => {
      const index = request.body?.index ?? 'all';
      const services: ServiceName[] = index === 'all' ? ['listings', 'demands'] : [index];
      const started = await askAll(services, (service) => start(request, service, 'search/rebuild'));
      return reply.code(202).send(tasksOf(started));
    },
  );

  app.post(
    '/api/operations/pairs/rebuild',
    {
      config: { action: 'exchange.operate' },
      schema: {
        tags,
        summary: 'Rebuild the index of pairs from Postgres, while searches go on',
        description,
        response: { 202: startedSchema },
      },
    },
    async (request, reply) => {
      const started = await askAll(['matching'], (service) => start(request, service, 'search/rebuild'));
      return reply.code(202).send(tasksOf(started));
    },
  );

  app.post(
    '/api/operations/queue/rebuild',
    {
      config: { action: 'exchange.operate' },
      schema: {
        tags,
        summary: 'Rebuild the jobs of a lost queue from Postgres',
        description,
        body: queueRebuildSchema.nullish(),
        response: { 202: startedSchema },
      },
    },
    async (request, reply) => {
      const body = request.body ?? {};
      await resendOwn(ctx, request.body?.hours);
      const started = await askAll(SERVICES, (service) => start(request, service, 'queue/rebuild', body));
      return reply.code(202).send(tasksOf(started));
    },
  );

  app.post(
    '/api/operations/demands/recheck',
    {
      config: { action: 'exchange.operate' },
      schema: {
        tags,
        summary: 'Check anonymous demands against the present names of all organisations',
        response: { 200: recheckedSchema },
      },
    },
    async (request) => {
      return recheckAll(ctx, request.id);
    },
  );

  app.post(
    '/api/operations/organisations/tell',
    {
      config: { action: 'exchange.operate' },
      schema: {
        tags,
        summary: 'Publish the present state of every organisation to the services again',
        response: { 200: publishedCountSchema },
      },
    },
    async (request) => ({ organisations: await publishAll(ctx, request.id) }),
  );

  app.get(
    '/api/operations/tasks/:service/:id',
    {
      config: { action: 'exchange.read' },
      schema: {
        tags,
        summary: 'How far a task is',
        params: z.object({ service: serviceNameSchema, id: z.uuid() }),
        response: { 200: taskSchema },
      },
    },
    async (request) => {
      const { service, id } = request.params;
      return { service, ...(await ask(request, service, `tasks/${id}`, serviceTaskSchema)) };
    },
  );
}

/** The gateway has few events, so it publishes them again within the request. */
async function resendOwn({ db }: Context, hours = OUTBOX_RETENTION_HOURS): Promise<void> {
  await resendEvents(db, 'identity', new Date(Date.now() - hours * HOUR_MS));
}

/** The started tasks; the request fails when none started. */
function tasksOf<T>({ items, failures }: FromAll<T>) {
  const [failure] = failures;
  if (items.length === 0 && failure) {
    throw new AppError(kindOfStatus(failure.status), failure.reason, failure.detail, { details: { failures } });
  }
  return { tasks: items, failures };
}
