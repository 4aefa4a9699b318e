import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import {
  newVerificationRequestSchema,
  verificationDecisionSchema,
  verificationRequestPageSchema,
  verificationRequestSchema,
  verificationRequestsQuerySchema,
} from '@techbourse/gateway/api';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { askForVerification, withdrawVerification } from './ask.ts';
import { decideVerification } from './decide.ts';
import { listAllRequests, listOwnRequests } from './queries.ts';

const tags = ['organisations'];
const paramsSchema = z.object({ id: idSchema });
const requestParamsSchema = paramsSchema.extend({ requestId: idSchema });
const headersSchema = callHeadersSchema;

/** Verification by evidence. */
export function registerVerificationRoutes(app: App, ctx: Context): void {
  app.post(
    '/api/organisations/:id/verification-requests',
    {
      config: { action: 'organisation.ask_verification' },
      schema: {
        tags,
        summary: 'Ask the operator to verify your organisation',
        description:
          'Show who it is: texts and links to what the operator can look at. One request waits at a time. A verified ' +
          'organisation asks again before its verification ends.',
        headers: headersSchema,
        params: paramsSchema,
        body: newVerificationRequestSchema,
        response: { 201: verificationRequestSchema },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request;
      return reply.code(201).send(await askForVerification(ctx, actor, params.id, body, callOf(request)));
    },
  );
  app.get(
    '/api/organisations/:id/verification-requests',
    {
      config: { action: 'organisation.read_verification' },
      schema: {
        tags,
        summary: 'The requests of an organisation, newest first',
        description: 'For the organisation itself and the operator.',
        params: paramsSchema,
        querystring: verificationRequestsQuerySchema,
        response: { 200: verificationRequestPageSchema },
      },
    },
    async ({ actor, params, query }) => listOwnRequests(ctx, actor, params.id, query),
  );
  app.delete(
    '/api/organisations/:id/verification-requests/:requestId',
    {
      config: { action: 'organisation.ask_verification' },
      schema: {
        tags,
        summary: 'Take a request back',
        description: 'While it waits for its decision.',
        params: requestParamsSchema,
        response: { 200: verificationRequestSchema },
      },
    },
    async ({ actor, params }) => withdrawVerification(ctx, actor, { organisationId: params.id, id: params.requestId }),
  );
  app.get(
    '/api/organisations/verification-requests',
    {
      config: { action: 'organisation.decide_verification' },
      schema: {
        tags,
        summary: 'Requests of all organisations, the longest waiting first (operator)',
        description: 'Ask for `state=pending` to see what is to be done.',
        querystring: verificationRequestsQuerySchema,
        response: { 200: verificationRequestPageSchema },
      },
    },
    async ({ actor, query }) => listAllRequests(ctx, actor, query),
  );
  app.post(
    '/api/organisations/verification-requests/:id/decide',
    {
      config: { action: 'organisation.decide_verification' },
      schema: {
        tags,
        summary: 'Verify an organisation by its request, or decline it (operator)',
        description:
          'The note is shown to the organisation. With `expectedVersion` nothing is vouched for but what was looked at.',
        headers: headersSchema,
        params: paramsSchema,
        body: verificationDecisionSchema,
        response: { 200: verificationRequestSchema },
      },
    },
    async (request) => decideVerification(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
}
