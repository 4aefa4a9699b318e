import { idSchema } from '@techbourse/domain';
import type { App } from '@techbourse/platform';
import { z } from 'zod';
import {
  editSavedSearchSchema,
  muteSchema,
  newSavedSearchSchema,
  previewRequestSchema,
  previewSchema,
  savedSearchesSchema,
  savedSearchSchema,
} from '../api/saved-search.ts';
import type { Context } from '../context.ts';
import { saveSearch } from './create.ts';
import { editSearch, muteInSearch, removeSearch } from './edit.ts';
import { listSearches, previewNew, previewSearch, readSearch } from './queries.ts';

const tags = ['saved searches'];
const paramsSchema = z.object({ id: idSchema });

export function registerSavedSearchRoutes(app: App, ctx: Context): void {
  app.get(
    '/saved-searches',
    {
      config: { action: 'saved_search.read' },
      schema: { tags, summary: 'The searches that you have saved', response: { 200: savedSearchesSchema } },
    },
    (request) => listSearches(ctx, request.actor),
  );
  app.post(
    '/saved-searches',
    {
      config: { action: 'saved_search.edit' },
      schema: {
        tags,
        summary: 'Be told of new publications that a search finds',
        description:
          'For people who have signed in. The search is repeated every hour, day or week as anyone could ask it, and what ' +
          'it finds for the first time comes as a notification `search.found`, by mail too unless you switch that off.',
        body: newSavedSearchSchema,
        response: { 201: savedSearchSchema },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return saveSearch(ctx, request.actor, request.body);
    },
  );
  app.post(
    '/saved-searches/preview',
    {
      config: { action: 'saved_search.read' },
      schema: {
        tags,
        summary: 'What a search would have told in the last 30 days, before you save it',
        body: previewRequestSchema,
        response: { 200: previewSchema },
      },
    },
    (request) => previewNew(ctx, request.actor, request.body),
  );
  app.get(
    '/saved-searches/:id',
    {
      config: { action: 'saved_search.read' },
      schema: { tags, summary: 'One saved search', params: paramsSchema, response: { 200: savedSearchSchema } },
    },
    (request) => readSearch(ctx, request.actor, request.params.id),
  );
  app.get(
    '/saved-searches/:id/preview',
    {
      config: { action: 'saved_search.read' },
      schema: {
        tags,
        summary: 'What a saved search would have told in the last 30 days',
        params: paramsSchema,
        response: { 200: previewSchema },
      },
    },
    (request) => previewSearch(ctx, request.actor, request.params.id),
  );
  app.patch(
    '/saved-searches/:id',
    {
      config: { action: 'saved_search.edit' },
      schema: {
        tags,
        summary: 'Change, pause or resume a saved search',
        params: paramsSchema,
        body: editSavedSearchSchema,
        response: { 200: savedSearchSchema },
      },
    },
    (request) => editSearch(ctx, request.actor, request.params.id, request.body),
  );
  app.post(
    '/saved-searches/:id/mute',
    {
      config: { action: 'saved_search.edit' },
      schema: {
        tags,
        summary: 'Hear no more, or again, of a record or an organisation in this search',
        params: paramsSchema,
        body: muteSchema,
        response: { 200: savedSearchSchema },
      },
    },
    (request) => muteInSearch(ctx, request.actor, request.params.id, request.body),
  );
  app.delete(
    '/saved-searches/:id',
    {
      config: { action: 'saved_search.edit' },
      schema: { tags, summary: 'Delete a saved search', params: paramsSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await removeSearch(ctx, request.actor, request.params.id);
      return reply.code(204).send(null);
    },
  );
}
