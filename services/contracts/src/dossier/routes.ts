import { callHeadersSchema, pageOfClients } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import {
  confirmContractRequestSchema,
  confirmReceiptSchema,
  contractSummarySchema,
  contractVersionSchema,
  draftContractRequestSchema,
  editContractRequestSchema,
  listContractsQuery,
  technologyContractSchema,
} from '../api/index.ts';
import type { Context } from '../context.ts';
import { confirmContract } from '../contract/confirm.ts';
import { draftContract } from '../contract/draft.ts';
import { editContract } from '../contract/edit.ts';
import { withdrawConfirmation } from '../contract/withdraw-confirmation.ts';
import { getContract, listContracts, listVersions, readContract } from './queries.ts';

const tags = ['contracts'];
const paramsSchema = z.object({ id: idSchema });

/** The text of a contract until both parties have confirmed it, and the contract whole. */
export function registerContractRoutes(app: App, ctx: Context): void {
  app.post(
    '/deals/:id/contracts',
    {
      config: { action: 'contract.draft', madeAt: '/contracts/:id' },
      schema: {
        tags,
        summary: 'Draft the contract of a deal',
        description:
          'In negotiation or agreed, one per deal. Parties, listings and patents that you leave out are taken from the deal; the answer has the hash that both parties confirm.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: draftContractRequestSchema,
        response: { 201: technologyContractSchema },
      },
    },
    async (request, reply) => {
      const { id } = await draftContract(ctx, request.actor, request.params.id, request.body, callOf(request));
      return reply.code(201).send(await readContract(ctx, request.actor, id, 'contract.draft'));
    },
  );

  app.get(
    '/contracts',
    {
      config: { action: 'contract.list' },
      schema: {
        tags,
        summary:
          'Contracts of your organisation and of the clients of your agency, newest first; the operator sees all',
        querystring: z.strictObject(listContractsQuery),
        response: { 200: pageOfClients(contractSummarySchema) },
      },
    },
    (request) => listContracts(ctx, request.actor, request.query),
  );

  app.get(
    '/contracts/:id',
    {
      config: { action: 'contract.read' },
      schema: {
        tags,
        summary: 'One contract, whole',
        description:
          'The text with its hash, who confirmed it, the rights that it grants, payments with their balance, registrations, changes and its entries of the ledger.',
        params: paramsSchema,
        response: { 200: technologyContractSchema },
      },
    },
    (request) => getContract(ctx, request.actor, request.params.id),
  );

  app.get(
    '/contracts/:id/versions',
    {
      config: { action: 'contract.read' },
      schema: {
        tags,
        summary: 'Every text the contract had, newest first',
        description: 'Each with its hash, who wrote it and when.',
        params: paramsSchema,
        response: { 200: z.object({ items: z.array(contractVersionSchema) }) },
      },
    },
    async (request) => ({ items: await listVersions(ctx, request.actor, request.params.id) }),
  );

  app.patch(
    '/contracts/:id',
    {
      config: { action: 'contract.edit' },
      schema: {
        tags,
        summary: 'Write a new version of a draft; confirmations start anew',
        description: 'The whole text, not a part of it. The present names of the parties are taken into it.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: editContractRequestSchema,
        response: { 200: technologyContractSchema },
      },
    },
    async (request) => {
      const { id } = await editContract(ctx, request.actor, request.params.id, request.body, callOf(request));
      return readContract(ctx, request.actor, id, 'contract.edit');
    },
  );

  app.post(
    '/contracts/:id/confirm',
    {
      config: { action: 'contract.sign' },
      schema: {
        tags,
        summary: 'Confirm exactly this version; the second party’s confirmation signs the contract',
        description:
          'By version and hash, so that nobody signs what it has not read. The signature writes the ledger, closes the demand of the deal as solved, and reserves or transfers the listings that the contract takes from the market.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: confirmContractRequestSchema,
        response: { 200: confirmReceiptSchema },
      },
    },
    (request) => confirmContract(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );

  app.post(
    '/contracts/:id/confirm/withdraw',
    {
      config: { action: 'contract.withdraw_confirmation' },
      schema: {
        tags,
        summary: 'Take your confirmation back: the same text becomes a version that nobody has confirmed',
        description:
          'Until the other party has confirmed it too. What is signed is never taken back, only changed by both.',
        headers: callHeadersSchema,
        params: paramsSchema,
        response: { 200: technologyContractSchema },
      },
    },
    async (request) => {
      const { id } = await withdrawConfirmation(ctx, request.actor, request.params.id, callOf(request));
      return readContract(ctx, request.actor, id, 'contract.withdraw_confirmation');
    },
  );
}
