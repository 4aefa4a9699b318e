import { pageOf, pageQuery } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import { type App, authorise } from '@techbourse/platform';
import { z } from 'zod';
import { confirmAgency } from '../agency/confirm.ts';
import {
  agencyPartSchema,
  changeReceiptSchema,
  closedChangeSchema,
  confirmAgencyRequestSchema,
  confirmChangeRequestSchema,
  confirmContractRequestSchema,
  confirmReceiptSchema,
  contractSummarySchema,
  contractVersionSchema,
  declineChangeRequestSchema,
  draftContractRequestSchema,
  editContractRequestSchema,
  listContractsQuery,
  proposeChangeRequestSchema,
  technologyContractSchema,
} from '../api/index.ts';
import { callOf, writeHeadersSchema } from '../call.ts';
import { confirmChange, declineChange, proposeChange, withdrawChange } from '../change/verbs.ts';
import type { Context } from '../context.ts';
import { confirmContract } from '../contract/confirm.ts';
import { draftContract } from '../contract/draft.ts';
import { editContract } from '../contract/edit.ts';
import { withdrawConfirmation } from '../contract/withdraw-confirmation.ts';
import { registerPaymentRoutes } from '../payment/routes.ts';
import { registerRegistrationRoutes } from '../registration/routes.ts';
import { getAgencyPart, getContract, listAgencyParts, listContracts, listVersions, readContract } from './queries.ts';

const tags = ['contracts'];
const paramsSchema = z.object({ id: idSchema });
const headersSchema = writeHeadersSchema;

export function registerContractRoutes(app: App, ctx: Context): void {
  registerTexts(app, ctx);
  registerPaymentRoutes(app, ctx);
  registerRegistrationRoutes(app, ctx);
  registerChanges(app, ctx);
}

/** The text of a contract until both parties have confirmed it. */
function registerTexts(app: App, ctx: Context): void {
  app.post(
    '/deals/:id/contracts',
    {
      config: { action: 'contract.draft' },
      schema: {
        tags,
        summary: 'Draft the contract of a deal',
        headers: headersSchema,
        params: paramsSchema,
        body: draftContractRequestSchema,
        response: { 201: technologyContractSchema },
      },
    },
    async (request, reply) => {
      const { id } = await draftContract(ctx, request.actor, request.params.id, request.body, callOf(request));
      return reply.code(201).send(await readContract(ctx, authorise(request.actor, 'contract.draft'), id));
    },
  );

  app.get(
    '/contracts',
    {
      config: { action: 'contract.list' },
      schema: {
        tags,
        summary: 'Contracts of your organisation, newest first; the operator sees all',
        querystring: z.strictObject(listContractsQuery),
        response: { 200: pageOf(contractSummarySchema) },
      },
    },
    (request) => listContracts(ctx, request.actor, request.query),
  );

  app.get(
    '/contracts/agency-parts',
    {
      config: { action: 'contract.read_agency_part' },
      schema: {
        tags,
        summary: 'Contracts that name your organisation as an agency, newest first',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(agencyPartSchema) },
      },
    },
    (request) => listAgencyParts(ctx, request.actor, request.query),
  );

  app.get(
    '/contracts/:id/agency-part',
    {
      config: { action: 'contract.read_agency_part' },
      schema: {
        tags,
        summary: 'Your part in a contract that names your organisation as an agency',
        params: paramsSchema,
        response: { 200: agencyPartSchema },
      },
    },
    (request) => getAgencyPart(ctx, request.actor, request.params.id),
  );

  app.post(
    '/contracts/:id/agency-part/confirm',
    {
      config: { action: 'contract.confirm_agency_part' },
      schema: {
        tags,
        summary: 'Confirm your part as an agency in exactly this version',
        headers: headersSchema,
        params: paramsSchema,
        body: confirmAgencyRequestSchema,
        response: { 200: agencyPartSchema },
      },
    },
    (request) => confirmAgency(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );

  app.get(
    '/contracts/:id',
    {
      config: { action: 'contract.read' },
      schema: {
        tags,
        summary: 'One contract, whole',
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
        headers: headersSchema,
        params: paramsSchema,
        body: editContractRequestSchema,
        response: { 200: technologyContractSchema },
      },
    },
    async (request) => {
      const { id } = await editContract(ctx, request.actor, request.params.id, request.body, callOf(request));
      return readContract(ctx, authorise(request.actor, 'contract.edit'), id);
    },
  );

  app.post(
    '/contracts/:id/confirm',
    {
      config: { action: 'contract.sign' },
      schema: {
        tags,
        summary: 'Confirm exactly this version; the second party’s confirmation signs the contract',
        headers: headersSchema,
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
        headers: headersSchema,
        params: paramsSchema,
        response: { 200: technologyContractSchema },
      },
    },
    async (request) => {
      const { id } = await withdrawConfirmation(ctx, request.actor, request.params.id, callOf(request));
      return readContract(ctx, authorise(request.actor, 'contract.withdraw_confirmation'), id);
    },
  );
}

/** What both parties change of a signed contract. */
function registerChanges(app: App, ctx: Context): void {
  app.post(
    '/contracts/:id/changes',
    {
      config: { action: 'contract.change' },
      schema: {
        tags,
        summary: 'Propose an amendment or a termination',
        headers: headersSchema,
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
        headers: headersSchema,
        params: z.object({ id: idSchema, changeId: idSchema }),
        body: confirmChangeRequestSchema,
        response: { 200: changeReceiptSchema },
      },
    },
    (request) => {
      const { id, changeId } = request.params;
      return confirmChange(ctx, request.actor, id, changeId, request.body, callOf(request));
    },
  );

  app.post(
    '/contracts/:id/changes/:changeId/withdraw',
    {
      config: { action: 'contract.change' },
      schema: {
        tags,
        summary: 'Take back a change that your party proposed',
        headers: headersSchema,
        params: z.object({ id: idSchema, changeId: idSchema }),
        response: { 200: closedChangeSchema },
      },
    },
    (request) => {
      const { id, changeId } = request.params;
      return withdrawChange(ctx, request.actor, id, changeId, callOf(request));
    },
  );

  app.post(
    '/contracts/:id/changes/:changeId/decline',
    {
      config: { action: 'contract.change' },
      schema: {
        tags,
        summary: 'Decline a change that the other party proposed',
        headers: headersSchema,
        params: z.object({ id: idSchema, changeId: idSchema }),
        body: declineChangeRequestSchema,
        response: { 200: closedChangeSchema },
      },
    },
    (request) => {
      const { id, changeId } = request.params;
      return declineChange(ctx, request.actor, id, changeId, request.body, callOf(request));
    },
  );
}
