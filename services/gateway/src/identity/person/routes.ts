import {
  confirmSchema,
  mailSentSchema,
  newPasswordSchema,
  openedSessionSchema,
  recoverySchema,
  signUpSchema,
} from '@techbourse/gateway/api';
import { type App, callOf, languageWanted } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { networkOf } from '../network.ts';
import { replyOpened } from '../session/reply.ts';
import { browserOf } from '../session/session.ts';
import { confirmSignUp } from './confirm.ts';
import { askForPassword, setForgottenPassword } from './recover.ts';
import { signUp } from './sign-up.ts';

const tags = ['accounts'];
const SENT = { sent: true } as const;
const SAME_ANSWER = 'The answer is the same whether or not the address has an account; the mail says which.';

export function registerAccountRoutes(app: App, ctx: Context): void {
  app.post(
    '/api/account/sign-up',
    {
      config: { action: 'account.sign_up' },
      schema: {
        tags,
        summary: 'Ask for an account',
        description: `A mail with a link confirms the address; there is no account before. ${SAME_ANSWER}`,
        body: signUpSchema,
        response: { 202: mailSentSchema },
      },
    },
    async (request, reply) => {
      await signUp(ctx, request.body, networkOf(request.ip));
      return reply.code(202).send(SENT);
    },
  );
  app.post(
    '/api/account/confirm',
    {
      config: { action: 'account.sign_up' },
      schema: {
        tags,
        summary: 'Confirm the address of a sign-up, and sign in',
        description:
          'Takes the token of the mail and the password of the same sign-up. Sets the cookie of the session.',
        body: confirmSchema,
        response: { 201: openedSessionSchema },
      },
    },
    async (request, reply) => {
      const { person, opened } = await confirmSignUp(ctx, request.body, browserOf(request), callOf(request));
      return replyOpened(ctx, reply, opened, person.email);
    },
  );
  app.post(
    '/api/account/recover',
    {
      config: { action: 'account.recover' },
      schema: {
        tags,
        summary: 'Ask for a new password by mail',
        description: SAME_ANSWER,
        body: recoverySchema,
        response: { 202: mailSentSchema },
      },
    },
    async (request, reply) => {
      await askForPassword(ctx, request.body.email, networkOf(request.ip), languageWanted(request.headers));
      return reply.code(202).send(SENT);
    },
  );
  app.post(
    '/api/account/new-password',
    {
      config: { action: 'account.recover' },
      schema: {
        tags,
        summary: 'Choose a new password with the link of a mail',
        description: 'Ends all sessions. Sign in with the new password then; a second factor is still asked for.',
        body: newPasswordSchema,
        response: { 204: z.null().describe('the new password is in force') },
      },
    },
    async (request, reply) => {
      const { email } = await setForgottenPassword(ctx, request.body);
      return reply.code(204).header('set-cookie', ctx.cookies.setKnownBrowser(email)).send(null);
    },
  );
}
