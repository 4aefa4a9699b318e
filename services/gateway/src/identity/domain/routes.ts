import { Resolver } from 'node:dns/promises';
import { idSchema } from '@techbourse/domain';
import {
  domainCheckSchema,
  newDomainSchema,
  organisationDomainSchema,
  organisationDomainsSchema,
} from '@techbourse/gateway/api';
import { type App, createOutbound } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { checkDomain } from './check.ts';
import { listOrganisationDomains, nameDomain, removeDomain } from './name.ts';
import { domainWorld } from './proof.ts';

const tags = ['organisations'];
const paramsSchema = z.object({ id: idSchema });
const domainParamsSchema = paramsSchema.extend({ domainId: idSchema });
const ASK_MS = 3000;

/** Web domains of an organisation. */
export function registerDomainRoutes(app: App, ctx: Context): void {
  const resolver = new Resolver({ timeout: ASK_MS, tries: 2 });
  const world = domainWorld(createOutbound(), (name) => resolver.resolveTxt(name));
  app.get(
    '/api/organisations/:id/domains',
    {
      config: { action: 'organisation.name_domain' },
      schema: {
        tags,
        summary: 'The web domains of an organisation',
        description: 'For the organisation itself and the operator.',
        params: paramsSchema,
        response: { 200: organisationDomainsSchema },
      },
    },
    async ({ actor, params }) => ({ items: await listOrganisationDomains(ctx, actor, params.id) }),
  );
  app.post(
    '/api/organisations/:id/domains',
    {
      config: { action: 'organisation.name_domain' },
      schema: {
        tags,
        summary: 'Name a web domain of your organisation',
        description:
          'The answer says what the domain is to show, in a TXT record or in a file. People with a verified mail address at ' +
          'a verified domain find the organisation by it.',
        params: paramsSchema,
        body: newDomainSchema,
        response: { 201: organisationDomainSchema },
      },
    },
    async ({ actor, params, body }, reply) => reply.code(201).send(await nameDomain(ctx, actor, params.id, body)),
  );
  app.post(
    '/api/organisations/:id/domains/:domainId/check',
    {
      config: { action: 'organisation.name_domain' },
      schema: {
        tags,
        summary: 'Have the exchange look whether the domain shows the value',
        description: 'By DNS, or over https in the file. A domain belongs to one organisation.',
        params: domainParamsSchema,
        body: domainCheckSchema,
        response: { 200: organisationDomainSchema },
      },
    },
    async ({ actor, params, body }) =>
      checkDomain(ctx, world, actor, { organisationId: params.id, id: params.domainId }, body),
  );
  app.delete(
    '/api/organisations/:id/domains/:domainId',
    {
      config: { action: 'organisation.name_domain' },
      schema: {
        tags,
        summary: 'Remove a web domain',
        description: 'Nobody finds the organisation by it any more.',
        params: domainParamsSchema,
        response: { 204: z.null().describe('removed') },
      },
    },
    async ({ actor, params }, reply) => {
      await removeDomain(ctx, actor, { organisationId: params.id, id: params.domainId });
      return reply.code(204).send(null);
    },
  );
}
