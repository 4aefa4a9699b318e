import {
  accountEditSchema,
  accountSchema,
  addressChangeSchema,
  addressConfirmationSchema,
  mailSentSchema,
  passwordChangeSchema,
} from '@techbourse/gateway/api';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { sessionOf } from '../session/of.ts';
import { askForAddress, confirmAddress } from './change-address.ts';
import { changePassword } from './change-password.ts';
import { editAccount } from './edit.ts';
import { getAccount } from './queries.ts';

const tags = ['accounts'];

/** What a person does with its own account. */
export function registerOwnAccountRoutes(app: App, ctx: Context): void {
  app.get(
    '/api/account',
    {
      config: { action: 'account.read' },
      schema: { tags, summary: 'Your account', response: { 200: accountSchema } },
    },
    async ({ actor }) => getAccount(ctx, actor),
  );
  app.patch(
    '/api/account',
    {
      config: { action: 'account.edit' },
      schema: {
        tags,
        summary: 'Change your name, language or ORCID iD',
        description:
          'One person gives an ORCID iD; whoever gives it after is told that it is taken, not by whom. It is yours as you say: the exchange does not ask orcid.org.',
        body: accountEditSchema,
        response: { 200: accountSchema },
      },
    },
    async (request) => editAccount(ctx, request.actor, request.body, callOf(request)),
  );
  app.post(
    '/api/account/password',
    {
      config: { action: 'account.edit' },
      schema: {
        tags,
        summary: 'Change your password',
        description: 'Ends your other sessions; a mail tells you of it.',
        body: passwordChangeSchema,
        response: { 204: z.null().describe('the new password is in force') },
      },
    },
    async (request, reply) => {
      await changePassword(ctx, request.actor, request.body, sessionOf(request).id);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/account/address',
    {
      config: { action: 'account.edit' },
      schema: {
        tags,
        summary: 'Ask to be reached at another address',
        description: 'A mail to the new address has the link that confirms it; nothing changes before.',
        body: addressChangeSchema,
        response: { 202: mailSentSchema },
      },
    },
    async (request, reply) => {
      await askForAddress(ctx, request.actor, request.body);
      return reply.code(202).send({ sent: true });
    },
  );
  app.post(
    '/api/account/address/confirm',
    {
      config: { action: 'account.edit' },
      schema: {
        tags,
        summary: 'Confirm your new address, with the link of the mail to it',
        description: 'The old address is told, and your other sessions end.',
        body: addressConfirmationSchema,
        response: { 204: z.null().describe('the new address is in force') },
      },
    },
    async (request, reply) => {
      await confirmAddress(ctx, request.actor, request.body.token, sessionOf(request).id, callOf(request));
      return reply.code(204).send(null);
    },
  );
}
