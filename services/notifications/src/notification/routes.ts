import { pageOf } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import type { App } from '@techbourse/platform';
import { z } from 'zod';
import {
  listNotificationsQuerySchema,
  notificationSchema,
  readAllSchema,
  readCountSchema,
  unreadSchema,
} from '../api/index.ts';
import type { Context } from '../context.ts';
import { markAll, markNotification } from './mark.ts';
import { readFeed, readUnread } from './queries.ts';

const tags = ['notifications'];
const paramsSchema = z.object({ id: idSchema });

export function registerNotificationRoutes(app: App, ctx: Context): void {
  app.get(
    '/notifications',
    {
      config: { action: 'notification.read' },
      schema: {
        tags,
        summary: 'What you were told, newest first',
        description: 'For people who have signed in. What you were told as a member goes when you are one no more.',
        querystring: listNotificationsQuerySchema,
        response: { 200: pageOf(notificationSchema) },
      },
    },
    (request) => readFeed(ctx, request.actor, request.query),
  );

  app.get(
    '/notifications/unread',
    {
      config: { action: 'notification.read' },
      schema: {
        tags,
        summary: 'How many notifications you have not read',
        response: { 200: unreadSchema },
      },
    },
    (request) => readUnread(ctx, request.actor),
  );

  for (const as of ['read', 'unread'] as const) {
    app.post(
      `/notifications/:id/${as}`,
      {
        config: { action: 'notification.mark' },
        schema: {
          tags,
          summary: as === 'read' ? 'Mark a notification as read' : 'Mark a notification as unread again',
          params: paramsSchema,
          response: { 200: notificationSchema },
        },
      },
      (request) => markNotification(ctx, request.actor, request.params.id, as),
    );
  }

  app.post(
    '/notifications/read-all',
    {
      config: { action: 'notification.mark' },
      schema: {
        tags,
        summary: 'Mark notifications as read: all, or as far as you have seen',
        body: readAllSchema.nullish(),
        response: { 200: readCountSchema },
      },
    },
    (request) => markAll(ctx, request.actor, request.body ?? {}),
  );
}
