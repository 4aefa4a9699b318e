import { callHeadersSchema, pageOf } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import {
  dealDisclosureSchema,
  endDisclosureRequestSchema,
  grantDisclosureRequestSchema,
  listDisclosuresQuery,
} from '../api/index.ts';
import type { Context } from '../context.ts';
import { listDisclosures } from './disclosure-queries.ts';
import { endDisclosure } from './end-disclosure.ts';
import { grantDisclosure } from './grant-disclosure.ts';

const tags = ['deals'];
const paramsSchema = z.object({ id: idSchema });

export function registerDisclosureRoutes(app: App, ctx: Context): void {
  app.post(
    '/deals/:id/disclosures',
    {
      config: { action: 'disclosure.grant' },
      schema: {
        tags,
        summary: 'Seller: let the other side see more of the listing, once a non-disclosure agreement stands',
        description:
          'From the stage nda on. T2 is for the organisation of the other side or people of it, T3 for named people only. ' +
          'A repeat at the same tier is for those named now. It ends by your word, or with the deal.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: grantDisclosureRequestSchema,
        response: { 201: dealDisclosureSchema },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await grantDisclosure(ctx, request.actor, request.params.id, request.body, callOf(request))),
  );
  app.get(
    '/deals/:id/disclosures',
    {
      config: { action: 'disclosure.read' },
      schema: {
        tags,
        summary: 'What the seller disclosed in a deal, also what has ended, oldest first',
        description: 'Each with its tier, for whom, since when and until when.',
        params: paramsSchema,
        querystring: z.strictObject(listDisclosuresQuery),
        response: { 200: pageOf(dealDisclosureSchema) },
      },
    },
    (request) => listDisclosures(ctx, request.actor, request.params.id, request.query),
  );
  app.post(
    '/deals/:id/disclosures/:disclosureId/end',
    {
      config: { action: 'disclosure.end' },
      schema: {
        tags,
        summary: 'Seller: end what you disclosed',
        description:
          'The other side reads it no more from now on. What it has read it has read: each read under secrecy stands in your audit.',
        headers: callHeadersSchema,
        params: z.object({ id: idSchema, disclosureId: idSchema }),
        body: endDisclosureRequestSchema,
        response: { 200: dealDisclosureSchema },
      },
    },
    (request) => {
      const { id: dealId, disclosureId } = request.params;
      return endDisclosure(ctx, request.actor, { dealId, disclosureId }, request.body, callOf(request));
    },
  );
}
