import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema, NUMBER_TEXT_MAX } from '@techbourse/domain';
import type { App } from '@techbourse/platform';
import { callOf } from '@techbourse/platform';
import { z } from 'zod';
import {
  ledgerReceiptSchema,
  recordStandingRequestSchema,
  titleStandingSchema,
  withdrawStandingRequestSchema,
} from '../api/index.ts';
import type { Context } from '../context.ts';
import { listStandings } from './queries.ts';
import { recordStanding } from './record.ts';
import { withdrawStanding } from './withdraw.ts';

const tags = ['title'];
const paramsSchema = z.object({ id: idSchema });

export function registerStandingRoutes(app: App, ctx: Context): void {
  app.post(
    '/title/standings',
    {
      config: { action: 'title.record_standing' },
      schema: {
        tags,
        summary: 'Operator: vouch for an organisation as the owner of a patent number',
        headers: callHeadersSchema,
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
        querystring: z.strictObject({ number: z.string().max(NUMBER_TEXT_MAX).optional() }),
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
        headers: callHeadersSchema,
        params: paramsSchema,
        body: withdrawStandingRequestSchema,
        response: { 200: ledgerReceiptSchema },
      },
    },
    (request) => withdrawStanding(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
}
