import { writeAudit } from '@techbourse/db';
import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { DealShortlist, ShortlistDealRequest } from '../api/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { writeFor } from '../rows.ts';
import { getLockedDeal, sideOf } from './load.ts';
import { updateDeal } from './store.ts';

/**
 * The buyer puts a deal on its shortlist, or takes it off. It keeps that to itself: the version of the deal, which the other
 * side reads, stays.
 */
export async function shortlistDeal(
  ctx: Context,
  actor: Actor,
  dealId: string,
  { shortlisted }: ShortlistDealRequest,
  call: Call,
): Promise<DealShortlist> {
  const member = authorise(actor, 'deal.shortlist');
  const request = { verb: 'deal.shortlist', dealId, shortlisted };
  return writeFor(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const deal = await getLockedDeal(tx, dealId, member, { action: 'deal.shortlist' });
    if (sideOf(deal, member) !== 'buyer') {
      throw fail.forbidden('deal.not_buyer', 'Only the buyer of a deal chooses among what was proposed to it');
    }
    if (deal.stage === 'signed' || deal.stage === 'lost') {
      throw fail.invalidState('deal.ended', `This deal has ended: it is ${deal.stage}`);
    }
    const shortlistedAt = shortlisted ? (deal.shortlistedAt ?? ctx.clock.now()) : null;
    const answer = { dealId, shortlistedAt: shortlistedAt?.toISOString() ?? null };
    if ((deal.shortlistedAt === null) === (shortlistedAt === null)) return answer;
    await updateDeal(tx, { ...deal, shortlistedAt });
    await writeAudit(tx, audit, actor, [{ action: 'deal.shortlist', subject: dealId, data: { shortlisted } }]);
    return answer;
  });
}
