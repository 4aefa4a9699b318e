import { callHeadersSchema } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import type { App } from '@techbourse/platform';
import { callOf } from '@techbourse/platform';
import { z } from 'zod';
import {
  changeReceiptSchema,
  closedChangeSchema,
  confirmChangeRequestSchema,
  declineChangeRequestSchema,
  proposeChangeRequestSchema,
} from '../api/index.ts';
import type { Context } from '../context.ts';
import { confirmChange } from './confirm.ts';
import { declineChange } from './decline.ts';
import { proposeChange } from './propose.ts';
import { withdrawChange } from './withdraw.ts';

const tags = ['contracts'];
const paramsSchema = z.object({ id: idSchema });

/** What both parties change of a signed contract. */
export function registerChangeRoutes(app: App, ctx: Context): void {
  app.post(
    '/contracts/:id/changes',
    {
      config: { action: 'contract.change' },
      schema: {
        tags,
        summary: 'Propose an amendment or a termination',
        description:
          'That is your own confirmation of it. It binds nobody before the other party confirms the same hash, and lapses after 90 days.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: proposeChangeRequestSchema,
        response: { 201: changeReceiptSchema },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await proposeChange(ctx, request.actor, request.params.id, request.body, callOf(request))),
  );

  app.post(
    '/contracts/:id/changes/:changeId/confirm',
    {
      config: { action: 'contract.change' },
      schema: {
        tags,
        summary: 'Confirm a change that the other party proposed',
        description:
          'By its hash. An amendment stands in the ledger; a termination also ends the rights on its day, and gives listings back that the contract kept from the market.',
        headers: callHeadersSchema,
        params: z.object({ id: idSchema, changeId: idSchema }),
        body: confirmChangeRequestSchema,
        response: { 200: changeReceiptSchema },
      },
    },
    (request) => confirmChange(ctx, request.actor, request.params, request.body, callOf(request)),
  );

  app.post(
    '/contracts/:id/changes/:changeId/withdraw',
    {
      config: { action: 'contract.answer_change' },
      schema: {
        tags,
        summary: 'Take back a change that your party proposed',
        description: 'As long as the other party has not confirmed it.',
        headers: callHeadersSchema,
        params: z.object({ id: idSchema, changeId: idSchema }),
        response: { 200: closedChangeSchema },
      },
    },
    (request) => withdrawChange(ctx, request.actor, request.params, callOf(request)),
  );

  app.post(
    '/contracts/:id/changes/:changeId/decline',
    {
      config: { action: 'contract.answer_change' },
      schema: {
        tags,
        summary: 'Decline a change that the other party proposed',
        description: 'With a reason, which the other party reads. The contract stays as it is.',
        headers: callHeadersSchema,
        params: z.object({ id: idSchema, changeId: idSchema }),
        body: declineChangeRequestSchema,
        response: { 200: closedChangeSchema },
      },
    },
    (request) => declineChange(ctx, request.actor, request.params, request.body, callOf(request)),
  );
}
