import {
  callHeadersSchema,
  importAnswerSchema,
  importRequestSchema,
  importRunSchema,
  pageOf,
  pageQuery,
  startImportSchema,
  undoneImportSchema,
  undoPreviewSchema,
} from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { importListings } from './import.ts';
import {
  getListingImport,
  listListingImports,
  previewListingUndo,
  startListingImport,
  undoListingImport,
} from './imports.ts';

const tags = ['listings'];
const headers = callHeadersSchema;
const paramsSchema = z.strictObject({ id: idSchema });
const config = { action: 'listing.import' } as const;

/** Imports: rows, and what was imported together. */
export function registerListingImportRoutes(app: App, ctx: Context): void {
  app.post(
    '/listings/import',
    {
      config,
      schema: {
        tags,
        summary: 'Write up to 200 listings at once, or try it with dryRun; safe to repeat',
        description:
          'Each row is a ListingImportRow with a result of its own; a row that is refused costs no other row.',
        headers,
        body: importRequestSchema,
        response: { 200: importAnswerSchema },
      },
    },
    (request) => {
      const { rows, ...how } = request.body;
      return importListings(ctx, request.actor, rows, callOf(request), how);
    },
  );
  app.post(
    '/listings/imports',
    {
      config,
      schema: {
        tags,
        summary: 'Begin an import of listings that is sent in several requests',
        description:
          'Name its id as `run` in each request, so that all of it stands in one place and is undone together.',
        headers,
        body: startImportSchema,
        response: { 201: importRunSchema },
      },
    },
    async (request, reply) => reply.code(201).send(await startListingImport(ctx, request.actor, request.body)),
  );
  app.get(
    '/listings/imports',
    {
      config,
      schema: {
        tags,
        summary: 'The imports of your organisation, newest first',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(importRunSchema) },
      },
    },
    (request) => listListingImports(ctx, request.actor, request.query),
  );
  app.get(
    '/listings/imports/:id',
    {
      config,
      schema: { tags, summary: 'One import of listings', params: paramsSchema, response: { 200: importRunSchema } },
    },
    (request) => getListingImport(ctx, request.actor, request.params.id),
  );
  app.get(
    '/listings/imports/:id/undo',
    {
      config,
      schema: {
        tags,
        summary: 'What the undo of an import of listings would do now',
        description:
          'How many records would be deleted or withdrawn, and how many would stay, by the reason. Nothing is written.',
        params: paramsSchema,
        response: { 200: undoPreviewSchema },
      },
    },
    (request) => previewListingUndo(ctx, request.actor, request.params.id),
  );
  app.post(
    '/listings/imports/:id/undo',
    {
      config,
      schema: {
        tags,
        summary: 'Undo an import of listings, up to 500 records at a time',
        description:
          'Drafts that it created and nobody has touched are deleted, public records withdrawn; the rest stays, with the reason. Ask again while `run.remaining` is above 0.',
        headers,
        params: paramsSchema,
        response: { 200: undoneImportSchema },
      },
    },
    (request) => undoListingImport(ctx, request.actor, request.params.id, callOf(request)),
  );
}
