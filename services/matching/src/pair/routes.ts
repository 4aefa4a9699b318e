import { callHeadersSchema } from '@techbourse/api-schema';
import { type PairSide, pairIdSchema, splitPairId } from '@techbourse/domain';
import { type App, callOf, fail } from '@techbourse/platform';
import { z } from 'zod';
import { pairInterestQuerySchema, pairInterestSchema } from '../api/interest.ts';
import {
  decidePairSchema,
  languageQuerySchema,
  listPairsQuerySchema,
  pairDetailSchema,
  pairListSchema,
  progressSchema,
} from '../api/pair.ts';
import type { Context } from '../context.ts';
import { decidePair } from './decide.ts';
import { pairInterest } from './interest.ts';
import { listPairs } from './list.ts';
import { getPair } from './queries.ts';
import { readProgress } from './read-progress.ts';

const tags = ['pairs'];
const paramsSchema = z.object({ id: pairIdSchema });

export function registerPairRoutes(app: App, ctx: Context): void {
  app.get(
    '/pairs',
    {
      config: { action: 'pair.list' },
      schema: {
        tags,
        summary: 'Pairs of one of your listings or demands, best first',
        description:
          '`state` says whether the record still waits to be paired. Near-duplicates of one technology share a place unless `duplicates` asks for all.',
        querystring: listPairsQuerySchema,
        response: { 200: pairListSchema },
      },
    },
    async ({ actor, query, headers: { authorization } }) => {
      const { listing, demand, ...page } = query;
      const list = (side: PairSide, id: string) => listPairs(ctx, actor, { side, id, ...page }, authorization);
      if (listing !== undefined) return list('listing', listing);
      if (demand !== undefined) return list('demand', demand);
      throw fail.validation('pair.list.record', 'Give either listing or demand');
    },
  );
  app.get(
    '/pairs/interest',
    {
      config: { action: 'pair.list' },
      schema: {
        tags,
        summary: 'What the other sides made of one of your records',
        description:
          'How many contacted you, are in deals with you or declined, and why, by code. What they keep to themselves is ' +
          'told as a number where three or more do it.',
        querystring: pairInterestQuerySchema,
        response: { 200: pairInterestSchema },
      },
    },
    async ({ actor, query: { listing, demand }, headers: { authorization } }) => {
      const interest = (side: PairSide, id: string) => pairInterest(ctx, actor, { side, id }, authorization);
      if (listing !== undefined) return interest('listing', listing);
      if (demand !== undefined) return interest('demand', demand);
      throw fail.validation('pair.list.record', 'Give either listing or demand');
    },
  );
  app.get(
    '/pairs/progress',
    {
      config: { action: 'pair.read_progress' },
      schema: { tags, summary: 'What waits to be profiled and paired (operator)', response: { 200: progressSchema } },
    },
    ({ actor }) => readProgress(ctx, actor),
  );
  app.get(
    '/pairs/:id',
    {
      config: { action: 'pair.read' },
      schema: {
        tags,
        summary: 'One pair with its parts, shared terms, passages and decisions',
        description:
          'Says in the language that you ask for why the two fit, and what speaks against it. The company of an anonymous demand stays unnamed until it takes a step.',
        params: paramsSchema,
        querystring: z.strictObject({ language: languageQuerySchema }),
        response: { 200: pairDetailSchema },
      },
    },
    ({ actor, params: { id }, query }) => getPair(ctx, actor, keyOf(id), query.language),
  );
  app.post(
    '/pairs/:id/decisions',
    {
      config: { action: 'pair.decide' },
      schema: {
        tags,
        summary: 'Say what your side thinks of a pair',
        description:
          'What you looked at, shortlisted or declined stays with your side. A `contact` writes to the other side and opens an enquiry: a deal.',
        headers: callHeadersSchema,
        params: paramsSchema,
        body: decidePairSchema,
        response: { 200: pairDetailSchema },
      },
    },
    (request) => {
      const { actor, params, body } = request;
      return decidePair(ctx, actor, keyOf(params.id), body, callOf(request));
    },
  );
}

const bothIdsSchema = z.object({ listingId: z.uuid(), demandId: z.uuid() });

function keyOf(id: string) {
  const key = splitPairId(id);
  if (!bothIdsSchema.safeParse(key).success) throw fail.notFound('pair.not_found', 'There is no such pair');
  return key;
}
