import type { App } from '@techbourse/platform';
import { exposureQuerySchema, exposureSchema } from '../api/exposure.ts';
import type { Context } from '../context.ts';
import { readExposure } from './read.ts';

export function registerExposureRoutes(app: App, ctx: Context): void {
  app.get(
    '/operations/matching/exposure',
    {
      config: { action: 'exposure.read' },
      schema: {
        tags: ['operations'],
        summary: 'Who stands in the first places of the lists of pairs, and who in none',
        description: 'For the operator. Reads every pair that is shown: seconds at a million.',
        querystring: exposureQuerySchema,
        response: { 200: exposureSchema },
      },
    },
    ({ actor, query }) => readExposure(ctx, actor, query.top),
  );
}
