import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import { organisationDeletionSchema, organisationSchema, reasonSchema } from '@techbourse/gateway/api';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { deleteOrganisation } from './delete.ts';
import { liftSuspension, suspendOrganisation } from './suspend.ts';

const tags = ['organisations'];
const paramsSchema = z.object({ id: idSchema });
const headersSchema = callHeadersSchema;

/** Suspension and deletion. */
export function registerStandingRoutes(app: App, ctx: Context): void {
  app.post(
    '/api/organisations/:id/suspend',
    {
      config: { action: 'organisation.suspend' },
      schema: {
        tags,
        summary: 'Suspend an organisation (operator)',
        description:
          'Its keys and the sessions that act for it are refused within five seconds, and what it has published leaves ' +
          'public view. Its data are kept, and the reason is shown to it.',
        headers: headersSchema,
        params: paramsSchema,
        body: reasonSchema,
        response: { 200: organisationSchema },
      },
    },
    async (request) => suspendOrganisation(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
  app.post(
    '/api/organisations/:id/lift-suspension',
    {
      config: { action: 'organisation.suspend' },
      schema: {
        tags,
        summary: 'Lift the suspension of an organisation (operator)',
        description: 'Its keys work again, and what it has published comes back into public view.',
        headers: headersSchema,
        params: paramsSchema,
        body: reasonSchema,
        response: { 200: organisationSchema },
      },
    },
    async (request) => liftSuspension(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
  app.post(
    '/api/organisations/:id/delete',
    {
      config: { action: 'organisation.delete' },
      schema: {
        tags,
        summary: 'Delete an organisation (an owner, signed in, or the operator)',
        description:
          'Its keys, memberships, invitations and requests end, what it has published leaves public view, and its ' +
          'identifiers are free again. What it has signed stays with those it signed with. This cannot be undone.',
        headers: headersSchema,
        params: paramsSchema,
        body: organisationDeletionSchema,
        response: { 204: z.null().describe('deleted') },
      },
    },
    async (request, reply) => {
      await deleteOrganisation(ctx, request.actor, request.params.id, request.body, callOf(request));
      return reply.code(204).send(null);
    },
  );
}
