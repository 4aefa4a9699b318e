import type { App } from '@techbourse/platform';
import { demandSearchAnswerSchema, searchDemandsSchema } from '../api/search.ts';
import type { Context } from '../context.ts';
import { searchDemands } from './search.ts';

export function registerSearchRoutes(app: App, ctx: Context): void {
  app.get(
    '/demands/search',
    {
      // Services that repeat searches for people ask like anybody, without a token.
      config: { open: true, action: 'demand.search' },
      schema: {
        tags: ['demands'],
        summary: 'Search what is needed; open to anyone',
        querystring: searchDemandsSchema,
        response: { 200: demandSearchAnswerSchema },
      },
    },
    (request) => searchDemands(ctx, request.query),
  );
}
