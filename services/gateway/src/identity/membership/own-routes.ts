import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import {
  answerSchema,
  invitationSchema,
  joinRequestSchema,
  newJoinRequestSchema,
  ownMembershipsSchema,
} from '@techbourse/gateway/api';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { answerInvitation } from './answer-invitation.ts';
import { withdrawJoinRequest } from './decide-join.ts';
import { leaveOrganisation } from './departure.ts';
import { askToJoin } from './join.ts';
import { getOwnMemberships } from './queries.ts';

const tags = ['members'];
const paramsSchema = z.object({ id: idSchema });
const organisationParamsSchema = z.object({ organisationId: idSchema });

/** What a signed-in person does about what it belongs to. */
export function registerOwnMembershipRoutes(app: App, ctx: Context): void {
  app.get(
    '/api/memberships',
    {
      config: { action: 'membership.read_own' },
      schema: {
        tags,
        summary: 'What you belong to, have asked for and are asked',
        description: 'For people who have signed in.',
        response: { 200: ownMembershipsSchema },
      },
    },
    async ({ actor }) => getOwnMemberships(ctx, actor),
  );
  app.delete(
    '/api/memberships/:organisationId',
    {
      config: { action: 'membership.leave' },
      schema: {
        tags,
        summary: 'Leave an organisation',
        description: 'The last owner cannot leave: it makes another member owner first, or transfers the ownership.',
        params: organisationParamsSchema,
        response: { 204: z.null().describe('left') },
      },
    },
    async (request, reply) => {
      await leaveOrganisation(ctx, request.actor, request.params.organisationId, callOf(request));
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/memberships/requests',
    {
      config: { action: 'organisation.join' },
      schema: {
        tags,
        summary: 'Ask to belong to an organisation',
        description: 'Its owners and admins decide. Asked again while the request waits, the answer is that request.',
        headers: callHeadersSchema,
        body: newJoinRequestSchema,
        response: { 201: joinRequestSchema },
      },
    },
    async (request, reply) => reply.code(201).send(await askToJoin(ctx, request.actor, request.body, callOf(request))),
  );
  app.delete(
    '/api/memberships/requests/:id',
    {
      config: { action: 'organisation.join' },
      schema: {
        tags,
        summary: 'Take a request back',
        description: 'While it waits for its answer.',
        params: paramsSchema,
        response: { 200: joinRequestSchema },
      },
    },
    async (request) => withdrawJoinRequest(ctx, request.actor, request.params.id, callOf(request)),
  );
  app.post(
    '/api/memberships/invitations/:id/answer',
    {
      config: { action: 'membership.answer' },
      schema: {
        tags,
        summary: 'Accept or decline an invitation',
        description:
          'For the person whose verified mail address was invited. For others the invitation does not exist.',
        params: paramsSchema,
        body: answerSchema,
        response: { 200: invitationSchema },
      },
    },
    async (request) => answerInvitation(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
}
