import { idSchema } from '@techbourse/domain';
import {
  newPasskeySchema,
  openedSessionSchema,
  ownPasswordSchema,
  passkeyAnswerSchema,
  passkeyListSchema,
  passkeyOptionsSchema,
  passkeySchema,
} from '@techbourse/gateway/api';
import type { App } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { networkOf } from '../network.ts';
import { replyOpened } from '../session/reply.ts';
import { browserOf } from '../session/session.ts';
import { listOwnPasskeys } from './queries.ts';
import { offerPasskey, registerPasskey } from './register.ts';
import { removePasskey } from './remove.ts';
import { askForPasskey, signInWithPasskey } from './sign-in.ts';

const tags = ['accounts'];

export function registerPasskeyRoutes(app: App, ctx: Context): void {
  app.post(
    '/api/sessions/passkey/options',
    {
      config: { action: 'session.open' },
      schema: {
        tags: ['sessions'],
        summary: 'What navigator.credentials.get needs to sign in with a passkey',
        response: { 200: passkeyOptionsSchema },
      },
    },
    async (request) => askForPasskey(ctx, networkOf(request.ip)),
  );
  app.post(
    '/api/sessions/passkey',
    {
      config: { action: 'session.open' },
      schema: {
        tags: ['sessions'],
        summary: 'Sign in with a passkey',
        description: 'No second factor is asked for: the passkey has checked who uses it.',
        body: passkeyAnswerSchema,
        response: { 201: openedSessionSchema },
      },
    },
    async (request, reply) => {
      const from = { network: networkOf(request.ip), browser: browserOf(request) };
      const { person, opened } = await signInWithPasskey(ctx, request.body.response, from);
      return replyOpened(ctx, reply, opened, person.email);
    },
  );
  app.post(
    '/api/account/passkeys/options',
    {
      config: { action: 'account.edit' },
      schema: {
        tags,
        summary: 'What navigator.credentials.create needs to make a passkey of yours',
        body: ownPasswordSchema,
        response: { 200: passkeyOptionsSchema },
      },
    },
    async (request) => offerPasskey(ctx, request.actor, request.body.password),
  );
  app.post(
    '/api/account/passkeys',
    {
      config: { action: 'account.edit' },
      schema: { tags, summary: 'Add a passkey', body: newPasskeySchema, response: { 201: passkeySchema } },
    },
    async (request, reply) => reply.code(201).send(await registerPasskey(ctx, request.actor, request.body)),
  );
  app.get(
    '/api/account/passkeys',
    {
      config: { action: 'account.read' },
      schema: { tags, summary: 'Your passkeys', response: { 200: passkeyListSchema } },
    },
    async ({ actor }) => ({ items: await listOwnPasskeys(ctx, actor) }),
  );
  app.delete(
    '/api/account/passkeys/:id',
    {
      config: { action: 'account.edit' },
      schema: {
        tags,
        summary: 'Remove a passkey',
        params: z.object({ id: idSchema }),
        response: { 204: z.null().describe('it signs in no more') },
      },
    },
    async (request, reply) => {
      await removePasskey(ctx, request.actor, request.params.id);
      return reply.code(204).send(null);
    },
  );
}
