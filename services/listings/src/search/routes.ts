import type { App } from '@techbourse/platform';
import { listingSearchAnswerSchema, searchListingsSchema } from '../api/search.ts';
import type { Context } from '../context.ts';
import { searchListings } from './search.ts';

export function registerSearchRoutes(app: App, ctx: Context): void {
  app.get(
    '/listings/search',
    {
      // Services that repeat searches for people ask like anybody, without a token.
      config: { open: true, action: 'listing.search' },
      schema: {
        tags: ['listings'],
        summary: 'Search what is published; open to anyone',
        querystring: searchListingsSchema,
        response: { 200: listingSearchAnswerSchema },
      },
    },
    (request) => searchListings(ctx, request.query),
  );
}
