import { callHeadersSchema, pageOf } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import type { App } from '@techbourse/platform';
import { callOf } from '@techbourse/platform';
import { z } from 'zod';
import {
  ledgerReceiptSchema,
  listConsentsQuery,
  recordConsentRequestSchema,
  sublicenceConsentSchema,
  withdrawConsentRequestSchema,
} from '../api/index.ts';
import type { Context } from '../context.ts';
import { listConsents } from './queries.ts';
import { recordConsent } from './record.ts';
import { withdrawConsent } from './withdraw.ts';

const tags = ['title'];

export function registerConsentRoutes(app: App, ctx: Context): void {
  app.post(
    '/title/consents',
    {
      config: { action: 'title.consent' },
      schema: {
        tags,
        summary: 'Licensor: consent to one sublicence of a licence that allows them with consent',
        headers: callHeadersSchema,
        body: recordConsentRequestSchema,
        response: { 201: ledgerReceiptSchema },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await recordConsent(ctx, request.actor, request.body, callOf(request))),
  );
  app.get(
    '/title/consents',
    {
      config: { action: 'title.read_consents' },
      schema: {
        tags,
        summary: 'Consents that your organisation gave, and those to sublicences of its licences, newest first',
        querystring: z.strictObject(listConsentsQuery),
        response: { 200: pageOf(sublicenceConsentSchema) },
      },
    },
    (request) => listConsents(ctx, request.actor, request.query),
  );
  app.post(
    '/title/consents/:id/withdraw',
    {
      config: { action: 'title.withdraw_consent' },
      schema: {
        tags,
        summary: 'Take your consent back, until the sublicence is signed',
        headers: callHeadersSchema,
        params: z.object({ id: idSchema }),
        body: withdrawConsentRequestSchema,
        response: { 200: ledgerReceiptSchema },
      },
    },
    (request) => withdrawConsent(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );
}
