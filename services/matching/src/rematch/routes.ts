import type { App } from '@techbourse/platform';
import { z } from 'zod';
import { rematchesSchema, rematchSchema, startRematchSchema } from '../api/rematch.ts';
import type { Context } from '../context.ts';
import { cancelRematch, getRematch, listNewestRematches, orderRematch, resumeRematch } from './operate.ts';

const tags = ['operations'];
const paramsSchema = z.object({ id: z.uuid() });
const PATH = '/operations/matching/rematches';

export function registerRematchRoutes(app: App, ctx: Context): void {
  app.post(
    PATH,
    {
      config: { action: 'rematch.operate' },
      schema: {
        tags,
        summary: 'Pair every open record anew, in the background',
        description: 'For the operator. One runs at a time: a second one is refused with the id of the first.',
        body: startRematchSchema.nullish(),
        response: { 202: rematchSchema },
      },
    },
    async ({ actor, body, id }, reply) =>
      reply.code(202).send(await orderRematch(ctx, actor, startRematchSchema.parse(body ?? {}), id)),
  );
  app.get(
    PATH,
    {
      config: { action: 'rematch.read' },
      schema: {
        tags,
        summary: 'Re-matches, the newest first',
        querystring: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(10) }),
        response: { 200: rematchesSchema },
      },
    },
    async ({ actor, query }) => ({ items: await listNewestRematches(ctx, actor, query.limit) }),
  );
  app.get(
    `${PATH}/:id`,
    {
      config: { action: 'rematch.read' },
      schema: { tags, summary: 'How far a re-match is', params: paramsSchema, response: { 200: rematchSchema } },
    },
    ({ actor, params: { id } }) => getRematch(ctx, actor, id),
  );
  app.post(
    `${PATH}/:id/cancel`,
    {
      config: { action: 'rematch.operate' },
      schema: {
        tags,
        summary: 'Stop a re-match; what it has done stays',
        params: paramsSchema,
        response: { 200: rematchSchema },
      },
    },
    ({ actor, params: { id } }) => cancelRematch(ctx, actor, id),
  );
  app.post(
    `${PATH}/:id/resume`,
    {
      config: { action: 'rematch.operate' },
      schema: {
        tags,
        summary: 'Go on with the newest re-match where it was cancelled or failed',
        params: paramsSchema,
        response: { 200: rematchSchema },
      },
    },
    ({ actor, params: { id }, id: requestId }) => resumeRematch(ctx, actor, id, requestId),
  );
}
