import { deletionRequestSchema, deletionSchema, personExportSchema } from '@techbourse/gateway/api';
import type { App } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { askForDeletion, getDeletion, withdrawDeletion } from '../identity/privacy/delete.ts';
import { exportPerson } from './export.ts';

const tags = ['accounts'];

/** What the exchange keeps about a person: to read, and to end. */
export function registerPrivacyRoutes(app: App, ctx: Context): void {
  app.get(
    '/api/account/export',
    {
      config: { action: 'account.export' },
      schema: {
        tags,
        summary: 'Everything that the exchange keeps about you',
        description: 'By table, of all services. What opens doors, such as hashes of passwords, is left out.',
        response: { 200: personExportSchema },
      },
    },
    async ({ actor, id }, reply) => {
      reply.header('content-disposition', 'attachment; filename="my-data.json"');
      return exportPerson(ctx, actor, id);
    },
  );
  app.get(
    '/api/account/deletion',
    {
      config: { action: 'account.read' },
      schema: {
        tags,
        summary: 'When you will be deleted',
        description: '404 unless you have asked for it.',
        response: { 200: deletionSchema },
      },
    },
    ({ actor }) => getDeletion(ctx, actor),
  );
  app.post(
    '/api/account/deletion',
    {
      config: { action: 'account.delete' },
      schema: {
        tags,
        summary: 'Ask to be deleted',
        description:
          'After the days of grace your name, address, sessions, memberships and messages are gone. Contracts, records and the audit keep a pseudonym. The only owner of an organisation hands it over first.',
        body: deletionRequestSchema,
        response: { 202: deletionSchema },
      },
    },
    async ({ actor, body }, reply) => reply.code(202).send(await askForDeletion(ctx, actor, body)),
  );
  app.post(
    '/api/account/deletion/withdraw',
    {
      config: { action: 'account.delete' },
      schema: {
        tags,
        summary: 'Stay after all',
        description: 'Possible until the deletion is due.',
        response: { 204: z.null().describe('you are not deleted') },
      },
    },
    async ({ actor }, reply) => {
      await withdrawDeletion(ctx, actor);
      return reply.code(204).send(null);
    },
  );
}
