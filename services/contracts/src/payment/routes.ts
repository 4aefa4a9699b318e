import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import type { App } from '@techbourse/platform';
import { callOf } from '@techbourse/platform';
import { z } from 'zod';
import {
  disputePaymentRequestSchema,
  paymentReceiptSchema,
  recordPaymentRequestSchema,
  voidPaymentRequestSchema,
} from '../api/index.ts';
import type { Context } from '../context.ts';
import { confirmPayment, disputePayment } from './answer.ts';
import { recordPayment } from './record.ts';
import { voidPayment } from './void.ts';

const tags = ['contracts'];
const paramsSchema = z.object({ id: idSchema });
const onePaymentSchema = z.object({ id: idSchema, paymentId: idSchema });

/** Payments of a signed contract; each step becomes an entry of the ledger. */
export function registerPaymentRoutes(app: App, ctx: Context): void {
  app.post(
    '/contracts/:id/payments',
    {
      config: { action: 'payment.record' },
      schema: {
        tags,
        summary: 'Record a payment that was made',
        description:
          'Either party records it; it is reported until the other confirms or disputes it. 409 payment.duplicate when one of the same day and amount is on record, 400 with what is wrong when it does not fit what is due.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: recordPaymentRequestSchema,
        response: { 201: paymentReceiptSchema },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await recordPayment(ctx, request.actor, request.params.id, request.body, callOf(request))),
  );

  app.post(
    '/contracts/:id/payments/:paymentId/confirm',
    {
      config: { action: 'payment.answer' },
      schema: {
        tags,
        summary: 'Confirm a payment that the other party recorded',
        description: 'From here on it counts as paid, in the statistics as well.',
        headers: callHeadersSchema,
        params: onePaymentSchema,
        response: { 200: paymentReceiptSchema },
      },
    },
    (request) => confirmPayment(ctx, request.actor, request.params, callOf(request)),
  );

  app.post(
    '/contracts/:id/payments/:paymentId/dispute',
    {
      config: { action: 'payment.answer' },
      schema: {
        tags,
        summary: 'Deny a payment that the other party recorded',
        description:
          'It stays on record and counts nowhere; its line is open again. Later it is confirmed after all, or taken back.',
        headers: callHeadersSchema,
        params: onePaymentSchema,
        body: disputePaymentRequestSchema,
        response: { 200: paymentReceiptSchema },
      },
    },
    (request) => disputePayment(ctx, request.actor, request.params, request.body, callOf(request)),
  );

  app.post(
    '/contracts/:id/payments/:paymentId/void',
    {
      config: { action: 'payment.void' },
      schema: {
        tags,
        summary: 'Take back a payment that was recorded by mistake',
        description: 'The party that recorded it may until the other confirmed it; the operator may at any time.',
        headers: callHeadersSchema,
        params: onePaymentSchema,
        body: voidPaymentRequestSchema,
        response: { 200: paymentReceiptSchema },
      },
    },
    (request) => voidPayment(ctx, request.actor, request.params, request.body, callOf(request)),
  );
}
