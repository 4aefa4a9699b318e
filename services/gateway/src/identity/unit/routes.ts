import { idSchema } from '@techbourse/domain';
import { answerSchema, newUnitRequestSchema, unitRequestSchema, unitRequestsSchema } from '@techbourse/gateway/api';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { answerUnitRequest, askToRelate, endRelation, listOwnUnitRequests } from './relate.ts';

const tags = ['organisations'];
const paramsSchema = z.object({ id: idSchema });
const requestParamsSchema = paramsSchema.extend({ requestId: idSchema });
const unitParamsSchema = paramsSchema.extend({ unitId: idSchema });

/** Universities and their faculties and laboratories: organisations above and below each other. */
export function registerUnitRoutes(app: App, ctx: Context): void {
  app.get(
    '/api/organisations/:id/unit-requests',
    {
      config: { action: 'organisation.relate' },
      schema: {
        tags,
        summary: 'Who asks to be a unit or a parent of the organisation, and whom it asked; the newest hundred',
        description: 'For the organisation itself and the operator.',
        params: paramsSchema,
        response: { 200: unitRequestsSchema },
      },
    },
    async ({ actor, params }) => ({ items: await listOwnUnitRequests(ctx, actor, params.id) }),
  );
  app.post(
    '/api/organisations/:id/unit-requests',
    {
      config: { action: 'organisation.relate' },
      schema: {
        tags,
        summary: 'Ask another organisation to be its unit, or its parent',
        description:
          'Both sides agree. A unit belongs to one organisation, and at most four levels stand above each other.',
        params: paramsSchema,
        body: newUnitRequestSchema,
        response: { 201: unitRequestSchema },
      },
    },
    async ({ actor, params, body }, reply) => reply.code(201).send(await askToRelate(ctx, actor, params.id, body)),
  );
  app.post(
    '/api/organisations/:id/unit-requests/:requestId/answer',
    {
      config: { action: 'organisation.relate' },
      schema: {
        tags,
        summary: 'Accept or decline; who asked takes its request back by declining it',
        description: 'For the side that was asked.',
        params: requestParamsSchema,
        body: answerSchema,
        response: { 200: unitRequestSchema },
      },
    },
    async (request) => {
      const { actor, params, body } = request;
      return answerUnitRequest(ctx, actor, { organisationId: params.id, id: params.requestId }, body, callOf(request));
    },
  );
  app.delete(
    '/api/organisations/:id/units/:unitId',
    {
      config: { action: 'organisation.relate' },
      schema: {
        tags,
        summary: 'End it: the unit leaves, or its parent lets it go',
        description: 'Either side does it alone; a unit names itself twice.',
        params: unitParamsSchema,
        response: { 204: z.null().describe('ended') },
      },
    },
    async (request, reply) => {
      const { id: organisationId, unitId } = request.params;
      await endRelation(ctx, request.actor, { organisationId, unitId }, callOf(request));
      return reply.code(204).send(null);
    },
  );
}
