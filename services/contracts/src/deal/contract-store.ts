import type { Executor, Tx } from '@techbourse/db';
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { ContractAgency } from '../api/index.ts';
import { contract } from '../db/schema.ts';

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
