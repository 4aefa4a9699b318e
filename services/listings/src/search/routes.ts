import { type App, languageWanted } from '@techbourse/platform';
import { ATOM_TYPE } from '@techbourse/record';
import { z } from 'zod';
import { listingFeedSchema, listingSearchAnswerSchema, searchListingsSchema } from '../api/search.ts';
import type { Context } from '../context.ts';
import { feedOf } from './feed.ts';
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
        description:
          'Full text in Chinese, English and Russian with typing errors, filters and facets; a patent number in any spelling is found as itself. A page by `relevance` goes on where the last one ended, whatever came or went meanwhile.',
        querystring: searchListingsSchema,
        response: { 200: listingSearchAnswerSchema },
      },
    },
    (request) => searchListings(ctx, request.query),
  );
  app.get(
    '/listings/search.atom',
    {
      config: { open: true, action: 'listing.search', produces: ['application/atom+xml'] },
      schema: {
        tags: ['listings'],
        summary: 'A search as an Atom feed, newest first; open to anyone',
        description:
          'For programs that read feeds: what anybody may search, by the parameters of `GET /listings/search`. Titles are in the ' +
          'first `language` of the search, else in the one that the reader asks for.',
        querystring: listingFeedSchema,
        response: { 200: z.string().meta({ description: 'a feed (application/atom+xml)' }) },
      },
    },
    async (request, reply) => {
      const language = request.query.language?.[0] ?? languageWanted(request.headers);
      reply.type(ATOM_TYPE).header('vary', 'accept-language');
      return feedOf(ctx, request.query, { language, self: `/api${request.url}` });
    },
  );
}
