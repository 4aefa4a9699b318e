import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import {
  mergePreviewQuerySchema,
  mergePreviewSchema,
  mergeSchema,
  newMergeSchema,
  organisationSchema,
  reasonSchema,
} from '@techbourse/gateway/api';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { keepApart } from './keep-apart.ts';
import { mergeOrganisations } from './merge.ts';
import { previewMerge } from './preview.ts';
import { getMerge } from './queries.ts';
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
  app.get(
    '/api/organisations/:id/merge',
    {
      config: { action: 'organisation.merge' },
      schema: {
        tags,
        summary: 'The merge by which an organisation went (operator)',
        description: 'As long as it was not undone, and until when it can be.',
        params: paramsSchema,
        response: { 200: mergeSchema },
      },
    },
    async ({ actor, params }) => getMerge(ctx, actor, params.id),
  );
  app.get(
    '/api/organisations/:id/merge-preview',
    {
      config: { action: 'organisation.merge' },
      schema: {
        tags,
        summary: 'What a merge would do, and what to look at twice before (operator)',
        description: 'Changes nothing. What is never merged is refused here as there.',
        params: paramsSchema,
        querystring: mergePreviewQuerySchema,
        response: { 200: mergePreviewSchema },
      },
    },
    async ({ actor, params, query }) => previewMerge(ctx, actor, params.id, query.into),
  );
  app.post(
    '/api/organisations/:id/keep-apart',
    {
      config: { action: 'organisation.merge' },
      schema: {
        tags,
        summary: 'Say that an organisation is none of those of an equal name (operator)',
        description:
          'It waits no more among the duplicates of `GET /api/operations/work`. It can be merged all the same.',
        params: paramsSchema,
        body: reasonSchema,
        response: { 200: organisationSchema },
      },
    },
    async ({ actor, params, body }) => keepApart(ctx, actor, params.id, body),
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
