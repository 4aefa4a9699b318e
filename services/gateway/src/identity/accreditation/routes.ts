import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import {
  accreditationDecisionSchema,
  accreditationRequestPageSchema,
  accreditationRequestSchema,
  accreditationRequestsQuerySchema,
  newAccreditationRequestSchema,
} from '@techbourse/gateway/api';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { askForAccreditation, withdrawAccreditationRequest } from './ask.ts';
import { decideAccreditation } from './decide.ts';
import { listAccreditationRequests, listRequestsOfAgency } from './queries.ts';

const tags = ['agencies'];
const paramsSchema = z.object({ id: idSchema });

/** Accreditations that agencies ask for. */
export function registerAccreditationRoutes(app: App, ctx: Context): void {
  app.post(
    '/api/agencies/:id/accreditation-requests',
    {
      config: { action: 'agency.ask_accreditation' },
      schema: {
        tags,
        summary: 'Ask the operator to record an accreditation of your agency',
        description:
          'Who gave it, for what and until when, and where that can be looked up. One request waits at a time. Nothing of ' +
          'it counts, and nobody but the agency and the operator sees it, until it is granted.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: newAccreditationRequestSchema,
        response: { 201: accreditationRequestSchema },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request;
      return reply.code(201).send(await askForAccreditation(ctx, actor, params.id, body, callOf(request)));
    },
  );
  app.get(
    '/api/agencies/:id/accreditation-requests',
    {
      config: { action: 'agency.read_accreditation_requests' },
      schema: {
        tags,
        summary: 'The requests of an agency for accreditations, newest first',
        description: 'For the agency itself and the operator.',
        params: paramsSchema,
        querystring: accreditationRequestsQuerySchema,
        response: { 200: accreditationRequestPageSchema },
      },
    },
    async ({ actor, params, query }) => listRequestsOfAgency(ctx, actor, params.id, query),
  );
  app.delete(
    '/api/agencies/:id/accreditation-requests/:requestId',
    {
      config: { action: 'agency.ask_accreditation' },
      schema: {
        tags,
        summary: 'Take a request for an accreditation back',
        description: 'While it waits for its decision.',
        params: paramsSchema.extend({ requestId: idSchema }),
        response: { 200: accreditationRequestSchema },
      },
    },
    async ({ actor, params: { id: agencyId, requestId: id } }) =>
      withdrawAccreditationRequest(ctx, actor, { agencyId, id }),
  );
  app.get(
    '/api/agencies/accreditation-requests',
    {
      config: { action: 'agency.accredit' },
      schema: {
        tags,
        summary: 'Requests of all agencies, the longest waiting first (operator)',
        description: 'Ask for `state=pending` to see what is to be done.',
        querystring: accreditationRequestsQuerySchema,
        response: { 200: accreditationRequestPageSchema },
      },
    },
    async ({ actor, query }) => listAccreditationRequests(ctx, actor, query),
  );
  app.post(
    '/api/agencies/accreditation-requests/:id/decide',
    {
      config: { action: 'agency.accredit' },
      schema: {
        tags,
        summary: 'Grant an accreditation that an agency asks for, or decline it (operator)',
        description:
          'What is granted is put on record as it was asked for, and can be corrected there. The note is shown to the agency.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: accreditationDecisionSchema,
        response: { 200: accreditationRequestSchema },
      },
    },
    async (request) => decideAccreditation(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
}
