import type { Tx } from '@techbourse/db';
import { fail, type Member } from '@techbourse/platform';
import { listingsOfOwner } from '../copy/store.ts';
import { getLockedDeal } from '../deal/load.ts';
import type { DealRow } from '../deal/store.ts';
import { type ContractRow, findContract, lockContract } from './store.ts';
import type { Frame } from './terms.ts';

export function contractNotFound() {
  return fail.notFound('contract.not_found', 'There is no such contract');
}

/** Deal and contract for a write of one of the parties, both held until the transaction ends: the deal first, always. */
export async function getLockedDraft(
  tx: Tx,
  id: string,
  member: Member,
): Promise<{ deal: DealRow; contract: ContractRow }> {
  const seen = await findContract(tx, id, member.organisation.id);
  if (!seen) throw contractNotFound();
  const deal = await getLockedDeal(tx, seen.dealId, member);
  const contract = await lockContract(tx, id);
  if (!contract) throw contractNotFound();
  return { deal, contract };
}

/** A signed contract of the party (undefined: any), held, for what may be added to it. @throws NOT_FOUND, INVALID_STATE. */
export async function getLockedSigned(tx: Tx, id: string, party: string | undefined): Promise<SignedContract> {
  const seen = await findContract(tx, id, party);
  const contract = seen && (await lockContract(tx, id));
  if (!contract) throw contractNotFound();
  const { signedAt } = contract;
  if (contract.state !== 'signed' || !signedAt) {
    throw fail.invalidState('contract.not_signed', 'This is possible once the contract is signed');
  }
  return { ...contract, signedAt };
}

export type SignedContract = ContractRow & { signedAt: Date };

/** What a draft in this deal is completed from. `quoted`: listings that the draft names beside the deal's own. */
export async function frameOf(tx: Tx, deal: DealRow, quoted: readonly string[]): Promise<Frame> {
  const others = quoted.filter((id) => id !== deal.listingId);
  return {
    seller: deal.seller,
    buyer: deal.buyer,
    listing: { id: deal.listingId, version: deal.listingVersion, snapshot: deal.listingSnapshot },
    others: await listingsOfOwner(tx, others, deal.sellerId),
  };
}
