import type { ContractEffect, Signer } from '@techbourse/api-schema';
import { type Tx, writeEvents } from '@techbourse/db';
import { daysLater } from '@techbourse/domain';
import { CONTRACT_STANDING, type ContractStanding, type ContractTerms } from '../api/index.ts';
import { outbox } from '../db/schema.ts';
import { grantOf } from '../grant/grant.ts';
import { grantsOf } from '../grant/store.ts';
import { findSigned, signersOf } from './store.ts';

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

/**
 * Tells what a signed contract means for its listings and its demand, in the transaction that signed or ended it.
 * @param told.endedOn last day of one that ends early.
 */
export async function tellStanding(tx: Tx, contractId: string, told: { seq: number; endedOn?: string }): Promise<void> {
  const contract = await findSigned(tx, contractId);
  if (!contract?.signedAt) throw new Error(`the contract ${contractId} is not signed`);
  const { dealId, demandId, terms, version, signedAt, sellerId, buyerId } = contract;
  const signers = await signersOf(tx, contractId, version);
  const signer = (organisationId: string): Signer =>
    signers.find((row) => row.organisationId === organisationId) ?? {
      organisationId,
      personId: null,
      agencyId: null,
      mandateId: null,
    };
  const { effect, until } = effectOf(terms);
  const payload: ContractStanding = {
    contractId,
    dealId,
    demandId,
    listings: terms.listings.map(({ listingId }) => ({ listingId, effect })),
    signedAt: signedAt.toISOString(),
    until,
    endedOn: told.endedOn ?? null,
    seller: signer(sellerId),
    buyer: signer(buyerId),
  };
  await writeEvents(tx, outbox, [{ type: CONTRACT_STANDING, key: contractId, version: told.seq, payload }]);
}

/** The same of one whose rights the operator released, once none of them stands. */
export async function tellVoid(
  tx: Tx,
  contractId: string,
  { today, seq }: { today: string; seq: number },
): Promise<void> {
  const grants = await grantsOf(tx, [contractId]);
  if (grants.some(({ releasedSeq }) => releasedSeq === null)) return;
  await tellStanding(tx, contractId, { seq, endedOn: daysLater(today, -1) });
}
