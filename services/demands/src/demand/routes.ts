import {
  callHeadersSchema,
  ownedQuery,
  pageOf,
  pageOfClients,
  pageQuery,
  readershipSchema,
  returnRecordSchema,
  setQuotaSchema,
  usageSchema,
} from '@techbourse/api-schema';
import { demandStates, idSchema } from '@techbourse/domain';
import { type App, callOf, ofRecord, sendNdjson } from '@techbourse/platform';
import { z } from 'zod';
import { checkDemandSchema, demandCheckSchema } from '../api/check.ts';
import { demandInputSchema } from '../api/content.ts';
import { demandEventSchema, demandRowSchema, demandSchema, demandVersionSchema } from '../api/demand.ts';
import {
  closeDemandSchema,
  openDemandSchema,
  recheckedSchema,
  renewDemandSchema,
  updateDemandSchema,
} from '../api/requests.ts';
import type { Context } from '../context.ts';
import { checkDemand } from './check.ts';
import { closeDemand } from './close.ts';
import { copyDemand } from './copy.ts';
import { createDemand } from './create.ts';
import { deleteDemand } from './delete.ts';
import { registerDemandImportRoutes } from './import-routes.ts';
import { openDemand } from './open.ts';
import {
  exportDemands,
  getDemand,
  getDemandReadership,
  listDemandEvents,
  listDemandVersions,
  listOwnDemands,
} from './queries.ts';
import { getUsage, setUsage } from './quota.ts';
import { recheckDemands } from './recheck.ts';
import { renewDemand } from './renew.ts';
import { returnDemand } from './return.ts';
import { updateDemand } from './update.ts';

const tags = ['demands'];
const paramsSchema = z.strictObject({ id: idSchema });

export function registerDemandRoutes(app: App, ctx: Context): void {
  registerReads(app, ctx);
  registerWrites(app, ctx);
}

function registerReads(app: App, ctx: Context): void {
  app.get(
    '/demands',
    {
      config: { action: 'demand.list' },
      schema: {
        tags,
        summary: 'The demands of your organisation, or of the clients of your agency, newest first',
        description:
          'In any state. `owner=clients` reads those of all clients whose mandates allow it, `client` those of one; the first page counts each.',
        querystring: z.strictObject({ ...pageQuery, ...ownedQuery, state: demandStates.schema.optional() }),
        response: { 200: pageOfClients(demandRowSchema) },
      },
    },
    (request) => listOwnDemands(ctx, request.actor, request.query),
  );
  app.get(
    '/demands/export',
    {
      config: { action: 'demand.export', produces: ['application/x-ndjson'] },
      schema: {
        tags,
        summary: 'The demands of your organisation as rows of an import, one JSON per line',
        description: 'Each line is a row that `POST /demands/import` takes: bringing the file back changes nothing.',
      },
    },
    (request, reply) => sendNdjson(reply, exportDemands(ctx, request.actor)),
  );
  app.get(
    '/demands/usage',
    {
      config: { action: 'demand.read_quota' },
      schema: {
        tags,
        summary: 'What your organisation keeps here, and the most it may',
        response: { 200: usageSchema },
      },
    },
    (request) => getUsage(ctx, request.actor),
  );
  app.post(
    '/demands/usage/:id',
    {
      config: { action: 'demand.set_quota' },
      schema: {
        tags,
        summary: 'Let an organisation keep more or less than the settings say (operator)',
        params: paramsSchema,
        body: setQuotaSchema,
        response: { 200: usageSchema },
      },
    },
    (request) => setUsage(ctx, request.actor, request.params.id, request.body),
  );
  app.get(
    '/demands/:id',
    {
      config: { action: 'demand.read' },
      schema: {
        tags,
        summary: 'One demand, as you may see it',
        description:
          '`sight` says whose view it is. Its owner also reads what was said of it in a review, and which signed contract solved it (`solvedBy`).',
        params: paramsSchema,
        response: { 200: demandSchema },
      },
    },
    async (request, reply) => ofRecord(reply, await getDemand(ctx, request.actor, request.params.id)),
  );
  app.get(
    '/demands/:id/readership',
    {
      config: { action: 'demand.read_history' },
      schema: {
        tags,
        summary: 'Who has read it, counted (owner)',
        description:
          'Reads by others, and different organisations by kind. Nobody is named, and a number below three is not told: from ' +
          'one or two one could guess who they are.',
        params: paramsSchema,
        response: { 200: readershipSchema },
      },
    },
    (request) => getDemandReadership(ctx, request.actor, request.params.id),
  );
  app.get(
    '/demands/:id/versions',
    {
      config: { action: 'demand.read_history' },
      schema: {
        tags,
        summary: 'What was public, newest first',
        description: 'The content of each version that others could see; drafts between them are not kept.',
        params: paramsSchema,
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(demandVersionSchema) },
      },
    },
    (request) => listDemandVersions(ctx, request.actor, request.params.id, request.query),
  );
  app.get(
    '/demands/:id/events',
    {
      config: { action: 'demand.read_history' },
      schema: {
        tags,
        summary: 'What happened to it, oldest first',
        description: 'Each change with its version, who did it, for whom and why; of an agency, under which mandate.',
        params: paramsSchema,
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(demandEventSchema) },
      },
    },
    (request) => listDemandEvents(ctx, request.actor, request.params.id, request.query),
  );
}

