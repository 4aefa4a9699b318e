import { idSchema } from '@techbourse/domain';
import { apiKeyListSchema, issuedApiKeySchema, newApiKeySchema } from '@techbourse/gateway/api';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { issueKey } from './issue.ts';
import { listKeys } from './queries.ts';
import { revokeKey } from './revoke.ts';

const tags = ['keys'];
const paramsSchema = z.object({ id: idSchema });

export function registerKeyRoutes(app: App, ctx: Context): void {
  app.post(
    '/api/organisations/:id/keys',
    {
      config: { action: 'key.issue' },
      schema: {
        tags,
        summary: 'Make an API key (the organisation itself, or the operator)',
        description:
          'The answer holds the key, once: a repeat with the same Idempotency-Key is a 409 that names the key it made. ' +
          'A key cannot give scopes that it lacks.',
        params: paramsSchema,
        body: newApiKeySchema,
        response: { 201: issuedApiKeySchema },
      },
    },
    async (request, reply) => {
      const issued = await issueKey(ctx, request.actor, request.params.id, request.body, callOf(request));
      return reply.code(201).send(issued);
    },
  );
  app.get(
    '/api/organisations/:id/keys',
    {
      config: { action: 'key.read' },
      schema: {
        tags,
        summary: 'The keys of an organisation',
        params: paramsSchema,
        response: { 200: apiKeyListSchema },
      },
    },
    async (request) => ({ items: await listKeys(ctx, request.actor, request.params.id) }),
  );
  app.delete(
    '/api/organisations/:id/keys/:keyId',
    {
      config: { action: 'key.revoke' },
      schema: {
        tags,
        summary: 'Revoke a key',
        description: 'Works at once; other gateway processes follow within five seconds.',
        params: paramsSchema.extend({ keyId: idSchema }),
        response: { 204: z.null().describe('revoked') },
      },
    },
    async (request, reply) => {
      await revokeKey(ctx, request.actor, request.params.id, request.params.keyId);
      return reply.code(204).send(null);
    },
  );
}
