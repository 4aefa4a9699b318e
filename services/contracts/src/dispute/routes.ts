import { callHeadersSchema, pageOf } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import type { App } from '@techbourse/platform';
import { callOf } from '@techbourse/platform';
import { z } from 'zod';
import {
  listDisputesQuery,
  openDisputeRequestSchema,
  rejectDisputeRequestSchema,
  titleDisputeSchema,
  upholdDisputeRequestSchema,
} from '../api/index.ts';
import type { Context } from '../context.ts';
import { rejectDispute, upholdDispute } from './decide.ts';
import { openDispute } from './open.ts';
import { listDisputes } from './queries.ts';

const tags = ['title'];
const paramsSchema = z.object({ id: idSchema });
const madeSchema = z.object({ id: idSchema });

export function registerDisputeRoutes(app: App, ctx: Context): void {
  app.post(
    '/title/disputes',
    {
      config: { action: 'title.dispute' },
      schema: {
        tags,
        summary: 'Claim a patent number, so that the operator looks at the rights on record for it',
        headers: callHeadersSchema,
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
        headers: callHeadersSchema,
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
        headers: callHeadersSchema,
        params: paramsSchema,
        body: rejectDisputeRequestSchema,
        response: { 200: madeSchema },
      },
    },
    (request) => rejectDispute(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
}
