import type { Page } from '@techbourse/api-schema';
import type { Tx } from '@techbourse/db';
import { authorise, cursorKey, decodeCursor, fail, toPage } from '@techbourse/platform';
import { type Actor, decide, EVERYTHING, visibleTo } from '@techbourse/policy';
import { z } from 'zod';
import { type LedgerContent, type LedgerKind, ledgerContentSchema } from '../api/index.ts';
import type { Context } from '../context.ts';
import { readFor } from '../rows.ts';
import { codeOf } from './code.ts';
import { type LedgerRow, listEntries, seenContracts } from './store.ts';

export type ListLedger = {
  contract?: string | undefined;
  kind?: LedgerKind | undefined;
  view?: 'own' | 'chain' | undefined;
  cursor?: string | undefined;
  limit: number;
};

type ListedEntry = {
  seq: number;
  hash: string;
  previousHash: string;
  at: string;
  content: LedgerContent | null;
  code: string | null;
};

/**
 * Lists entries, newest first. Numbers, hashes and times are public, so that anyone can check the exchange; the content of
 * an entry is for the parties of its contract and the operator.
 */
export async function listLedger(ctx: Context, actor: Actor, query: ListLedger): Promise<Page<ListedEntry>> {
  // An actor without the right to read its own entries still sees the public chain.
  const view = query.view ?? (decide(actor, 'contract.list').allowed ? 'own' : 'chain');
  const below = query.cursor ? decodeCursor(query.cursor, z.tuple([cursorKey.big.min(1)]))[0] : undefined;
  const asks = { below, limit: query.limit + 1 };
  if (view === 'chain') {
    assertNoFilter(query);
    return readFor(ctx, actor, async (tx) => {
      const rows = await listEntries(tx, { ...asks, seen: EVERYTHING, contract: undefined, kind: undefined });
      return listed(rows, query.limit, await readable(tx, actor, rows));
    });
  }
  const member = authorise(actor, 'contract.list');
  const seen = visibleTo(member, 'contract.list');
  return readFor(ctx, member, async (tx) => {
    const rows = await listEntries(tx, { ...asks, seen, contract: query.contract, kind: query.kind });
    return listed(rows, query.limit, () => true);
  });
}

/** Filters on the public chain would reveal what an entry is about. */
function assertNoFilter(query: ListLedger): void {
  const rule = 'ledger.chain_filter';
  const message = 'The chain is listed whole; filters are for the view "own"';
  const given = (['contract', 'kind'] as const).filter((name) => query[name] !== undefined);
  if (given.length === 0) return;
  throw fail.validation(
    rule,
    message,
    given.map((name) => ({ pointer: `/${name}`, rule, message })),
  );
}

async function readable(tx: Tx, actor: Actor, rows: readonly LedgerRow[]): Promise<(row: LedgerRow) => boolean> {
  const seen = visibleTo(actor, 'contract.read');
  if (seen.everything) return () => true;
  if (seen.organisations.length === 0) return () => false;
  const ids = [...new Set(rows.flatMap((row) => row.contractId ?? []))];
  const own = await seenContracts(tx, ids, seen);
  return (row) => row.contractId !== null && own.has(row.contractId);
}

function listed(rows: readonly LedgerRow[], limit: number, mayRead: (row: LedgerRow) => boolean): Page<ListedEntry> {
  const page = toPage(rows, limit, (row) => [row.seq]);
  const items = page.items.map((row) => {
    const { seq, hash, previousHash } = row;
    const shown = { seq, hash, previousHash, at: row.at.toISOString() };
    if (!mayRead(row)) return { ...shown, content: null, code: null };
    return { ...shown, content: ledgerContentSchema.parse(JSON.parse(row.text)), code: codeOf(row) };
  });
  return { items, nextCursor: page.nextCursor };
}
