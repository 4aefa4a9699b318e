import { type App, assertMember, pageOf, pageQuery } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { type LedgerVerification, ledgerEntry, ledgerQuery, ledgerVerification, treeHead } from '../contract/index.ts';
import { listLedger } from './queries.ts';
import { treeHeads } from './store.ts';
import { verifyLedger } from './verify.ts';

const tags = ['ledger'];

export function registerLedgerRoutes(app: App, ctx: Context): void {
  app.get(
    '/ledger',
    {
      schema: {
        ...{ tags, summary: 'The ledger, newest first: your entries whole, the chain of all for everybody' },
        ...{ querystring: z.strictObject({ ...pageQuery, ...ledgerQuery }), response: { 200: pageOf(ledgerEntry) } },
      },
    },
    (request) => listLedger(ctx, request.actor, request.query),
  );

  // Reading the whole ledger is dear, so those who ask while it is read share the answer.
  let underWay: Promise<LedgerVerification> | undefined;
  app.get(
    '/ledger/verify',
    {
      schema: {
        ...{ tags, summary: 'Read the whole ledger again and compare everything with it' },
        response: { 200: ledgerVerification },
      },
    },
    (request) => {
      assertMember(request.actor, 'deals:read');
      underWay ??= verifyLedger(ctx).finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
  );

  app.get(
    '/ledger/heads',
    {
      schema: {
        ...{ tags, summary: 'Signed Merkle tree heads, one per day' },
        response: { 200: z.object({ items: z.array(treeHead) }) },
      },
    },
    async () => {
      const heads = await treeHeads(ctx.db.orm);
      return { items: heads.map((head) => ({ ...head, at: head.at.toISOString() })).reverse() };
    },
  );
}
