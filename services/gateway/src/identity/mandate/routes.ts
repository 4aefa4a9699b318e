import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import {
  acceptMandateSchema,
  changeMandateSchema,
  declineMandateSchema,
  endMandateSchema,
  mandatePageSchema,
  mandateSchema,
  mandatesQuerySchema,
  mandateVersionSchema,
  proposeMandateSchema,
  withdrawMandateSchema,
} from '@techbourse/gateway/api';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { acceptMandate } from './accept.ts';
import { changeMandate } from './change.ts';
import { declineMandate, endMandate, withdrawMandate } from './close.ts';
import { proposeMandate } from './propose.ts';
import { getMandate, listMandates, listMandateVersions } from './queries.ts';
import type { FindOwner } from './subject.ts';

const tags = ['mandates'];
const paramsSchema = z.object({ id: idSchema });
const common = { tags, headers: callHeadersSchema };
const one = { ...common, params: paramsSchema, response: { 200: mandateSchema } };

export function registerMandateRoutes(app: App, ctx: Context, findOwner: FindOwner): void {
  app.post(
    '/api/mandates',
    {
      config: { action: 'mandate.propose' },
      schema: {
        ...common,
        summary: 'Propose a mandate: as client to an agency, or as agency to a client',
        description:
          'Nobody acts by a proposal. The other side accepts it, changes it or declines it. Both sides are verified.',
        body: proposeMandateSchema,
        response: { 201: mandateSchema },
      },
    },
    async (request, reply) => {
      const call = { ...callOf(request), findOwner };
      const made = await proposeMandate(ctx, request.actor, request.body, call);
      return reply.code(201).header('location', `/api/mandates/${made.id}`).send(made);
    },
  );
  app.get(
    '/api/mandates',
    {
      config: { action: 'mandate.list' },
      schema: {
        tags,
        summary: 'Mandates of your organisation, newest first',
        description: 'On either side, in every state; the operator sees all.',
        querystring: mandatesQuerySchema,
        response: { 200: mandatePageSchema },
      },
    },
    async (request) => listMandates(ctx, request.actor, request.query),
  );
  app.get(
    '/api/mandates/:id',
    {
      config: { action: 'mandate.read' },
      schema: {
        tags,
        summary: 'One mandate',
        description: 'For its two sides and the operator.',
        params: paramsSchema,
        response: { 200: mandateSchema },
      },
    },
    async (request) => getMandate(ctx, request.actor, request.params.id),
  );
  app.get(
    '/api/mandates/:id/versions',
    {
      config: { action: 'mandate.read' },
      schema: {
        tags,
        summary: 'What a mandate said, version by version, and who made each',
        description: 'Newest first.',
        params: paramsSchema,
        response: { 200: z.object({ items: z.array(mandateVersionSchema) }) },
      },
    },
    async (request) => ({ items: await listMandateVersions(ctx, request.actor, request.params.id) }),
  );
  app.patch(
    '/api/mandates/:id',
    {
      config: { action: 'mandate.change' },
      schema: {
        ...one,
        summary: 'Change what is proposed',
        description: 'The changed terms are your proposal: the other side answers.',
        body: changeMandateSchema,
      },
    },
    async (request) => {
      const call = { ...callOf(request), findOwner };
      return changeMandate(ctx, request.actor, request.params.id, request.body, call);
    },
  );
  app.post(
    '/api/mandates/:id/accept',
    {
      config: { action: 'mandate.accept' },
      schema: {
        ...one,
        summary: 'Accept exactly the version that the other side proposed',
        description:
          'From its first day on the agency acts for the client. 409 mandate.exclusive while another mandate is in the way.',
        body: acceptMandateSchema,
      },
    },
    async (request) => {
      const call = { ...callOf(request), findOwner };
      return acceptMandate(ctx, request.actor, request.params.id, request.body, call);
    },
  );
  app.post(
    '/api/mandates/:id/decline',
    {
      config: { action: 'mandate.decline' },
      schema: {
        ...one,
        summary: 'Decline what the other side proposed',
        description: 'With a reason, which the other side reads.',
        body: declineMandateSchema,
      },
    },
    async (request) => declineMandate(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
  app.post(
    '/api/mandates/:id/withdraw',
    {
      config: { action: 'mandate.withdraw' },
      schema: {
        ...one,
        summary: 'Take back what your side proposed',
        description: 'Until the other side has accepted it.',
        body: withdrawMandateSchema,
      },
    },
    async (request) => withdrawMandate(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
  app.post(
    '/api/mandates/:id/end',
    {
      config: { action: 'mandate.end' },
      schema: {
        ...one,
        summary: 'End a mandate',
        description: 'By either side, with a reason. The agency stops acting by it within five seconds.',
        body: endMandateSchema,
      },
    },
    async (request) => endMandate(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
}
