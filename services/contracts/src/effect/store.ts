import type { Tx } from '@techbourse/db';
import { and, eq } from 'drizzle-orm';
import { confirmation, contract, deal } from '../db/schema.ts';

/** A contract with its deal, as far as it says what it does to listing and demand. */
export async function findSigned(tx: Tx, id: string) {
  const { dealId, version, terms, sellerId, buyerId, signedAt } = contract;
  const [row] = await tx
    .select({ dealId, version, terms, sellerId, buyerId, signedAt, demandId: deal.demandId })
    .from(contract)
    .innerJoin(deal, eq(deal.id, dealId))
    .where(eq(contract.id, id));
  return row;
}

/** Who confirmed a version of a contract, for whom. */
export function signersOf(tx: Tx, id: string, version: number) {
  const { organisationId, personId, agencyId, mandateId } = confirmation;
  return tx
    .select({ organisationId, personId, agencyId, mandateId })
    .from(confirmation)
    .where(and(eq(confirmation.contractId, id), eq(confirmation.version, version)));
}
