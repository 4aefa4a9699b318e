import type { Contracted } from '@techbourse/api-schema';
import type { ListingAction } from '@techbourse/domain';
import { type KeptContract, lastDayOf } from '@techbourse/record';

/** Whether a contract keeps the listing from others on a day. */
export function isHolding(contract: KeptContract, today: string): boolean {
  return contract.effect !== 'none' && !isEnded(contract, today);
}

export function isEnded(contract: KeptContract, today: string): boolean {
  const last = lastDayOf(contract);
  return last !== undefined && last < today;
}

/**
 * What a contract that was just told of does to its listing: nothing when it is over already. What the owner does with the
 * listing by hand afterwards stands.
 */
export function actionOfSigned(contract: KeptContract, today: string): ListingAction | undefined {
  if (!isHolding(contract, today)) return undefined;
  return contract.effect === 'transfer' ? 'transfer' : 'reserve';
}

/** Whether a listing comes back, once contracts ended: one of them kept it, and no other does. */
export function isGivenBack(ended: readonly KeptContract[], all: readonly KeptContract[], today: string): boolean {
  return ended.some(({ effect }) => effect !== 'none') && !all.some((contract) => isHolding(contract, today));
}

/** A contract as the owner of the listing reads it. */
export function viewContract(contract: KeptContract): Contracted {
  const { contractId, dealId, otherId, effect, signedAt, until, endedOn } = contract;
  return { contractId, dealId, demandId: otherId, effect, signedAt: signedAt.toISOString(), until, endedOn };
}
