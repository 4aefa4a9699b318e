import { pageOf } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import type { App } from '@techbourse/platform';
import { z } from 'zod';
import { agencyDealSchema, agencyDealsQuery, agencyPerformanceSchema } from '../api/index.ts';
import type { Context } from '../context.ts';
import { listAgencyDeals } from './deals.ts';
import { agencyPerformance } from './queries.ts';

export function registerPerformanceRoutes(app: App, ctx: Context): void {
  app.get(
    '/agencies/:id/performance',
    {
      config: { action: 'agency.read_performance' },
      schema: {
        tags: ['agencies'],
        summary: 'What came of the mandates of an agency: deals, contracts, signed value, win rate',
        description:
          'Computed from deals, contracts and the register of mandates. Exact for the agency itself and the operator; ' +
          'for anybody else as of the last closed month, and never about fewer than three.',
        params: z.object({ id: idSchema }),
        response: { 200: agencyPerformanceSchema },
      },
    },
    (request) => agencyPerformance(ctx, request.actor, request.params.id),
  );
  app.get(
    '/agencies/:id/deals',
    {
      config: { action: 'agency.read_deals' },
      schema: {
        tags: ['agencies'],
        summary: 'Deals in which an agency acted, and what it did in each',
        description:
          'The rows behind the figures of its performance, for the agency itself and the operator. An agency goes on reading ' +
          'what it did when its mandate has ended: from then on the client itself acts in the deal.',
        params: z.object({ id: idSchema }),
        querystring: z.strictObject(agencyDealsQuery),
        response: { 200: pageOf(agencyDealSchema) },
      },
    },
    (request) => listAgencyDeals(ctx, request.actor, request.params.id, request.query),
  );
}
