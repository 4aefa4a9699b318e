import type { App } from '@techbourse/platform';
import { changesAnswerSchema, listChangesSchema } from '../api/change.ts';
import type { Context } from '../context.ts';
import { listChanges } from './read.ts';

export function registerChangeRoutes(app: App, ctx: Context): void {
  // A request that waits would hold up the end of the process.
  app.addHook('preClose', async () => ctx.news.end());
  app.get(
    '/changes',
    {
      config: { action: 'change.read' },
      schema: {
        tags: ['changes'],
        summary: 'What has changed, in order, for who asks with a cursor',
        description:
          'Rows of what the caller may see: public ones for anyone, beside them those of its organisation. A row says that ' +
          'something changed and where to read it, never what. Go on with `cursor` of the answer as `after`; a row may ' +
          'come twice, none is left out. `wait` holds the answer until there is a row. Rows are kept for 30 days unless ' +
          'the exchange says otherwise; an older cursor is `change.cursor_gone`.',
        querystring: listChangesSchema,
        response: { 200: changesAnswerSchema },
      },
    },
    async (request, reply) => {
      const leaving = new AbortController();
      reply.raw.once('close', () => leaving.abort());
      return listChanges(ctx, request.actor, request.query, leaving.signal);
    },
  );
}
