import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import {
  newSsoProviderSchema,
  ssoApprovalSchema,
  ssoCallbackQuerySchema,
  ssoDisablingSchema,
  ssoProviderEditSchema,
  ssoProviderPageSchema,
  ssoProviderSchema,
  ssoProvidersQuerySchema,
  ssoStartedSchema,
  ssoStartSchema,
} from '@techbourse/gateway/api';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { browserOf } from '../session/session.ts';
import { approveProvider, disableProvider } from './approve.ts';
import { attemptCookie } from './attempt.ts';
import { createConnections } from './connection.ts';
import { editProvider } from './edit.ts';
import { finishSignIn } from './finish.ts';
import { proposeProvider } from './propose.ts';
import { getProvider, listProviders } from './queries.ts';
import { startSignIn } from './start.ts';
import { unlinkPerson } from './unlink.ts';

const tags = ['single sign-on'];
const paramsSchema = z.object({ id: idSchema });

export function registerSsoRoutes(app: App, ctx: Context): void {
  registerSignIn(app, ctx);
  registerProviders(app, ctx);
}

/** What browsers do, before anybody has signed in. */
function registerSignIn(app: App, ctx: Context): void {
  const connections = createConnections(ctx);
  app.post(
    '/api/sso/start',
    {
      config: { action: 'sso.sign_in' },
      schema: {
        tags,
        summary: 'Begin to sign in by the single sign-on of an organisation',
        description:
          'Give a mail address or an organisation. The answer says where the browser goes next, and sets a cookie that binds the ' +
          'sign-in to this browser for ten minutes. `returnTo` is a path of this exchange.',
        body: ssoStartSchema,
        response: { 200: ssoStartedSchema },
      },
    },
    async (request, reply) => {
      const { redirectTo, cookie } = await startSignIn(ctx, connections, request.body);
      return reply.header('set-cookie', cookie).send({ redirectTo });
    },
  );
  app.get(
    '/api/sso/callback/:id',
    {
      config: { action: 'sso.sign_in' },
      schema: {
        tags,
        summary: 'Where the provider of an organisation sends the browser back',
        description:
          'Checks the answer of the provider, opens a session that acts for this organisation alone, and sends the browser on to ' +
          '`returnTo`. Works once for each sign-in, in the browser that began it.',
        params: paramsSchema,
        querystring: ssoCallbackQuerySchema,
        response: { 302: z.null().describe('signed in') },
      },
    },
    async (request, reply) => {
      const { state } = request.query;
      const answer = {
        organisationId: request.params.id,
        state,
        url: request.url,
        cookie: request.headers.cookie,
      };
      const { opened, returnTo } = await finishSignIn(ctx, connections, answer, browserOf(request), callOf(request));
      return reply
        .header('set-cookie', [
          ctx.cookies.setSession(opened.token, secondsUntil(opened.row.expiresAt, ctx)),
          attemptCookie(state, '', ctx.cookies),
        ])
        .code(302)
        .header('location', returnTo)
        .send(null);
    },
  );
}

function secondsUntil(at: Date, { clock }: Pick<Context, 'clock'>): number {
  return Math.max(0, Math.floor((at.getTime() - clock.now().getTime()) / 1000));
}

/** What organisations and the operator decide. */
function registerProviders(app: App, ctx: Context): void {
  app.get(
    '/api/sso/providers',
    {
      config: { action: 'sso.list_all' },
      schema: {
        tags,
        summary: 'The providers of all organisations (operator)',
        description: '`state=proposed` lists what waits to be approved.',
        querystring: ssoProvidersQuerySchema,
        response: { 200: ssoProviderPageSchema },
      },
    },
    async (request) => listProviders(ctx, request.actor, request.query),
  );
  app.get(
    '/api/organisations/:id/sso',
    {
      config: { action: 'sso.read' },
      schema: {
        tags,
        summary: 'The single sign-on of an organisation (its owner and admins, and the operator)',
        description:
          'The client secret is not among it. `callbackUrl` is the redirect address to enter at the provider.',
        params: paramsSchema,
        response: { 200: ssoProviderSchema },
      },
    },
    async (request) => getProvider(ctx, request.actor, request.params.id),
  );
  app.post(
    '/api/organisations/:id/sso',
    {
      config: { action: 'sso.propose' },
      schema: {
        tags,
        summary: 'Propose the OpenID provider at which the people of an organisation sign in (its owner and admins)',
        description:
          'The discovery document of the issuer is read and checked at once. Nobody signs in by it until the operator approves it. ' +
          'Domains are those of the mail addresses that it speaks for; a domain belongs to one approved provider.',
        params: paramsSchema,
        headers: callHeadersSchema,
        body: newSsoProviderSchema,
        response: { 201: ssoProviderSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const made = await proposeProvider(ctx, request.actor, id, request.body, callOf(request));
      return reply.code(201).header('location', `/api/organisations/${id}/sso`).send(made);
    },
  );
  app.patch(
    '/api/organisations/:id/sso',
    {
      config: { action: 'sso.edit' },
      schema: {
        tags,
        summary: 'Change the single sign-on of an organisation (its owner and admins)',
        description:
          'Another issuer, client or set of domains is proposed to the operator again, and nobody signs in meanwhile; another issuer ' +
          'or client needs its secret too. `required: true` takes a session that this provider made; then members act for the ' +
          'organisation by such sessions alone, and all others are refused with `session.sso_required`. The operator may set ' +
          '`required` to false, and nothing else.',
        params: paramsSchema,
        body: ssoProviderEditSchema,
        response: { 200: ssoProviderSchema },
      },
    },
    async (request) => editProvider(ctx, request.actor, request.params.id, request.body, request.session),
  );
  app.post(
    '/api/organisations/:id/sso/approve',
    {
      config: { action: 'sso.approve' },
      schema: {
        tags,
        summary: 'Approve a proposed provider (operator)',
        description: 'From then on it says who people with addresses in its domains are.',
        params: paramsSchema,
        body: ssoApprovalSchema,
        response: { 200: ssoProviderSchema },
      },
    },
    async (request) => approveProvider(ctx, request.actor, request.params.id, request.body),
  );
  app.post(
    '/api/organisations/:id/sso/disable',
    {
      config: { action: 'sso.disable' },
      schema: {
        tags,
        summary: 'Disable a provider (the owner and admins of the organisation, or the operator)',
        description:
          'Ends every session that it made within five seconds, and lifts `required`. A change by the organisation proposes it again.',
        params: paramsSchema,
        body: ssoDisablingSchema.nullish(),
        response: { 200: ssoProviderSchema },
      },
    },
    async (request) => disableProvider(ctx, request.actor, request.params.id, request.body ?? {}),
  );
  app.delete(
    '/api/organisations/:id/sso/people/:personId',
    {
      config: { action: 'sso.edit' },
      schema: {
        tags,
        summary: 'Forget which account at the provider a person has',
        description:
          'For a person who got a new account there: the next one that signs in with its address becomes this person. Its sessions ' +
          'by the provider end.',
        params: paramsSchema.extend({ personId: idSchema }),
        response: { 204: z.null().describe('forgotten') },
      },
    },
    async (request, reply) => {
      await unlinkPerson(ctx, request.actor, request.params.id, request.params.personId);
      return reply.code(204).send(null);
    },
  );
}
