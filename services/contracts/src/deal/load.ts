import type { Tx } from '@techbourse/db';
import { fail } from '@techbourse/platform';
import { type Action, type Actor, type Member, ownIds, visibleTo } from '@techbourse/policy';
import type { DealSide } from '../api/index.ts';
import { organisations } from '../organisation/store.ts';
import { sidesNow } from './deal.ts';
import { type DealRow, findDeal, lockDeal } from './store.ts';

export function dealNotFound() {
  return fail.notFound('deal.not_found', 'There is no such deal');
}

/**
 * The deal for a write of one of its sides, held until the transaction ends, with its sides as the register has them: so
 * each step keeps them, and the last one keeps them for good.
 * @throws NOT_FOUND; FORBIDDEN (`deal.not_party`) to the operator, who sees it; CONFLICT.
 */
export async function getLockedDeal(
  tx: Tx,
  id: string,
  member: Member,
  { action, expectedVersion }: { action: Action; expectedVersion?: number | undefined },
): Promise<DealRow> {
  const deal = await lockDeal(tx, id, visibleTo(member, action));
  if (!deal) {
    if (!(await findDeal(tx, id, visibleTo(member, 'deal.read')))) throw dealNotFound();
    throw fail.forbidden('deal.not_party', 'Only the two sides of a deal can do this');
  }
  if (expectedVersion !== undefined && expectedVersion !== deal.version) {
    throw fail.conflict('deal.version', 'The deal has moved on since you read it', { version: deal.version });
  }
  return sidesNow(deal, await organisations.findAll(tx, [deal.sellerId, deal.buyerId]));
}

/**
 * On whose side somebody reads a deal: its own, or that of the client whose deals an agency reads. Null for the operator,
 * who sees both sides in full.
 */
export function readingSideOf(deal: { sellerId: string; buyerId: string }, actor: Actor): DealSide | null {
  const own = sideOf(deal, actor);
  const { everything, organisations } = visibleTo(actor, 'deal.read');
  if (own || everything) return own;
  return organisations.includes(deal.buyerId) ? 'buyer' : 'seller';
}

export function sideOf(deal: { sellerId: string; buyerId: string }, actor: Actor): DealSide | null {
  const own = ownIds(actor);
  if (own.includes(deal.sellerId)) return 'seller';
  return own.includes(deal.buyerId) ? 'buyer' : null;
}
