import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import { mergeSchema, newMergeSchema, reasonSchema } from '@techbourse/gateway/api';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { mergeOrganisations } from './merge.ts';
import { undoMerge } from './undo.ts';

const tags = ['organisations'];
const paramsSchema = z.object({ id: idSchema });
const headersSchema = callHeadersSchema;

/** Duplicates. */
export function registerMergeRoutes(app: App, ctx: Context): void {
  app.post(
    '/api/organisations/:id/merge',
    {
      config: { action: 'organisation.merge' },
      schema: {
        tags,
        summary: 'Merge an organisation into another (operator)',
        description:
          'Members, keys, domains, units and identifiers go to the other, and this id leads there. Records keep this id and ' +
          'are shown under the other’s name; contracts stay as they were signed. Undone within 30 days by `unmerge`.',
        headers: headersSchema,
        params: paramsSchema,
        body: newMergeSchema,
        response: { 200: mergeSchema },
      },
    },
    async (request) => mergeOrganisations(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
  app.post(
    '/api/organisations/:id/unmerge',
    {
      config: { action: 'organisation.merge' },
      schema: {
        tags,
        summary: 'Undo the merge of an organisation (operator)',
        description: 'Within 30 days. What was changed since stays.',
        headers: headersSchema,
        params: paramsSchema,
        body: reasonSchema,
        response: { 200: mergeSchema },
      },
    },
    async (request) => undoMerge(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
}
