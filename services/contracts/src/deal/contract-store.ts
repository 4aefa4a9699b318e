import type { Executor, Tx } from '@techbourse/db';
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { ContractAgency } from '../api/index.ts';
import { confirmation, contract } from '../db/schema.ts';
import type { ConfirmedDraft } from './deal.ts';

type Db = Tx | Executor;

/** The draft or signed contract of each deal. */
export async function contractsOfDeals(db: Db, dealIds: readonly string[]): Promise<Map<string, string>> {
  if (dealIds.length === 0) return new Map();
  const rows = await db
    .select({ id: contract.id, dealId: contract.dealId })
    .from(contract)
    .where(and(inArray(contract.dealId, [...dealIds]), ne(contract.state, 'abandoned')));
  return new Map(rows.map((row) => [row.dealId, row.id]));
}

/** The draft of each deal that has one, with the sides that have confirmed its present text. */
export async function draftsOfDeals(db: Db, dealIds: readonly string[]): Promise<Map<string, ConfirmedDraft>> {
  if (dealIds.length === 0) return new Map();
  const { dealId, sellerId, buyerId, version } = contract;
  const rows = await db
    .select({ dealId, sellerId, buyerId, confirmed: confirmation.organisationId })
    .from(contract)
    .leftJoin(confirmation, and(eq(confirmation.contractId, contract.id), eq(confirmation.version, version)))
    .where(and(inArray(dealId, [...dealIds]), eq(contract.state, 'draft')));
  const confirmedBy = (side: 'seller' | 'buyer', given: typeof rows) =>
    given.some((row) => row.confirmed === (side === 'seller' ? row.sellerId : row.buyerId)) ? [side] : [];
  return new Map(
    [...Map.groupBy(rows, (row) => row.dealId)].map(([id, given]) => [
      id,
      { confirmedBy: [...confirmedBy('seller', given), ...confirmedBy('buyer', given)] },
    ]),
  );
}

/** Agencies that the draft of a deal names. */
export async function agenciesNamed(db: Db, dealId: string): Promise<ContractAgency[]> {
  const rows = await db
    .select({ terms: contract.terms })
    .from(contract)
    .where(and(eq(contract.dealId, dealId), ne(contract.state, 'abandoned')));
  return rows.flatMap(({ terms }) => terms.agencies);
}

export async function abandonDrafts(tx: Tx, dealId: string, at: Date): Promise<string[]> {
  const rows = await tx
    .update(contract)
    .set({ state: 'abandoned', updatedAt: at })
    .where(and(eq(contract.dealId, dealId), eq(contract.state, 'draft')))
    .returning({ id: contract.id });
  return rows.map((row) => row.id);
}
