import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import {
  meSchema,
  newOrganisationSchema,
  organisationEditSchema,
  organisationPageSchema,
  organisationSchema,
  organisationsQuerySchema,
  verificationSchema,
} from '@techbourse/gateway/api';
import { type App, callOf } from '@techbourse/platform';
import { decide } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { createOrganisation } from './create.ts';
import { editOrganisation } from './edit.ts';
import { getOrganisation, listOrganisations } from './queries.ts';
import { verifyOrganisation } from './verify.ts';

const tags = ['organisations'];
const paramsSchema = z.object({ id: idSchema });
const headersSchema = callHeadersSchema;

export function registerOrganisationRoutes(app: App, ctx: Context): void {
  app.get(
    '/api/me',
    {
      config: { action: 'actor.read' },
      schema: { tags, summary: 'Whom the exchange takes you for', response: { 200: meSchema } },
    },
    async ({ actor }) => ({
      kind: actor.kind,
      organisation: actor.organisation ? await getOrganisation(ctx, actor, actor.organisation.id) : null,
      scopes: actor.scopes,
      operator: decide(actor, 'exchange.operate').allowed,
    }),
  );
  app.post(
    '/api/organisations',
    {
      config: { action: 'organisation.create' },
      schema: {
        tags,
        summary: 'Add an organisation (operator)',
        headers: headersSchema,
        body: newOrganisationSchema,
        response: { 201: organisationSchema },
      },
    },
    async (request, reply) => {
      const made = await createOrganisation(ctx, request.actor, request.body, callOf(request));
      return reply.code(201).header('location', `/api/organisations/${made.id}`).send(made);
    },
  );
  app.get(
    '/api/organisations',
    {
      config: { action: 'organisation.read' },
      schema: {
        tags,
        summary: 'Verified organisations; for the operator, all',
        querystring: organisationsQuerySchema,
        response: { 200: organisationPageSchema },
      },
    },
    async (request) => listOrganisations(ctx, request.actor, request.query),
  );
  app.get(
    '/api/organisations/:id',
    {
      config: { action: 'organisation.read' },
      schema: { tags, summary: 'One organisation', params: paramsSchema, response: { 200: organisationSchema } },
    },
    async (request) => getOrganisation(ctx, request.actor, request.params.id),
  );
  app.patch(
    '/api/organisations/:id',
    {
      config: { action: 'organisation.edit' },
      schema: {
        tags,
        summary: 'Edit an organisation (itself, or the operator)',
        description:
          'A verified organisation that changes its own name, country or identifiers must be verified again.',
        params: paramsSchema,
        body: organisationEditSchema,
        response: { 200: organisationSchema },
      },
    },
    async (request) => editOrganisation(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
  app.post(
    '/api/organisations/:id/verify',
    {
      config: { action: 'organisation.verify' },
      schema: {
        tags,
        summary: 'Verify an organisation, or withdraw its verification (operator)',
        params: paramsSchema,
        body: verificationSchema.nullish(),
        response: { 200: organisationSchema },
      },
    },
    async (request) => {
      const verification = request.body ?? { verified: true };
      return verifyOrganisation(ctx, request.actor, request.params.id, verification, callOf(request));
    },
  );
}