function registerWrites(app: App, ctx: Context): void {
  app.post(
    '/demands',
    {
      config: { action: 'demand.create' },
      schema: {
        tags,
        summary: 'A new draft',
        description:
          'Nobody else sees a draft, and it may lack anything; the answer says how complete it is. `Idempotency-Key` makes a repeated request safe. It is shown once it is opened.',
        headers: callHeadersSchema,
        body: demandInputSchema,
        response: { 201: demandSchema },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await createDemand(ctx, request.actor, request.body, callOf(request))),
  );
  app.post(
    '/demands/check',
    {
      config: { action: 'demand.create' },
      schema: {
        tags,
        summary: 'Check a draft without saving it',
        description:
          'Faults, what is missing, completeness, the passages of an anonymous demand that give its owner away, and how ' +
          'others would see it. Nothing is kept.',
        headers: callHeadersSchema,
        body: checkDemandSchema,
        response: { 200: demandCheckSchema },
      },
    },
    (request) => checkDemand(ctx, request.actor, request.body),
  );
  registerDemandImportRoutes(app, ctx);
  app.post(
    '/demands/recheck',
    {
      config: { action: 'demand.recheck' },
      schema: {
        tags,
        summary: 'Hold your anonymous demands against what your organisation is called now',
        headers: callHeadersSchema,
        response: { 200: recheckedSchema },
      },
    },
    (request) => recheckDemands(ctx, request.actor, callOf(request)),
  );
  app.patch(
    '/demands/:id',
    {
      config: { action: 'demand.edit' },
      schema: {
        tags,
        summary: 'Change fields; null empties one',
        description:
          'What is left out stays. An edit of an open demand is public at once, as its next version; `expectedVersion` refuses one that was decided on an older version.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: updateDemandSchema,
        response: { 200: demandSchema },
      },
    },
    (request) => updateDemand(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
  app.post(
    '/demands/:id/copy',
    {
      config: { action: 'demand.create', madeAt: '/demands/:id' },
      schema: {
        tags,
        summary: 'Copy an own demand as a new draft',
        description: 'In whichever state it is, without its deadline.',
        headers: callHeadersSchema,
        params: paramsSchema,
        response: { 201: demandSchema },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await copyDemand(ctx, request.actor, request.params.id, callOf(request))),
  );
  app.delete(
    '/demands/:id',
    {
      config: { action: 'demand.edit' },
      schema: {
        tags,
        summary: 'Delete a draft that was never public',
        description: 'With its history; the audit says who deleted it. What was public once is kept: close it.',
        headers: callHeadersSchema,
        params: paramsSchema,
        querystring: z.strictObject({ expectedVersion: z.coerce.number().int().min(1).optional() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await deleteDemand(ctx, request.actor, request.params.id, request.query, callOf(request));
      return reply.code(204).send(null);
    },
  );
  const step = (summary: string, description: string) => ({
    tags,
    summary,
    description,
    headers: callHeadersSchema,
    params: paramsSchema,
    response: { 200: demandSchema },
  });
  app.post(
    '/demands/:id/open',
    {
      config: { action: 'demand.open' },
      schema: {
        ...step(
          'Open it; unverified organisations go to review first',
          'Needs a title and a problem; `issues` name what is missing. From now on it is searched and paired, until its deadline or for a year.',
        ),
        body: openDemandSchema,
      },
    },
    (request) => openDemand(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
  app.post(
    '/demands/:id/return',
    {
      config: { action: 'demand.return' },
      schema: {
        ...step(
          'Operator: give it back to its owner with reasons',
          'By reasons of a list, in words, or both. Its owner is told, and reads them on the demand.',
        ),
        body: returnRecordSchema,
      },
    },
    (request) => returnDemand(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
  app.post(
    '/demands/:id/close',
    {
      config: { action: 'demand.move' },
      schema: {
        ...step(
          'Close it as solved or withdrawn',
          'It leaves search and matching at once, for good; its deals go on. A signed contract closes the demand of its deal by itself. One that expired is renewed, one that was withdrawn is copied.',
        ),
        body: closeDemandSchema,
      },
    },
    (request) => closeDemand(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
  app.post(
    '/demands/:id/renew',
    {
      config: { action: 'demand.move' },
      schema: {
        ...step(
          'Give it a new last day; an expired one opens again',
          'Never an earlier day than it has; without one, a year from today. One that a contract solved opens again only when that contract ended early.',
        ),
        body: renewDemandSchema,
      },
    },
    (request) => renewDemand(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
}
