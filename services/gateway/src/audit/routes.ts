import { Readable } from 'node:stream';
import { pageOf } from '@techbourse/api-schema';
import { auditEntrySchema, auditExportQuerySchema, auditPageQuerySchema } from '@techbourse/gateway/api';
import { type App, sendNdjson } from '@techbourse/platform';
import type { Context } from '../context.ts';
import { CSV_HEAD, csvLine } from './csv.ts';
import { exportAudit, listAudit } from './trail.ts';

const tags = ['audit'];
const description =
  'For owners and administrators of an organisation what was done by it, for it and to its records; for the operator everything. Reads of confidential things stand in it too.';

/** Who did what for whom, when and from where. */
export function registerAuditRoutes(app: App, ctx: Context): void {
  app.get(
    '/api/audit',
    {
      config: { action: 'audit.read' },
      schema: {
        tags,
        summary: 'Who did what for whom, when and from where, newest first',
        description,
        querystring: auditPageQuerySchema,
        response: { 200: pageOf(auditEntrySchema) },
      },
    },
    ({ actor, query, id }) => listAudit(ctx, actor, query, id),
  );
  app.get(
    '/api/audit/export',
    {
      config: { action: 'audit.export', produces: ['application/x-ndjson', 'text/csv'] },
      schema: {
        tags,
        summary: 'The audit as one file, newest first: one JSON or one line of CSV per entry',
        description,
        querystring: auditExportQuerySchema,
      },
    },
    async ({ actor, query: { format, ...filter }, id }, reply) => {
      const entries = exportAudit(ctx, actor, filter, id);
      if (format === 'ndjson') return sendNdjson(reply, entries);
      const first = await entries.next();
      const lines = async function* () {
        yield CSV_HEAD;
        if (!first.done) yield csvLine(first.value);
        for await (const entry of entries) yield csvLine(entry);
      };
      reply.header('content-disposition', 'attachment; filename="audit.csv"');
      return reply.type('text/csv; charset=utf-8').send(Readable.from(lines()));
    },
  );
}
