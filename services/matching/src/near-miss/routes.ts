import { type App, fail } from '@techbourse/platform';
import { listNearMissesSchema, nearMissesSchema } from '../api/near-miss.ts';
import type { Context } from '../context.ts';
import { listOwnNearMisses } from './list.ts';

export function registerNearMissRoutes(app: App, ctx: Context): void {
  app.get(
    '/pairs/near-misses',
    {
      config: { action: 'pair.list' },
      schema: {
        tags: ['pairs'],
        summary: 'What one of your listings or demands misses by one condition',
        description:
          'Records that would be a pair with yours but for exactly one condition, the best first: which condition, and ' +
          'which change of either side would lift it. Both records are on the market.',
        querystring: listNearMissesSchema,
        response: { 200: nearMissesSchema },
      },
    },
    ({ actor, query: { listing, demand, language }, headers: { authorization } }) => {
      if (listing !== undefined)
        return listOwnNearMisses(ctx, actor, { side: 'listing', id: listing, language }, authorization);
      if (demand !== undefined)
        return listOwnNearMisses(ctx, actor, { side: 'demand', id: demand, language }, authorization);
      throw fail.validation('pair.list.record', 'Give either listing or demand');
    },
  );
}
