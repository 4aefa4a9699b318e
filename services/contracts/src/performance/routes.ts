import { idSchema } from '@techbourse/domain';
import type { App } from '@techbourse/platform';
import { z } from 'zod';
import { agencyPerformanceSchema } from '../api/index.ts';
import type { Context } from '../context.ts';
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
}
