import type { ContractEffect, Signer } from '@techbourse/api-schema';
import { type Tx, writeEvents } from '@techbourse/db';
import { daysLater } from '@techbourse/domain';
import { CONTRACT_STANDING, type ContractStanding, type ContractTerms } from '../api/index.ts';
import { outbox } from '../db/schema.ts';
import { type DealRow, dealsById } from '../deal/store.ts';
import { grantOf } from '../grant/grant.ts';
import { grantsOf } from '../grant/store.ts';
import { type ConfirmationRow, type ContractRow, confirmationsOf, contractsByIds } from './store.ts';

/**
 * What a contract does to the listings that it is about, and until when. A licence that shuts others out everywhere, and a
 * development, keep them for the buyer; an assignment everywhere makes them the buyer's. What leaves a country or a field
 * to others, and what grants no right, leaves them on offer: whoever signs next is told of the rights in its way.
 */
export function effectOf(terms: ContractTerms): { effect: ContractEffect; until: string | null } {
  if (terms.type === 'development') return { effect: 'reserve', until: terms.term.to };
  const grant = grantOf(terms);
  if (!grant) return { effect: 'none', until: terms.term.to };
  const isWhole = grant.territory.kind === 'worldwide' && grant.fieldOfUse.kind === 'all';
  const whole: ContractEffect = grant.kind === 'assignment' ? 'transfer' : 'reserve';
  return { effect: isWhole && grant.kind !== 'simple' ? whole : 'none', until: grant.to };
}

type Standing = {
  deal: Pick<DealRow, 'id' | 'demandId'>;
  confirmations: readonly ConfirmationRow[];
  seq: number;
  endedOn?: string;
};

/** Tells what a signed contract means for its listings and its demand, in the transaction that changes it. */
export async function tellStanding(tx: Tx, contract: ContractRow, standing: Standing): Promise<void> {
  const { deal, confirmations, seq, endedOn = null } = standing;
  const { id: contractId, sellerId, buyerId, terms, signedAt } = contract;
  if (!signedAt) throw new Error(`the contract ${contractId} is not signed`);
  const { effect, until } = effectOf(terms);
  const signer = (organisationId: string): Signer => {
    const {
      personId = null,
      agencyId = null,
      mandateId = null,
    } = confirmations.find((row) => row.organisationId === organisationId) ?? {};
    return { organisationId, personId, agencyId, mandateId };
  };
  const payload: ContractStanding = {
    contractId,
    dealId: deal.id,
    demandId: deal.demandId,
    listings: terms.listings.map(({ listingId }) => ({ listingId, effect })),
    signedAt: signedAt.toISOString(),
    until,
    endedOn,
    seller: signer(sellerId),
    buyer: signer(buyerId),
  };
  await writeEvents(tx, outbox, [{ type: CONTRACT_STANDING, key: contractId, version: seq, payload }]);
}

/** The same of one that ends early. */
export async function tellEnd(
  tx: Tx,
  contract: ContractRow,
  { endedOn, seq }: { endedOn: string; seq: number },
): Promise<void> {
  const [deal] = await dealsById(tx, [contract.dealId]);
  if (!deal) throw new Error(`the deal of the contract ${contract.id} is not there`);
  await tellStanding(tx, contract, { deal, confirmations: await confirmationsOf(tx, [contract]), seq, endedOn });
}

/** The same of one whose rights the operator released, once none of them stands. */
export async function tellVoid(
  tx: Tx,
  contractId: string,
  { today, seq }: { today: string; seq: number },
): Promise<void> {
  const grants = await grantsOf(tx, [contractId]);
  if (grants.some(({ releasedSeq }) => releasedSeq === null)) return;
  const [contract] = await contractsByIds(tx, [contractId]);
  if (contract?.signedAt) await tellEnd(tx, contract, { endedOn: daysLater(today, -1), seq });
}
