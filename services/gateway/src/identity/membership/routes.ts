import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import {
  answerSchema,
  invitationPageSchema,
  invitationSchema,
  invitationsQuerySchema,
  joinDecisionSchema,
  joinRequestPageSchema,
  joinRequestSchema,
  joinRequestsQuerySchema,
  memberPageSchema,
  memberSchema,
  membersQuerySchema,
  newInvitationSchema,
  newTransferSchema,
  roleChangeSchema,
  transferSchema,
} from '@techbourse/gateway/api';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { changeRole } from './change-role.ts';
import { decideJoinRequest } from './decide-join.ts';
import { removeMember } from './departure.ts';
import { inviteMember, revokeInvitation } from './invite.ts';
import { getOffer, listOrganisationInvitations, listOrganisationMembers, listOrganisationRequests } from './queries.ts';
import { answerOffer, offerOwnership, withdrawOffer } from './transfer.ts';

const tags = ['members'];
const paramsSchema = z.object({ id: idSchema });
const personParamsSchema = paramsSchema.extend({ personId: idSchema });
const requestParamsSchema = paramsSchema.extend({ requestId: idSchema });
const invitationParamsSchema = paramsSchema.extend({ invitationId: idSchema });
const headersSchema = callHeadersSchema;
const whoDescription =
  'For owners and admins of the organisation, its keys with `organisations:write`, and the operator. ';

/** What is done about the members of one organisation. */
export function registerMemberRoutes(app: App, ctx: Context): void {
  app.get(
    '/api/organisations/:id/members',
    {
      config: { action: 'member.read' },
      schema: {
        tags,
        summary: 'The members of an organisation',
        description: whoDescription,
        params: paramsSchema,
        querystring: membersQuerySchema,
        response: { 200: memberPageSchema },
      },
    },
    async ({ actor, params, query }) => listOrganisationMembers(ctx, actor, params.id, query),
  );
  app.patch(
    '/api/organisations/:id/members/:personId',
    {
      config: { action: 'member.manage' },
      schema: {
        tags,
        summary: 'Give a member another role',
        description: `${whoDescription}Nobody gives or takes a role above its own, and an organisation keeps an owner.`,
        params: personParamsSchema,
        body: roleChangeSchema,
        response: { 200: memberSchema },
      },
    },
    async (request) => {
      const { id, personId } = request.params;
      return changeRole(ctx, request.actor, { organisationId: id, personId }, request.body, callOf(request));
    },
  );
  app.delete(
    '/api/organisations/:id/members/:personId',
    {
      config: { action: 'member.manage' },
      schema: {
        tags,
        summary: 'Remove a member',
        description: `${whoDescription}It stops acting for the organisation at once, and its open invitations end. The last owner cannot be removed.`,
        params: personParamsSchema,
        response: { 204: z.null().describe('removed') },
      },
    },
    async (request, reply) => {
      const { id, personId } = request.params;
      await removeMember(ctx, request.actor, { organisationId: id, personId }, callOf(request));
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/api/organisations/:id/join-requests',
    {
      config: { action: 'member.read' },
      schema: {
        tags,
        summary: 'Who asks to belong to the organisation, newest first',
        description: whoDescription,
        params: paramsSchema,
        querystring: joinRequestsQuerySchema,
        response: { 200: joinRequestPageSchema },
      },
    },
    async ({ actor, params, query }) => listOrganisationRequests(ctx, actor, params.id, query),
  );
  app.post(
    '/api/organisations/:id/join-requests/:requestId/decide',
    {
      config: { action: 'member.manage' },
      schema: {
        tags,
        summary: 'Let somebody in, or not',
        description: `${whoDescription}The role is at most your own.`,
        headers: headersSchema,
        params: requestParamsSchema,
        body: joinDecisionSchema,
        response: { 200: joinRequestSchema },
      },
    },
    async (request) => {
      const of = { organisationId: request.params.id, id: request.params.requestId };
      return decideJoinRequest(ctx, request.actor, of, request.body, callOf(request));
    },
  );
  app.get(
    '/api/organisations/:id/invitations',
    {
      config: { action: 'member.read' },
      schema: {
        tags,
        summary: 'Who was invited, newest first',
        description: whoDescription,
        params: paramsSchema,
        querystring: invitationsQuerySchema,
        response: { 200: invitationPageSchema },
      },
    },
    async ({ actor, params, query }) => listOrganisationInvitations(ctx, actor, params.id, query),
  );
  app.post(
    '/api/organisations/:id/invitations',
    {
      config: { action: 'member.manage' },
      schema: {
        tags,
        summary: 'Invite somebody by mail',
        description:
          `${whoDescription}Only a person whose verified address it is can accept. The role is at most your own; a key ` +
          'of the organisation invites admins at most. An address that is invited already gets the new role and end.',
        headers: headersSchema,
        params: paramsSchema,
        body: newInvitationSchema,
        response: { 201: invitationSchema },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request;
      return reply.code(201).send(await inviteMember(ctx, actor, params.id, body, callOf(request)));
    },
  );
  app.delete(
    '/api/organisations/:id/invitations/:invitationId',
    {
      config: { action: 'member.manage' },
      schema: {
        tags,
        summary: 'Take an invitation back',
        description: whoDescription,
        params: invitationParamsSchema,
        response: { 204: z.null().describe('taken back') },
      },
    },
    async (request, reply) => {
      const of = { organisationId: request.params.id, id: request.params.invitationId };
      await revokeInvitation(ctx, request.actor, of);
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/api/organisations/:id/ownership-offer',
    {
      config: { action: 'member.read' },
      schema: {
        tags,
        summary: 'The offer of ownership that waits for its answer, or null',
        description: whoDescription,
        params: paramsSchema,
        response: { 200: transferSchema.nullable() },
      },
    },
    async ({ actor, params }) => getOffer(ctx, actor, params.id),
  );
  app.post(
    '/api/organisations/:id/ownership-offer',
    {
      config: { action: 'member.transfer' },
      schema: {
        tags,
        summary: 'Offer another member to be owner in your place',
        description: 'For an owner, signed in. Nothing changes before the member accepts; you are an admin then.',
        params: paramsSchema,
        body: newTransferSchema,
        response: { 201: transferSchema },
      },
    },
    async ({ actor, params, body }, reply) => reply.code(201).send(await offerOwnership(ctx, actor, params.id, body)),
  );
  app.delete(
    '/api/organisations/:id/ownership-offer',
    {
      config: { action: 'member.transfer' },
      schema: {
        tags,
        summary: 'Take the offer of ownership back',
        description: 'For an owner.',
        params: paramsSchema,
        response: { 204: z.null().describe('taken back') },
      },
    },
    async ({ actor, params }, reply) => {
      await withdrawOffer(ctx, actor, params.id);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/organisations/:id/ownership-offer/answer',
    {
      config: { action: 'membership.answer' },
      schema: {
        tags,
        summary: 'Accept or decline the ownership that was offered to you',
        description: 'For the member it was offered to.',
        params: paramsSchema,
        body: answerSchema,
        response: { 200: transferSchema },
      },
    },
    async (request) => {
      return answerOffer(ctx, request.actor, request.params.id, request.body, callOf(request));
    },
  );
}
