import type { App } from '@techbourse/platform';
import { z } from 'zod';
import { streamQuerySchema } from '../api/index.ts';
import type { Context } from '../context.ts';
import { readerLanguage } from '../notification/queries.ts';
import { readerFor } from '../reader.ts';
import { lastEventId } from './event.ts';
import { createStreams } from './streams.ts';

export function registerStreamRoutes(app: App, ctx: Context): void {
  const streams = createStreams(ctx);
  app.addHook('preClose', () => streams.close());
  app.get(
    '/notifications/stream',
    {
      config: { action: 'notification.read', produces: ['text/event-stream'] },
      schema: {
        tags: ['notifications'],
        summary: 'What you are told, as it comes: server-sent events',
        description:
          'Events `notification` (a notification; a bundle that grew comes again under its id), `taken_back` (the `id` of one that was unread when there was ' +
          'nothing to do any more) and `unread` (how many are unread). ' +
          'A client that comes back with `Last-Event-ID` gets all that it missed.',
        querystring: streamQuerySchema,
        response: { 200: z.string().meta({ description: 'text/event-stream' }) },
      },
    },
    async (request, reply) => {
      const reader = readerFor(request.actor, 'notification.read');
      const language = request.query.language ?? (await readerLanguage(ctx, reader.personId));
      const stream = streams.open(reader, { after: lastEventId(request.headers['last-event-id']), language });
      reply.raw.once('close', () => stream.destroy());
      // Its connection is of no use to another request while it lasts, and must not outlive it.
      const headers = { 'content-type': 'text/event-stream; charset=utf-8', connection: 'close' };
      return reply.headers({ ...headers, 'cache-control': 'no-store' }).send(stream as never); // a stream of that text
    },
  );
}
