import type { App } from '@techbourse/platform';
import { z } from 'zod';
import { preferencesSchema, setPreferencesSchema, streamQuerySchema, unsubscribeQuerySchema } from '../api/index.ts';
import type { Context } from '../context.ts';
import { askPage, donePage } from './page.ts';
import { readPreferences } from './read.ts';
import { setPreferences, unsubscribe } from './set.ts';

const tags = ['notifications'];
const pageSchema = z.string().meta({ description: 'a page (text/html)' });

export function registerPreferenceRoutes(app: App, ctx: Context): void {
  app.get(
    '/notifications/preferences',
    {
      config: { action: 'notification.read' },
      schema: {
        tags,
        summary: 'What you are told, kind by kind, and when by mail',
        querystring: streamQuerySchema,
        response: { 200: preferencesSchema },
      },
    },
    (request) => readPreferences(ctx, request.actor, request.query),
  );

  app.patch(
    '/notifications/preferences',
    {
      config: { action: 'notification.set_preferences' },
      schema: {
        tags,
        summary: 'Change what you are told, and when by mail; what is left out stays',
        body: setPreferencesSchema,
        response: { 200: preferencesSchema },
      },
    },
    (request) => setPreferences(ctx, request.actor, request.body),
  );

  app.get(
    '/notifications/unsubscribe',
    {
      config: { action: 'notification.unsubscribe', produces: ['text/html'] },
      schema: {
        tags,
        summary: 'The page behind the link of a mail: it asks, and changes nothing by itself',
        querystring: unsubscribeQuerySchema,
        response: { 200: pageSchema },
      },
    },
    async (request, reply) => {
      reply.type('text/html; charset=utf-8');
      return askPage(request.query.token);
    },
  );

  app.register(async (scope) => {
    // A program for mail sends a form (RFC 8058). Nothing in it matters: the link says all.
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, _body, done) =>
      done(null, undefined),
    );
    scope.post(
      '/notifications/unsubscribe',
      {
        config: { action: 'notification.unsubscribe', produces: ['text/html'] },
        schema: {
          tags,
          summary: 'End mail by the link that stands in it, without signing in',
          querystring: unsubscribeQuerySchema,
          response: { 200: pageSchema },
        },
      },
      async (request, reply) => {
        const { scope: ended } = await unsubscribe(ctx, unsubscribeQuerySchema.parse(request.query).token);
        reply.type('text/html; charset=utf-8');
        return donePage(ended);
      },
    );
  });
}
