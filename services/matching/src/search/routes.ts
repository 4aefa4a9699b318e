import type { App } from '@techbourse/platform';
import { pairSearchAnswerSchema, searchPairsQuerySchema } from '../api/pair.ts';
import type { Context } from '../context.ts';
import { searchPairs } from './search.ts';

export function registerSearchRoutes(app: App, ctx: Context): void {
  app.get(
    '/pairs/search',
    {
      config: { action: 'pair.search' },
      schema: {
        tags: ['pairs'],
        summary: 'Search over your pairs; the operator searches all',
        description: 'By words of both texts, score, state and day, with facets; `since` finds what is new.',
        querystring: searchPairsQuerySchema,
        response: { 200: pairSearchAnswerSchema },
      },
    },
    ({ actor, query }) => searchPairs(ctx, actor, query),
  );
}
