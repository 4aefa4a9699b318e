import { idSchema } from '@techbourse/domain';
import {
  endedSessionsSchema,
  mailSentSchema,
  openedSessionSchema,
  sessionEditSchema,
  sessionListSchema,
  signInSchema,
} from '@techbourse/gateway/api';
import type { App } from '@techbourse/platform';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { networkOf } from '../network.ts';
import { endOtherSessions, endSession } from './end.ts';
import { sessionOf } from './of.ts';
import { listOwnSessions } from './queries.ts';
import { replyOpened } from './reply.ts';
import { browserOf } from './session.ts';
import { type Comer, confirmAgain, signIn } from './sign-in.ts';
import { switchOrganisation } from './switch.ts';

const tags = ['sessions'];
const endedSchema = z.null().describe('ended');

export function registerSessionRoutes(app: App, ctx: Context): void {
  app.post(
    '/api/sessions',
    {
      config: { action: 'session.open' },
      schema: {
        tags,
        summary: 'Sign in with address and password',
        description:
          'Sets the cookie of the session. Writes by it must come from a page of this exchange (`Origin`). Every refusal is the same, ' +
          'but who knows the password of a sign-up that is not confirmed is told so (`account.unconfirmed`).',
        body: signInSchema,
        response: { 201: openedSessionSchema },
      },
    },
    async (request, reply) => {
      const { person, opened } = await signIn(ctx, request.body, {
        ...comerOf(ctx, request),
        browser: browserOf(request),
      });
      return replyOpened(ctx, reply, opened, person.email);
    },
  );
  app.post(
    '/api/account/confirm/again',
    {
      config: { action: 'account.sign_up' },
      schema: {
        tags: ['accounts'],
        summary: 'Have the mail that confirms an address sent again',
        description:
          'For who knows the password of the sign-up, or asked for a new address. Refusals are those of signing in.',
        body: signInSchema,
        response: { 202: mailSentSchema },
      },
    },
    async (request, reply) => {
      await confirmAgain(ctx, request.body, comerOf(ctx, request));
      return reply.code(202).send({ sent: true } as const);
    },
  );
  app.get(
    '/api/sessions',
    {
      config: { action: 'session.read' },
      schema: { tags, summary: 'Your sessions, on this browser and on others', response: { 200: sessionListSchema } },
    },
    async (request) => ({ items: await listOwnSessions(ctx, request.actor, sessionOf(request)) }),
  );
  app.patch(
    '/api/sessions/current',
    {
      config: { action: 'session.switch' },
      schema: {
        tags,
        summary: 'Act for another organisation that you belong to',
        description: 'In this session alone.',
        body: sessionEditSchema,
        response: { 204: z.null().describe('from the next request on') },
      },
    },
    async (request, reply) => {
      await switchOrganisation(ctx, request.actor, sessionOf(request).id, request.body.organisationId);
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/api/sessions/current',
    { config: { action: 'session.end' }, schema: { tags, summary: 'Sign out', response: { 204: endedSchema } } },
    async (request, reply) => {
      await endSession(ctx, request.actor, sessionOf(request), sessionOf(request).id);
      return reply.code(204).header('set-cookie', ctx.cookies.endSession()).send(null);
    },
  );
  app.delete(
    '/api/sessions',
    {
      config: { action: 'session.end' },
      schema: { tags, summary: 'End all your sessions but this one', response: { 200: endedSessionsSchema } },
    },
    async (request) => ({ ended: await endOtherSessions(ctx, request.actor, sessionOf(request)) }),
  );
  app.delete(
    '/api/sessions/:id',
    {
      config: { action: 'session.end' },
      schema: {
        tags,
        summary: 'End one of your sessions',
        params: z.object({ id: idSchema }),
        response: { 204: endedSchema },
      },
    },
    async (request, reply) => {
      await endSession(ctx, request.actor, sessionOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}

function comerOf(ctx: Context, request: FastifyRequest<{ Body: { email: string } }>): Comer {
  return {
    network: networkOf(request.ip),
    knownBrowser: ctx.cookies.knownBrowser(request.headers, request.body.email),
  };
}
