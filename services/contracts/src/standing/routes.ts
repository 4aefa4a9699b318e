import { pageOf } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import type { App } from '@techbourse/platform';
import { z } from 'zod';
import {
  encumberedTitleSchema,
  encumbrancesQuery,
  ledgerReceiptSchema,
  listDisputesQuery,
  openDisputeRequestSchema,
  recordStandingRequestSchema,
  rejectDisputeRequestSchema,
  titleDisputeSchema,
  titleStandingSchema,
  upholdDisputeRequestSchema,
  withdrawStandingRequestSchema,
} from '../api/index.ts';
import { callOf, writeHeadersSchema as headers } from '../call.ts';
import { registerConsentRoutes } from '../consent/routes.ts';
import type { Context } from '../context.ts';
import { openDispute, rejectDispute, upholdDispute } from '../dispute/dispute.ts';
import { listDisputes } from '../dispute/queries.ts';
import { listEncumbrances } from '../encumbrance/queries.ts';
import { listStandings, recordStanding, withdrawStanding } from './standing.ts';

const tags = ['title'];
const paramsSchema = z.object({ id: idSchema });
const madeSchema = z.object({ id: idSchema });

export function registerTitleRoutes(app: App, ctx: Context): void {
  registerStandings(app, ctx);
  registerEncumbrances(app, ctx);
  registerConsentRoutes(app, ctx);
  registerDisputes(app, ctx);
}

function registerEncumbrances(app: App, ctx: Context): void {
  app.get(
    '/title/encumbrances',
    {
      config: { action: 'title.read_encumbrances' },
      schema: {
        tags,
        summary: 'Licences that run on under a title that your organisation holds: of a contract, listing or number',
        querystring: z.strictObject(encumbrancesQuery),
        response: { 200: z.object({ items: z.array(encumberedTitleSchema) }) },
      },
    },
    async (request) => ({ items: await listEncumbrances(ctx, request.actor, request.query) }),
  );
}

function registerStandings(app: App, ctx: Context): void {
  app.post(
    '/title/standings',
    {
      config: { action: 'title.record_standing' },
      schema: {
        tags,
        summary: 'Operator: vouch for an organisation as the owner of a patent number',
        headers,
        body: recordStandingRequestSchema,
        response: { 201: ledgerReceiptSchema },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await recordStanding(ctx, request.actor, request.body, callOf(request))),
  );
  app.get(
    '/title/standings',
    {
      config: { action: 'title.read_standings' },
      schema: {
        tags,
        summary: 'Operator: what it vouched for, newest first, 200 at most',
        querystring: z.strictObject({ number: z.string().max(60).optional() }),
        response: { 200: z.object({ items: z.array(titleStandingSchema) }) },
      },
    },
    async (request) => ({ items: await listStandings(ctx, request.actor, request.query.number) }),
  );
  app.post(
    '/title/standings/:id/withdraw',
    {
      config: { action: 'title.record_standing' },
      schema: {
        tags,
        summary: 'Operator: take back its word for an owner',
        headers,
        params: paramsSchema,
        body: withdrawStandingRequestSchema,
        response: { 200: ledgerReceiptSchema },
      },
    },
    (request) => withdrawStanding(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
}

function registerDisputes(app: App, ctx: Context): void {
  app.post(
    '/title/disputes',
    {
      config: { action: 'title.dispute' },
      schema: {
        tags,
        summary: 'Claim a patent number, so that the operator looks at the rights on record for it',
        headers,
        body: openDisputeRequestSchema,
        response: { 201: madeSchema },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await openDispute(ctx, request.actor, request.body, callOf(request))),
  );
  app.get(
    '/title/disputes',
    {
      config: { action: 'title.read_disputes' },
      schema: {
        tags,
        summary: 'Disputes of your organisation, newest first; the operator sees all and the rights',
        querystring: z.strictObject(listDisputesQuery),
        response: { 200: pageOf(titleDisputeSchema) },
      },
    },
    (request) => listDisputes(ctx, request.actor, request.query),
  );
  app.post(
    '/title/disputes/:id/uphold',
    {
      config: { action: 'title.decide_dispute' },
      schema: {
        tags,
        summary: 'Operator: release rights on the number; they never had an effect on its title',
        headers,
        params: paramsSchema,
        body: upholdDisputeRequestSchema,
        response: { 200: madeSchema },
      },
    },
    (request) => upholdDispute(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
  app.post(
    '/title/disputes/:id/reject',
    {
      config: { action: 'title.decide_dispute' },
      schema: {
        tags,
        summary: 'Operator: the rights on the number stand',
        headers,
        params: paramsSchema,
        body: rejectDisputeRequestSchema,
        response: { 200: madeSchema },
      },
    },
    (request) => rejectDispute(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
}
