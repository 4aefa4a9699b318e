import { callHeadersSchema, pageOf, pageQuery } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import { demandReaderSchema, nameReaderSchema } from '../api/reader.ts';
import type { Context } from '../context.ts';
import { endReader } from './end.ts';
import { nameReader } from './name.ts';
import { listReaders } from './queries.ts';

const tags = ['demands'];
const paramsSchema = z.strictObject({ id: idSchema });

export function registerReaderRoutes(app: App, ctx: Context): void {
  app.post(
    '/demands/:id/readers',
    {
      config: { action: 'demand.name_reader' },
      schema: {
        tags,
        summary: 'Let an organisation know who is behind your anonymous demand',
        description: 'It reads your name on the demand alone: searches, pairs and deals stay anonymous to it.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: nameReaderSchema,
        response: { 201: demandReaderSchema },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await nameReader(ctx, request.actor, request.params.id, request.body, callOf(request))),
  );
  app.get(
    '/demands/:id/readers',
    {
      config: { action: 'demand.read_readers' },
      schema: {
        tags,
        summary: 'Organisations that know who is behind your anonymous demand, by your word',
        params: paramsSchema,
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(demandReaderSchema) },
      },
    },
    (request) => listReaders(ctx, request.actor, request.params.id, request.query),
  );
  app.post(
    '/demands/:id/readers/:readerId/end',
    {
      config: { action: 'demand.name_reader' },
      schema: {
        tags,
        summary: 'Be anonymous again to an organisation that you named yourself to',
        headers: callHeadersSchema,
        params: z.strictObject({ id: idSchema, readerId: idSchema }),
        response: { 200: demandReaderSchema },
      },
    },
    (request) => endReader(ctx, request.actor, request.params, callOf(request)),
  );
}
