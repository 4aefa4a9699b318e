import { callHeadersSchema, pageOf, pageQuery } from '@techbourse/api-schema';
import { type App, authorise, callOf, decodeCursor, fail, toPage } from '@techbourse/platform';
import { z } from 'zod';
import {
  correctClockRequestSchema,
  entryVerificationSchema,
  inclusionProofSchema,
  ledgerEntrySchema,
  ledgerQuery,
  ledgerVerificationSchema,
  treeHeadSchema,
  verifyRequestSchema,
} from '../api/index.ts';
import type { Context } from '../context.ts';
import { correctClock } from './correct-clock.ts';
import { listHeads } from './heads-store.ts';
import { listLedger } from './queries.ts';
import type { RecordedNoun } from './recorder.ts';
import { signTreeHeads } from './sign-tree-heads.ts';
import { shownHead } from './tree-head.ts';
import { createVerificationCache } from './verification-cache.ts';
import { proveInclusion, verifyCode } from './verify-code.ts';

const tags = ['ledger'];

export function registerLedgerRoutes(app: App, ctx: Context, nouns: readonly RecordedNoun[]): void {
  app.get(
    '/ledger',
    {
      config: { action: 'ledger.read' },
      schema: {
        tags,
        summary: 'The ledger, newest first: your entries whole, the chain of all for everybody',
        querystring: z.strictObject({ ...pageQuery, ...ledgerQuery }),
        response: { 200: pageOf(ledgerEntrySchema) },
      },
    },
    (request) => listLedger(ctx, request.actor, request.query),
  );

  const verification = createVerificationCache(ctx, nouns);
  app.get(
    '/ledger/verify',
    {
      config: { action: 'ledger.verify' },
      schema: {
        tags,
        summary: 'The whole ledger read again; for others than the operator the last result, with its time',
        response: { 200: ledgerVerificationSchema },
      },
    },
    (request) => verification.verify(request.actor),
  );
  app.post(
    '/ledger/verify',
    {
      config: { action: 'ledger.operate' },
      schema: {
        tags,
        summary: 'The same for the operator, compared with heads kept elsewhere',
        body: verifyRequestSchema,
        response: { 200: ledgerVerificationSchema },
      },
    },
    (request) => {
      return verification.compare(request.body.heads);
    },
  );

  app.get(
    '/verify/:code',
    {
      config: { action: 'ledger.read' },
      schema: {
        tags,
        summary: 'What stands in the ledger under a code, for anybody who was given it',
        description:
          'Its place, its day, what kind of entry it is and whether the chain holds; never who or how much. The hash of an entry is taken as well, and told less: it is public. Parties find the code in `GET /ledger`.',
        params: z.object({ code: z.string().max(100) }),
        response: { 200: entryVerificationSchema },
      },
    },
    (request) => verifyCode(ctx, request.params.code, verification.told),
  );

  app.get(
    '/ledger/:seq/proof',
    {
      config: { action: 'ledger.verify' },
      schema: {
        tags,
        summary: 'That an entry is under the newest signed head, to be checked without the exchange',
        description:
          'An audit path of RFC 6962. With the content of the entry (`GET /ledger`) and a key of the exchange that you trust it proves that the entry stands where it does, whatever becomes of the exchange.',
        params: z.object({ seq: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
        response: { 200: inclusionProofSchema },
      },
    },
    (request) => {
      authorise(request.actor, 'ledger.verify');
      return proveInclusion(ctx, request.params.seq);
    },
  );

  app.get(
    '/ledger/heads',
    {
      config: { action: 'ledger.read' },
      schema: {
        tags,
        summary: 'Signed Merkle tree heads, newest first: keep copies of them',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(treeHeadSchema) },
      },
    },
    async ({ query: { cursor, limit } }) => {
      const below = cursor ? decodeCursor(cursor, z.tuple([z.int().min(1)]))[0] : undefined;
      const page = toPage(await listHeads(ctx.db.orm, below, limit + 1), limit, (head) => [head.number]);
      return { ...page, items: page.items.map(shownHead) };
    },
  );
  app.post(
    '/ledger/heads',
    {
      config: { action: 'ledger.operate' },
      schema: {
        tags,
        summary: 'Sign a head over all entries now; none is made when the newest covers them',
        response: { 200: z.object({ items: z.array(treeHeadSchema) }) },
      },
    },
    async (request) => {
      const key = ctx.config.LEDGER_PRIVATE_KEY;
      if (!key) throw fail.invalidState('ledger.no_key', 'LEDGER_PRIVATE_KEY is not set: no head can be signed');
      return { items: (await signTreeHeads(ctx, key, { anyway: true })).map(shownHead) };
    },
  );

  app.post(
    '/ledger/clock-corrections',
    {
      config: { action: 'ledger.operate' },
      schema: {
        tags,
        summary: 'Enter that a clock which had run ahead was set right',
        headers: callHeadersSchema,
        body: correctClockRequestSchema,
        response: { 201: z.object({ seq: z.int(), hash: z.string() }) },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await correctClock(ctx, request.actor, request.body, callOf(request))),
  );
}
