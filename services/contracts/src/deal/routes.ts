import { callHeadersSchema, pageOfClients } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import { type App, callOf } from '@techbourse/platform';
import { z } from 'zod';
import {
  bothSidesDeclarationSchema,
  dealCountsSchema,
  dealSchema,
  dealShortlistSchema,
  dealSummarySchema,
  declineStageRequestSchema,
  listDealsQuery,
  listProposalsQuery,
  loseDealRequestSchema,
  moveDealRequestSchema,
  openDealRequestSchema,
  proposalsSchema,
  shortlistDealRequestSchema,
  withdrawStageRequestSchema,
  writeMessageRequestSchema,
} from '../api/index.ts';
import type { Context } from '../context.ts';
import { declareBothSides } from './declare-both-sides.ts';
import { loseDeal } from './lose.ts';
import { acceptStage, moveDeal } from './move.ts';
import { openDeal } from './open.ts';
import { listProposals } from './proposals.ts';
import { getDeal, listDeals, readDeal } from './queries.ts';
import { shortlistDeal } from './shortlist.ts';
import { declineStage, withdrawStage } from './withdraw-stage.ts';
import { writeMessage } from './write-message.ts';

const tags = ['deals'];
const paramsSchema = z.object({ id: idSchema });

export function registerDealRoutes(app: App, ctx: Context): void {
  app.post(
    '/deals',
    {
      config: { action: 'deal.open' },
      schema: {
        tags,
        summary: 'Open a deal: between a listing and a demand, or as a direct enquiry about a listing',
        description:
          'Both sides see it from then on. There is one live deal per listing and demand; a second one is 409 with the id of the first. A seller who opens it does not learn who the company of an anonymous demand is.',
        headers: callHeadersSchema,
        body: openDealRequestSchema,
        response: { 201: dealSchema },
      },
    },
    async (request, reply) => {
      const { id } = await openDeal(ctx, request.actor, request.body, callOf(request));
      return reply.code(201).send(await readDeal(ctx, request.actor, id, 'deal.open'));
    },
  );

  app.get(
    '/deals',
    {
      config: { action: 'deal.list' },
      schema: {
        tags,
        summary: 'Deals of your organisation and of the clients of your agency, newest first; the operator sees all',
        description:
          '`turn` finds those in which your side must act, `stage` those that stand somewhere; the first page counts each stage.',
        querystring: z.strictObject(listDealsQuery),
        response: {
          200: pageOfClients(dealSummarySchema).extend({
            counts: dealCountsSchema.optional().describe('on the first page only'),
          }),
        },
      },
    },
    (request) => listDeals(ctx, request.actor, request.query),
  );

  app.get(
    '/deals/proposals',
    {
      config: { action: 'deal.read' },
      schema: {
        tags,
        summary: 'What was proposed to one of your demands, side by side',
        description:
          'Every deal about the demand, whichever side opened it, with what its listing says to each required result, its ' +
          'terms, and what the other side wrote. Measures are compared by their names and in the unit of the required result.',
        querystring: z.strictObject(listProposalsQuery),
        response: { 200: proposalsSchema },
      },
    },
    ({ actor, query, headers: { authorization } }) => listProposals(ctx, actor, query.demand, authorization),
  );

  app.get(
    '/deals/:id',
    {
      config: { action: 'deal.read' },
      schema: {
        tags,
        summary: 'One deal, with listing and demand as they were',
        description:
          'As they were when the deal opened. `next` says what brings it on and which side must do it, `actions` what you may do now.',
        params: paramsSchema,
        response: { 200: dealSchema },
      },
    },
    (request) => getDeal(ctx, request.actor, request.params.id),
  );

  app.post(
    '/deals/:id/stage',
    {
      config: { action: 'deal.move' },
      schema: {
        tags,
        summary: 'Propose another open stage, or accept it when the other side has proposed exactly that',
        description:
          'The deal moves when the other side accepts; a proposal lapses after 30 days. Proposing takes the place of a proposal that stands.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: moveDealRequestSchema,
        response: { 200: dealSchema },
      },
    },
    async (request) => {
      const { id } = await moveDeal(ctx, request.actor, request.params.id, request.body, callOf(request));
      return readDeal(ctx, request.actor, id, 'deal.move');
    },
  );

  app.post(
    '/deals/:id/stage/accept',
    {
      config: { action: 'deal.move' },
      schema: {
        tags,
        summary: 'Accept exactly the stage that the other side has proposed',
        description:
          'The deal moves to it. A stage that is not the proposed one is refused, so nobody accepts what it has not read.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: moveDealRequestSchema,
        response: { 200: dealSchema },
      },
    },
    async (request) => {
      const { id } = await acceptStage(ctx, request.actor, request.params.id, request.body, callOf(request));
      return readDeal(ctx, request.actor, id, 'deal.move');
    },
  );

  app.post(
    '/deals/:id/stage/withdraw',
    {
      config: { action: 'deal.move' },
      schema: {
        tags,
        summary: 'Take back the stage that your side has proposed',
        description: 'As long as it was not answered.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: withdrawStageRequestSchema,
        response: { 200: dealSchema },
      },
    },
    async (request) => {
      const { id } = await withdrawStage(ctx, request.actor, request.params.id, request.body, callOf(request));
      return readDeal(ctx, request.actor, id, 'deal.move');
    },
  );

  app.post(
    '/deals/:id/stage/decline',
    {
      config: { action: 'deal.move' },
      schema: {
        tags,
        summary: 'Decline the stage that the other side has proposed',
        description: 'The deal stays where it is, and the other side is told.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: declineStageRequestSchema,
        response: { 200: dealSchema },
      },
    },
    async (request) => {
      const { id } = await declineStage(ctx, request.actor, request.params.id, request.body, callOf(request));
      return readDeal(ctx, request.actor, id, 'deal.move');
    },
  );

  app.post(
    '/deals/:id/both-sides',
    {
      config: { action: 'deal.declare_both_sides' },
      schema: {
        tags,
        summary: 'Declare that your agency stands on both sides of a deal',
        description:
          'By the agency itself, without On-Behalf-Of. Each party accepts it when it confirms the contract; until both have, nothing is signed.',
        headers: callHeadersSchema,
        params: paramsSchema,
        response: { 200: bothSidesDeclarationSchema },
      },
    },
    (request) => declareBothSides(ctx, request.actor, request.params.id, callOf(request)),
  );

  app.post(
    '/deals/:id/shortlist',
    {
      config: { action: 'deal.shortlist' },
      schema: {
        tags,
        summary: 'Buyer: put a deal on the shortlist of what was proposed to you, or take it off',
        description: 'Nobody else is told.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: shortlistDealRequestSchema,
        response: { 200: dealShortlistSchema },
      },
    },
    (request) => shortlistDeal(ctx, request.actor, request.params.id, request.body, callOf(request)),
  );

  app.post(
    '/deals/:id/messages',
    {
      config: { action: 'deal.move' },
      schema: {
        tags,
        summary: 'Write to the other side of a deal',
        description:
          'Both sides read it among the events. An unnamed company that writes names itself by it; to one that has not answered yet nothing more is written. The same words of one person within a minute are one message; an `Idempotency-Key` decides it instead.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: writeMessageRequestSchema,
        response: { 200: dealSchema },
      },
    },
    async (request) => {
      const { id } = await writeMessage(ctx, request.actor, request.params.id, request.body, callOf(request));
      return readDeal(ctx, request.actor, id, 'deal.move');
    },
  );

  app.post(
    '/deals/:id/lost',
    {
      config: { action: 'deal.move' },
      schema: {
        tags,
        summary: 'End a deal without a contract, with a coded reason',
        description:
          'Either side alone may. The reason is told to the other side; what was disclosed in the deal ends with it.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: loseDealRequestSchema,
        response: { 200: dealSchema },
      },
    },
    async (request) => {
      const { id } = await loseDeal(ctx, request.actor, request.params.id, request.body, callOf(request));
      return readDeal(ctx, request.actor, id, 'deal.move');
    },
  );
}
