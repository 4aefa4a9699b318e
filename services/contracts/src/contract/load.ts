import type { Tx } from '@techbourse/db';
import { type AppError, fail } from '@techbourse/platform';
import { isOperator, type Member } from '@techbourse/policy';
import { getLockedDeal, partyOf } from '../deal/load.ts';
import type { DealRow } from '../deal/store.ts';
import { organisations } from '../organisation/store.ts';
import { listingsOfOwner } from '../projection/store.ts';
import { partOf } from './agencies.ts';
import { type ContractRow, findContract, lockContract } from './store.ts';
import type { DraftContext } from './terms.ts';

export function contractNotFound() {
  return fail.notFound('contract.not_found', 'There is no such contract');
}

/**
 * The error for a write by a member that is no party: FORBIDDEN for those who see the contract (the operator, a named
 * agency), NOT_FOUND for everybody else.
 */
async function noParty(tx: Tx, id: string, member: Member): Promise<AppError> {
  const contract = await findContract(tx, id, undefined);
  const sees = contract && (isOperator(member) || partOf(contract, member.organisation.id) !== undefined);
  return sees
    ? fail.forbidden('contract.not_party', 'Only the two parties of a contract can do this')
    : contractNotFound();
}

/** Locks deal and contract for a write of a party, always the deal first. */
export async function getLockedDraft(
  tx: Tx,
  id: string,
  member: Member,
): Promise<{ deal: DealRow; contract: ContractRow }> {
  const seen = await findContract(tx, id, member.organisation.id);
  if (!seen) throw await noParty(tx, id, member);
  const deal = await getLockedDeal(tx, seen.dealId, member);
  const contract = await lockContract(tx, id);
  if (!contract) throw contractNotFound();
  return { deal, contract };
}

/** Locks a signed contract for an addition of a party. @throws NOT_FOUND, FORBIDDEN, INVALID_STATE. */
export async function getOwnSigned(tx: Tx, id: string, member: Member): Promise<SignedContract> {
  return lockSigned(tx, id, member, member.organisation.id);
}

/** Locks a signed contract for an addition of a party or the operator. @throws NOT_FOUND, FORBIDDEN, INVALID_STATE. */
export async function getLockedSigned(tx: Tx, id: string, member: Member): Promise<SignedContract> {
  return lockSigned(tx, id, member, partyOf(member));
}

async function lockSigned(tx: Tx, id: string, member: Member, party: string | undefined): Promise<SignedContract> {
  if (!(await findContract(tx, id, party))) throw await noParty(tx, id, member);
  const contract = await lockContract(tx, id);
  if (!contract) throw contractNotFound();
  const { signedAt } = contract;
  if (contract.state !== 'signed' || !signedAt) {
    throw fail.invalidState('contract.not_signed', 'This is possible once the contract is signed');
  }
  return { ...contract, signedAt };
}

export type SignedContract = ContractRow & { signedAt: Date };

/** What a draft names beside what the deal knows of. */
export type Named = {
  listings?: readonly { listingId: string }[] | undefined;
  agencies?: readonly { organisationId: string }[] | undefined;
};

/** What a draft in this deal is completed from and checked against. `before`: the text that it takes the place of. */
export async function draftContextOf(tx: Tx, deal: DealRow, named: Named, before?: Named): Promise<DraftContext> {
  const others = (named.listings ?? []).map((quote) => quote.listingId).filter((id) => id !== deal.listingId);
  const agenciesOf = ({ agencies = [] }: Named) => agencies.map(({ organisationId }) => organisationId);
  return {
    agencies: await organisations.findAll(tx, agenciesOf(named)),
    namedBefore: before ? agenciesOf(before) : [],
    seller: deal.seller,
    buyer: deal.buyer,
    listing: { id: deal.listingId, version: deal.listingVersion, snapshot: deal.listingSnapshot },
    others: await listingsOfOwner(tx, others, deal.sellerId),
  };
}
