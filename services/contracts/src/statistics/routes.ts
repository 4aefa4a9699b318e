import type { App } from '@techbourse/platform';
import { z } from 'zod';
import { contractStatisticsSchema as answer, contractStatisticsQuery } from '../api/index.ts';
import type { Context } from '../context.ts';
import { contractStatistics } from './queries.ts';

export function registerStatisticsRoutes(app: App, ctx: Context): void {
  app.get(
    '/statistics/contracts',
    {
      config: { action: 'statistics.read' },
      schema: {
        tags: ['statistics'],
        summary: 'Counts and values of contracts by month, type or agency',
        querystring: z.strictObject(contractStatisticsQuery),
        response: { 200: answer },
      },
    },
    (request) => {
      const { by, kind, currency, from, to, of } = request.query;
      return contractStatistics(ctx, request.actor, { by, kind, currency, from, to, of });
    },
  );
}
