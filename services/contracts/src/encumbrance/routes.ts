import type { App } from '@techbourse/platform';
import { z } from 'zod';
import { encumberedTitleSchema, encumbrancesQuery } from '../api/index.ts';
import type { Context } from '../context.ts';
import { listEncumbrances } from './queries.ts';

const tags = ['title'];

export function registerEncumbranceRoutes(app: App, ctx: Context): void {
  app.get(
    '/title/encumbrances',
    {
      config: { action: 'title.read_encumbrances' },
      schema: {
        tags,
        summary: 'Licences that run on under a title that your organisation holds: of a contract, listing or number',
        querystring: z.strictObject(encumbrancesQuery),
        response: { 200: z.object({ items: z.array(encumberedTitleSchema) }) },
      },
    },
    async (request) => ({ items: await listEncumbrances(ctx, request.actor, request.query) }),
  );
}
