import { idSchema } from '@techbourse/domain';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import {
  createdWebhookSchema,
  deliveriesSchema,
  deliveryDetailSchema,
  deliverySchema,
  editWebhookSchema,
  listDeliveriesSchema,
  newWebhookSchema,
  pingAnswerSchema,
  replayedSchema,
  replaySchema,
  rotatedSecretSchema,
  webhookSchema,
  webhooksSchema,
} from '../api/webhook.ts';
import type { Context } from '../context.ts';
import { createWebhook } from './create.ts';
import { removeWebhook } from './delete.ts';
import { editWebhook } from './edit.ts';
import { pingWebhook } from './ping.ts';
import { listDeliveries, listWebhooks, readDelivery, readWebhook } from './queries.ts';
import { replayDelivery, replayRange } from './replay.ts';
import { rotateSecret } from './rotate.ts';

const tags = ['webhooks'];
const paramsSchema = z.object({ id: idSchema });
const deliveryParamsSchema = z.object({ id: idSchema, deliveryId: idSchema });

export function registerWebhookRoutes(app: App, ctx: Context): void {
  app.get(
    '/webhooks',
    {
      config: { action: 'webhook.list' },
      schema: { tags, summary: 'The webhooks of the own organisation', response: { 200: webhooksSchema } },
    },
    (request) => listWebhooks(ctx, request.actor),
  );
  app.post(
    '/webhooks',
    {
      config: { action: 'webhook.create' },
      schema: {
        tags,
        summary: 'Have an address told of changes, signed by standardwebhooks',
        description:
          'A message says that something changed and where to read it, as a row of the change feed does. It comes at least ' +
          'once, nearly in order, with the same `webhook-id` whenever it comes again. Whatever is not 2xx within 15 seconds ' +
          'is tried again for four days; an address without a success for five days is disabled. The secret is shown once.',
        body: newWebhookSchema,
        response: { 201: createdWebhookSchema },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return createWebhook(ctx, request.actor, request.body, callOf(request));
    },
  );
  app.get(
    '/webhooks/:id',
    {
      config: { action: 'webhook.read' },
      schema: { tags, summary: 'One webhook', params: paramsSchema, response: { 200: webhookSchema } },
    },
    (request) => readWebhook(ctx, request.actor, request.params.id),
  );
  app.patch(
    '/webhooks/:id',
    {
      config: { action: 'webhook.edit' },
      schema: {
        tags,
        summary: 'Change, pause or resume a webhook',
        params: paramsSchema,
        body: editWebhookSchema,
        response: { 200: webhookSchema },
      },
    },
    (request) => editWebhook(ctx, request.actor, request.params.id, request.body),
  );
  app.delete(
    '/webhooks/:id',
    {
      config: { action: 'webhook.edit' },
      schema: { tags, summary: 'Delete a webhook with its log', params: paramsSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await removeWebhook(ctx, request.actor, request.params.id);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/webhooks/:id/secret',
    {
      config: { action: 'webhook.edit' },
      schema: {
        tags,
        summary: 'Make a new secret; the old one signs too for a day',
        params: paramsSchema,
        response: { 200: rotatedSecretSchema },
      },
    },
    (request) => rotateSecret(ctx, request.actor, request.params.id),
  );
  app.post(
    '/webhooks/:id/ping',
    {
      config: { action: 'webhook.test' },
      schema: {
        tags,
        summary: 'Send a test now, and see the answer',
        params: paramsSchema,
        response: { 200: pingAnswerSchema },
      },
    },
    (request) => pingWebhook(ctx, request.actor, request.params.id),
  );
  app.post(
    '/webhooks/:id/replay',
    {
      config: { action: 'webhook.replay' },
      schema: {
        tags,
        summary: 'Send everything of a span of time again',
        params: paramsSchema,
        body: replaySchema,
        response: { 200: replayedSchema },
      },
    },
    (request) => replayRange(ctx, request.actor, request.params.id, request.body),
  );
  app.get(
    '/webhooks/:id/deliveries',
    {
      config: { action: 'webhook.read' },
      schema: {
        tags,
        summary: 'The deliveries of a webhook, newest first; kept for 30 days',
        params: paramsSchema,
        querystring: listDeliveriesSchema,
        response: { 200: deliveriesSchema },
      },
    },
    (request) => listDeliveries(ctx, request.actor, request.params.id, request.query),
  );
  app.get(
    '/webhooks/:id/deliveries/:deliveryId',
    {
      config: { action: 'webhook.read' },
      schema: {
        tags,
        summary: 'One delivery: what is sent, and what came of each try',
        params: deliveryParamsSchema,
        response: { 200: deliveryDetailSchema },
      },
    },
    ({ actor, params: { id, deliveryId } }) => readDelivery(ctx, actor, id, deliveryId),
  );
  app.post(
    '/webhooks/:id/deliveries/:deliveryId/replay',
    {
      config: { action: 'webhook.replay' },
      schema: {
        tags,
        summary: 'Send one delivery again, with the same id',
        params: deliveryParamsSchema,
        response: { 200: deliverySchema },
      },
    },
    ({ actor, params: { id, deliveryId } }) => replayDelivery(ctx, actor, id, deliveryId),
  );
}
