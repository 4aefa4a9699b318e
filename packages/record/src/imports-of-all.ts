import { importOfAllSchema, importsOfAllQuerySchema } from '@techbourse/api-schema';
import type { Database } from '@techbourse/db';
import { type App, authorise } from '@techbourse/platform';
import { z } from 'zod';
import { type ImportRunTables, listAllRuns } from './import-runs.ts';

/** What was imported lately into one service, for the gateway, which shows the operator that of all. */
export function registerImportsOfAll(app: App, db: Database, tables: Pick<ImportRunTables, 'importRun'>): void {
  app.get(
    '/operations/imports',
    {
      config: { action: 'exchange.read' },
      schema: {
        hide: true,
        querystring: importsOfAllQuerySchema,
        response: { 200: z.object({ items: z.array(importOfAllSchema) }) },
      },
    },
    async ({ actor, query }) => {
      authorise(actor, 'exchange.read');
      return { items: await listAllRuns(db.orm, tables, query.limit) };
    },
  );
}
