import { callHeadersSchema, pageOf, pageQuery } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import type { App } from '@techbourse/platform';
import { callOf } from '@techbourse/platform';
import { z } from 'zod';
import { agencyPartSchema, confirmAgencyRequestSchema } from '../api/index.ts';
import type { Context } from '../context.ts';
import { confirmAgency } from './confirm.ts';
import { getAgencyPart, listAgencyParts } from './queries.ts';

const tags = ['contracts'];
const paramsSchema = z.object({ id: idSchema });

export function registerAgencyRoutes(app: App, ctx: Context): void {
  app.get(
    '/contracts/agency-parts',
    {
      config: { action: 'contract.read_agency_part' },
      schema: {
        tags,
        summary: 'Contracts that name your organisation as an agency, newest first',
        description: 'With your own part and what your mandates promise you; no other price and no terms.',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(agencyPartSchema) },
      },
    },
    (request) => listAgencyParts(ctx, request.actor, request.query),
  );

  app.get(
    '/contracts/:id/agency-part',
    {
      config: { action: 'contract.read_agency_part' },
      schema: {
        tags,
        summary: 'Your part in a contract that names your organisation as an agency',
        description: 'Who deals with whom about what, and your own part; no other price and no terms.',
        params: paramsSchema,
        response: { 200: agencyPartSchema },
      },
    },
    (request) => getAgencyPart(ctx, request.actor, request.params.id),
  );

  app.post(
    '/contracts/:id/agency-part/confirm',
    {
      config: { action: 'contract.confirm_agency_part' },
      schema: {
        tags,
        summary: 'Confirm your part as an agency in exactly this version',
        description:
          'By version and hash. Signing does not wait for it; who has not confirmed by then counts in no statistics.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: confirmAgencyRequestSchema,
        response: { 200: agencyPartSchema },
      },
    },
    (request) => confirmAgency(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
}
