import { type App, languageWanted } from '@techbourse/platform';
import { ATOM_TYPE } from '@techbourse/record';
import { z } from 'zod';
import { demandFeedSchema, demandSearchAnswerSchema, searchDemandsSchema } from '../api/search.ts';
import type { Context } from '../context.ts';
import { feedOf } from './feed.ts';
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
        description:
          'Full text in Chinese, English and Russian with typing errors, filters and facets. An anonymous demand is shown without its company. A page by `relevance` goes on where the last one ended, whatever came or went meanwhile.',
        querystring: searchDemandsSchema,
        response: { 200: demandSearchAnswerSchema },
      },
    },
    (request) => searchDemands(ctx, request.query),
  );
  app.get(
    '/demands/search.atom',
    {
      config: { open: true, action: 'demand.search', produces: ['application/atom+xml'] },
      schema: {
        tags: ['demands'],
        summary: 'A search as an Atom feed, newest first; open to anyone',
        description:
          'For programs that read feeds: what anybody may search, by the parameters of `GET /demands/search`. Titles are in the ' +
          'first `language` of the search, else in the one that the reader asks for.',
        querystring: demandFeedSchema,
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
