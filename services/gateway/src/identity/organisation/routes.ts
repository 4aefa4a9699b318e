import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import {
  findOrganisationsQuerySchema,
  foundedOrganisationSchema,
  foundOrganisationsSchema,
  importOrganisationsSchema,
  movedOrganisationSchema,
  newOrganisationSchema,
  organisationEditSchema,
  organisationImportSchema,
  organisationPageSchema,
  organisationSchema,
  organisationsQuerySchema,
  verificationSchema,
} from '@techbourse/gateway/api';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { createOrganisation } from './create.ts';
import { editOrganisation } from './edit.ts';
import { findOrganisations } from './find.ts';
import { foundOrganisation } from './found.ts';
import { importOrganisations } from './import.ts';
import { findSuccessor, getOrganisation, listOrganisations } from './queries.ts';
import { verifyOrganisation } from './verify.ts';

const tags = ['organisations'];
const paramsSchema = z.object({ id: idSchema });
const headersSchema = callHeadersSchema;

export function registerOrganisationRoutes(app: App, ctx: Context): void {
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
        description:
          'By name in any of its languages, kind and country. Contact persons and identifiers of people are not in it.',
        querystring: organisationsQuerySchema,
        response: { 200: organisationPageSchema },
      },
    },
    async (request) => listOrganisations(ctx, request.actor, request.query),
  );
  app.post(
    '/api/organisations/import',
    {
      config: { action: 'organisation.create' },
      schema: {
        tags,
        summary: 'Add the organisations of a list (operator)',
        description:
          'Each row by itself: one that is there (by an identifier, or of the same name in the same country) stays as it ' +
          'is, one of a like name is asked back with the organisations it may be, a wrong one is refused with its fields. ' +
          'Sent again, a list adds nothing.',
        body: importOrganisationsSchema,
        response: { 200: organisationImportSchema },
      },
    },
    async (request) => importOrganisations(ctx, request.actor, request.body, callOf(request)),
  );
  app.get(
    '/api/organisations/find',
    {
      config: { action: 'organisation.find' },
      schema: {
        tags,
        summary: 'Organisations that you may want to join',
        description:
          'For people who have signed in: by identifier, by the web domain of the verified mail address (never one where ' +
          'anybody gets a mailbox), and by name. Shows what is public of an organisation, and none of its members.',
        querystring: findOrganisationsQuerySchema,
        response: { 200: foundOrganisationsSchema },
      },
    },
    async ({ actor, query }) => ({ items: await findOrganisations(ctx, actor, query) }),
  );
  app.post(
    '/api/organisations/found',
    {
      config: { action: 'organisation.found' },
      schema: {
        tags,
        summary: 'Found an organisation, and be its owner',
        description:
          'For people who have signed in and confirmed their mail address. The organisation is unverified: it drafts, and ' +
          'itself and the operator see it. A 409 `organisation.alike` names organisations of a like name: ask to join one, ' +
          'or send all their ids as `differsFrom`.',
        headers: headersSchema,
        body: foundedOrganisationSchema,
        response: { 201: organisationSchema },
      },
    },
    async (request, reply) => {
      const made = await foundOrganisation(ctx, request.actor, request.body, callOf(request));
      return reply.code(201).header('location', `/api/organisations/${made.id}`).send(made);
    },
  );
  app.get(
    '/api/organisations/:id',
    {
      config: { action: 'organisation.read' },
      schema: {
        tags,
        summary: 'One organisation',
        description:
          'With what it is a unit of and its own units. The id of one that was merged leads to the one that stays.',
        params: paramsSchema,
        response: { 200: organisationSchema, 307: movedOrganisationSchema },
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const mergedInto = await findSuccessor(ctx, actor, id);
      if (mergedInto === undefined) return getOrganisation(ctx, actor, id);
      return reply.code(307).header('location', `/api/organisations/${mergedInto}`).send({ id, mergedInto });
    },
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
        description:
          'For one that has not asked. Of one whose request waits the request is decided, with its evidence: 409, with the ' +
          'id of the request.',
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
