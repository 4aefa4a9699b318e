import {
  codeInputSchema,
  openedSessionSchema,
  ownPasswordSchema,
  passwordAndCodeSchema,
  recoveryCodesSchema,
  secondFactorSecretSchema,
} from '@techbourse/gateway/api';
import type { App } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { sessionOf } from '../session/of.ts';
import { replyOpened } from '../session/reply.ts';
import { finishSignIn } from './finish.ts';
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, renewRecoveryCodes } from './set-up.ts';

const tags = ['accounts'];

export function registerSecondFactorRoutes(app: App, ctx: Context): void {
  app.post(
    '/api/sessions/second-factor',
    {
      config: { action: 'session.open' },
      schema: {
        tags: ['sessions'],
        summary: 'Finish signing in with the code of your app, or a recovery code',
        description: 'With the cookie of the session whose `secondFactor` is due. Sets a new one.',
        body: codeInputSchema,
        response: { 201: openedSessionSchema },
      },
    },
    async (request, reply) => {
      const token = ctx.cookies.session(request.headers);
      const { person, opened } = await finishSignIn(ctx, token, request.body.code);
      return replyOpened(ctx, reply, opened, person.email);
    },
  );
  app.post(
    '/api/account/second-factor',
    {
      config: { action: 'account.edit' },
      schema: {
        tags,
        summary: 'Set up an app as second factor',
        description: 'Gives a secret for the app. Nothing changes until its first code is confirmed.',
        body: ownPasswordSchema,
        response: { 201: secondFactorSecretSchema },
      },
    },
    async (request, reply) => reply.code(201).send(await beginSecondFactor(ctx, request.actor, request.body.password)),
  );
  app.post(
    '/api/account/second-factor/confirm',
    {
      config: { action: 'account.edit' },
      schema: {
        tags,
        summary: 'Switch the second factor on with the first code of the app',
        description: 'Gives recovery codes. Your other sessions end.',
        body: codeInputSchema,
        response: { 200: recoveryCodesSchema },
      },
    },
    async (request) => confirmSecondFactor(ctx, request.actor, request.body.code, sessionOf(request).id),
  );
  app.post(
    '/api/account/second-factor/recovery-codes',
    {
      config: { action: 'account.edit' },
      schema: {
        tags,
        summary: 'Get new recovery codes; the old ones work no more',
        body: passwordAndCodeSchema,
        response: { 200: recoveryCodesSchema },
      },
    },
    async (request) => renewRecoveryCodes(ctx, request.actor, request.body),
  );
  app.post(
    '/api/account/second-factor/remove',
    {
      config: { action: 'account.edit' },
      schema: {
        tags,
        summary: 'Remove the second factor',
        body: passwordAndCodeSchema,
        response: { 204: z.null().describe('the password alone signs in') },
      },
    },
    async (request, reply) => {
      await removeSecondFactor(ctx, request.actor, request.body);
      return reply.code(204).send(null);
    },
  );
}
