import { idSchema } from '@techbourse/domain';
import {
  abuseDecisionSchema,
  abuseReportedSchema,
  abuseReportPageSchema,
  abuseReportSchema,
  abuseReportsQuerySchema,
  newAbuseReportSchema,
} from '@techbourse/gateway/api';
import type { App } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { networkOf } from '../identity/network.ts';
import { decideAbuse, getReport, listReports, reportAbuse } from './report.ts';

const tags = ['abuse'];
const paramsSchema = z.object({ id: idSchema });

export function registerAbuseRoutes(app: App, ctx: Context): void {
  app.post(
    '/api/abuse-reports',
    {
      config: { action: 'abuse.report' },
      schema: {
        tags,
        summary: 'Report a listing, a demand or an organisation',
        description: 'By anybody, with or without an account. The operator alone reads it, and from whom it is.',
        body: newAbuseReportSchema,
        response: { 202: abuseReportedSchema },
      },
    },
    async (request, reply) => {
      const reported = await reportAbuse(ctx, request.actor, request.body, networkOf(request.ip));
      return reply.code(202).send(reported);
    },
  );
  app.get(
    '/api/abuse-reports',
    {
      config: { action: 'abuse.read' },
      schema: {
        tags,
        summary: 'Reports, the longest waiting first (operator)',
        description: 'Of one state, or about one record, organisation or account.',
        querystring: abuseReportsQuerySchema,
        response: { 200: abuseReportPageSchema },
      },
    },
    ({ actor, query }) => listReports(ctx, actor, query),
  );
  app.get(
    '/api/abuse-reports/:id',
    {
      config: { action: 'abuse.read' },
      schema: {
        tags,
        summary: 'One report (operator)',
        description: 'What waits to be decided stands in `GET /api/operations/work`.',
        params: paramsSchema,
        response: { 200: abuseReportSchema },
      },
    },
    ({ actor, params }) => getReport(ctx, actor, params.id),
  );
  app.post(
    '/api/abuse-reports/:id/decide',
    {
      config: { action: 'abuse.decide' },
      schema: {
        tags,
        summary: 'Decide a report (operator)',
        description: 'A record is taken down, and an organisation suspended, by the verbs for that.',
        params: paramsSchema,
        body: abuseDecisionSchema,
        response: { 200: abuseReportSchema },
      },
    },
    ({ actor, params, body }) => decideAbuse(ctx, actor, params.id, body),
  );
}
