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
import { importDemands } from './import.ts';
import {
  getDemandImport,
  listDemandImports,
  previewDemandUndo,
  startDemandImport,
  undoDemandImport,
} from './imports.ts';

const tags = ['demands'];
const headers = callHeadersSchema;
const paramsSchema = z.strictObject({ id: idSchema });
const config = { action: 'demand.import' } as const;

/** Imports: rows, and what was imported together. */
export function registerDemandImportRoutes(app: App, ctx: Context): void {
  app.post(
    '/demands/import',
    {
      config,
      schema: {
        tags,
        summary: 'Write up to 200 demands at once, or try it with dryRun; safe to repeat',
        description:
          'Each row is a DemandImportRow with a result of its own; a row that is refused costs no other row.',
        headers,
        body: importRequestSchema,
        response: { 200: importAnswerSchema },
      },
    },
    (request) => {
      const { rows, ...how } = request.body;
      return importDemands(ctx, request.actor, rows, callOf(request), how);
    },
  );
  app.post(
    '/demands/imports',
    {
      config,
      schema: {
        tags,
        summary: 'Begin an import of demands that is sent in several requests',
        description:
          'Name its id as `run` in each request, so that all of it stands in one place and is undone together.',
        headers,
        body: startImportSchema,
        response: { 201: importRunSchema },
      },
    },
    async (request, reply) => reply.code(201).send(await startDemandImport(ctx, request.actor, request.body)),
  );
  app.get(
    '/demands/imports',
    {
      config,
      schema: {
        tags,
        summary: 'The imports of your organisation, newest first',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(importRunSchema) },
      },
    },
    (request) => listDemandImports(ctx, request.actor, request.query),
  );
  app.get(
    '/demands/imports/:id',
    {
      config,
      schema: { tags, summary: 'One import of demands', params: paramsSchema, response: { 200: importRunSchema } },
    },
    (request) => getDemandImport(ctx, request.actor, request.params.id),
  );
  app.get(
    '/demands/imports/:id/undo',
    {
      config,
      schema: {
        tags,
        summary: 'What the undo of an import of demands would do now',
        description:
          'How many records would be deleted or withdrawn, and how many would stay, by the reason. Nothing is written.',
        params: paramsSchema,
        response: { 200: undoPreviewSchema },
      },
    },
    (request) => previewDemandUndo(ctx, request.actor, request.params.id),
  );
  app.post(
    '/demands/imports/:id/undo',
    {
      config,
      schema: {
        tags,
        summary: 'Undo an import of demands, up to 500 records at a time',
        description:
          'Drafts that it created and nobody has touched are deleted, public records withdrawn; the rest stays, with the reason. Ask again while `run.remaining` is above 0.',
        headers,
        params: paramsSchema,
        response: { 200: undoneImportSchema },
      },
    },
    (request) => undoDemandImport(ctx, request.actor, request.params.id, callOf(request)),
  );
}
