import { pageOf } from '@techbourse/api-schema';
import type { App } from '@techbourse/platform';
import { copiedGroupSchema, copiesQuerySchema } from '../api/copies.ts';
import type { Context } from '../context.ts';
import { listCopies } from './copies.ts';

export function registerCopiesRoutes(app: App, ctx: Context): void {
  app.get(
    '/operations/matching/copies',
    {
      config: { action: 'copy.read' },
      schema: {
        tags: ['operations'],
        summary: 'One text or patent on the market from several organisations: who was first, who came later',
        querystring: copiesQuerySchema,
        response: { 200: pageOf(copiedGroupSchema) },
      },
    },
    ({ actor, query }) => listCopies(ctx, actor, query),
  );
}
