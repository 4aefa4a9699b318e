import { idSchema } from '@techbourse/domain';
import type { App } from '@techbourse/platform';
import { z } from 'zod';
import {
  editWatchSchema,
  listWatchesSchema,
  newWatchSchema,
  watchesSchema,
  watchPreviewQuerySchema,
  watchPreviewSchema,
  watchSchema,
} from '../api/watch.ts';
import type { Context } from '../context.ts';
import { watchRecord } from './create.ts';
import { editWatch, endWatch } from './edit.ts';
import { listWatches, previewNewWatch, previewWatch, readWatch } from './queries.ts';

const tags = ['watches'];
const paramsSchema = z.object({ id: idSchema });

export function registerWatchRoutes(app: App, ctx: Context): void {
  app.get(
    '/watches',
    {
      config: { action: 'watch.read' },
      schema: {
        tags,
        summary: 'The records and organisations that you watch, newest first',
        querystring: listWatchesSchema,
        response: { 200: watchesSchema },
      },
    },
    (request) => listWatches(ctx, request.actor, request.query),
  );
  app.post(
    '/watches',
    {
      config: { action: 'watch.edit' },
      schema: {
        tags,
        summary: 'Be told when a listing, a demand or an organisation changes',
        description:
          'For people who have signed in. Each change comes as a notification `watch.changed`, by mail too unless you switch ' +
          'that off, and says what kind of change it is, never more than you are shown. When it is shown no more you are told ' +
          'once, and again when it is back. Watching the same twice is one watch (200).',
        body: newWatchSchema,
        response: { 200: watchSchema, 201: watchSchema },
      },
    },
    async (request, reply) => {
      const { watch, isNew } = await watchRecord(ctx, request.actor, request.body);
      reply.code(isNew ? 201 : 200);
      return watch;
    },
  );
  app.post(
    '/watches/preview',
    {
      config: { action: 'watch.read' },
      schema: {
        tags,
        summary: 'What a watch would have told in the last 30 days, before you have it',
        description: 'As far back as the change feed keeps its rows.',
        body: newWatchSchema,
        querystring: watchPreviewQuerySchema,
        response: { 200: watchPreviewSchema },
      },
    },
    (request) => previewNewWatch(ctx, request.actor, request.body, request.query),
  );
  app.get(
    '/watches/:id',
    {
      config: { action: 'watch.read' },
      schema: { tags, summary: 'One watch', params: paramsSchema, response: { 200: watchSchema } },
    },
    (request) => readWatch(ctx, request.actor, request.params.id),
  );
  app.get(
    '/watches/:id/preview',
    {
      config: { action: 'watch.read' },
      schema: {
        tags,
        summary: 'What a watch would have told in the last 30 days',
        params: paramsSchema,
        querystring: watchPreviewQuerySchema,
        response: { 200: watchPreviewSchema },
      },
    },
    (request) => previewWatch(ctx, request.actor, request.params.id, request.query),
  );
  app.patch(
    '/watches/:id',
    {
      config: { action: 'watch.edit' },
      schema: {
        tags,
        summary: 'Mute a watch, or be told again',
        params: paramsSchema,
        body: editWatchSchema,
        response: { 200: watchSchema },
      },
    },
    (request) => editWatch(ctx, request.actor, request.params.id, request.body),
  );
  app.delete(
    '/watches/:id',
    {
      config: { action: 'watch.edit' },
      schema: { tags, summary: 'End a watch', params: paramsSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await endWatch(ctx, request.actor, request.params.id);
      return reply.code(204).send(null);
    },
  );
}
