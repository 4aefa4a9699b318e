import { meSchema } from '@techbourse/gateway/api';
import type { App } from '@techbourse/platform';
import type { Context } from '../../context.ts';
import { describeActor } from './queries.ts';

export function registerMeRoutes(app: App, ctx: Context): void {
  app.get(
    '/api/me',
    {
      config: { action: 'actor.read' },
      schema: {
        tags: ['accounts'],
        summary: 'Whom the exchange takes you for',
        description: 'Also what you belong to, for which organisation you act, and what you may do.',
        response: { 200: meSchema },
      },
    },
    async ({ actor, session }) => describeActor(ctx, actor, session?.id ?? null),
  );
}
